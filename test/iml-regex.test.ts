// Regular expressions of users: our engine agrees with JavaScript's, and nothing takes long.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ImlError } from '../runner/iml/index.ts'
import { worstSteps } from '../runner/iml/regex/cost.ts'
import { safeReplace, safeTest } from '../runner/iml/regex/index.ts'
import { searcher } from '../runner/iml/regex/match.ts'
import { parsePattern } from '../runner/iml/regex/parse.ts'
import { compilePattern } from '../runner/iml/regex/program.ts'

interface Alike {
  readonly patterns: readonly string[]
  readonly flags: string
  readonly texts: readonly string[]
}

interface File {
  readonly alike: readonly Alike[]
  readonly hostile: readonly string[]
}

const file = parse(readFileSync(join(import.meta.dirname, 'regex.yaml'), 'utf8')) as File

function ours(pattern: string, flags: string, text: string): readonly number[] | undefined {
  const program = compilePattern(parsePattern(pattern, flags))
  return searcher(program, text, { steps: 100_000 })(0)
}

function native(pattern: string, flags: string, text: string): readonly number[] | undefined {
  const match = new RegExp(pattern, `${flags}d`).exec(text)
  return match?.indices?.flatMap((place) => place ?? [-1, -1])
}

describe('our engine finds what JavaScript finds', () => {
  for (const { patterns, flags, texts } of file.alike) {
    it.each(patterns.map((pattern) => [pattern, flags]))('/%s/%s', (pattern) => {
      for (const text of texts) {
        expect([text, ours(pattern, flags, text)]).toEqual([text, native(pattern, flags, text)])
      }
    })
  }
})

/** The goal is 200 ms; the rest is room for a busy machine. */
const LIMIT = 600
const texts = ['a'.repeat(10_000), ' '.repeat(9_999), 'ab'.repeat(5_000), 'x1 =a '.repeat(1_666)]
const shorter = [5_400, 2_700, 250, 60, 30].map((length) => 'a'.repeat(length))

describe('no pattern takes long on 10,000 characters', () => {
  it.each(file.hostile)('/%s/', (pattern) => {
    for (const text of [...texts, ...shorter]) {
      const start = performance.now()
      try {
        safeReplace(text, pattern, 'g', '-')
      } catch (error) {
        expect(error).toBeInstanceOf(ImlError)
        expect((error as ImlError).message).toContain('takes too long on this text')
      }
      expect(performance.now() - start).toBeLessThan(LIMIT)
    }
  })
})

describe('what is cheap is left to JavaScript', () => {
  it.each([
    ['\\d+', 'g'],
    ['^\\s+', 'g'],
    ['(\\w)-(\\w)', 'g'],
    ['https?://', 'i'],
  ])('/%s/%s', (pattern, flags) => {
    expect(worstSteps(parsePattern(pattern, flags), 10_000)).toBeLessThan(2e7)
  })
})

describe('safeTest', () => {
  it('tells whether a text holds a match', () => {
    expect(safeTest('^[a-z]+$', 'i', 'Abc')).toBe(true)
    expect(safeTest('^[a-z]+$', '', 'Abc')).toBe(false)
  })
  it('refuses what is no regular expression', () => {
    expect(() => safeTest('(', '', 'a')).toThrow('Invalid regular expression')
  })
})
