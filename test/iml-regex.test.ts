// Regular expressions of users: they give what JavaScript gives, and none of them runs for ever.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { withinTime } from '../runner/iml/regex/guard.ts'
import { safeReplace, safeTest } from '../runner/iml/regex/index.ts'
import { shapeOf, worstSteps } from '../runner/iml/regex/shape.ts'

interface File {
  readonly alike: readonly {
    readonly patterns: readonly string[]
    readonly flags: string
    readonly texts: readonly string[]
  }[]
  readonly runaway: readonly {
    readonly pattern: string
    readonly letters: string
    readonly times: number
    readonly end?: string
  }[]
  readonly harmless: readonly {
    readonly pattern: string
    readonly text: string
    readonly times?: number
    readonly gives: string
  }[]
  readonly glance: readonly {
    readonly length: number
    readonly unwatched?: readonly string[]
    readonly watched?: readonly string[]
  }[]
}

const file = parse(readFileSync(join(import.meta.dirname, 'regex.yaml'), 'utf8')) as File

/** As in runner/iml/regex: what takes more is watched. */
const HARMLESS_STEPS = 2e7

describe('what JavaScript would put there is put there', () => {
  const replacement = "[$&|$1|$12|$`|$'|$$|$0]"
  for (const { patterns, flags, texts } of file.alike) {
    const unnamed = patterns.filter((pattern) => !pattern.includes('(?<n>'))
    const all = [flags, `${flags}g`, `${flags}y`, `${flags}gy`]
    const rows = unnamed.flatMap((pattern) => all.map((each) => [pattern, each] as const))
    it.each(rows)('/%s/%s', (pattern, each) => {
      for (const text of texts) {
        const native = text.replace(new RegExp(pattern, each), replacement)
        expect([text, safeReplace(text, pattern, each, replacement)]).toEqual([text, native])
        expect(safeTest(pattern, each, text)).toBe(new RegExp(pattern, each).test(text))
      }
    })
  }
})

describe('what would run for hours is watched, and can be stopped', () => {
  it.each(file.runaway)('$pattern', ({ pattern, letters, times, end = '' }) => {
    const text = letters.repeat(times) + end
    expect(worstSteps(shapeOf(pattern), text.length)).toBeGreaterThan(HARMLESS_STEPS)
    const regex = new RegExp(pattern)
    expect(withinTime(() => regex.test(text), 20)).toBeUndefined()
  })
})

describe('what is large but harmless is answered', () => {
  it.each(file.harmless)('$pattern', ({ pattern, text, times = 1, gives }) => {
    expect(safeReplace(text.repeat(times), pattern, 'g', times === 1 ? '-' : '')).toBe(gives)
  })
  it('a long row of alternatives, and groups in groups', () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`).join('|')
    expect(safeReplace('word7 word899', `\\b(?:${words})\\b`, 'g', '-')).toBe('- -')
    expect(safeTest(`${'('.repeat(200)}a${')'.repeat(200)}`, '', 'a')).toBe(true)
  })
})

describe('a glance tells what needs no watch', () => {
  for (const { length, unwatched = [], watched = [] } of file.glance) {
    it.each(unwatched)(`unwatched on ${length} characters: %s`, (pattern) => {
      expect(worstSteps(shapeOf(pattern), length)).toBeLessThanOrEqual(HARMLESS_STEPS)
    })
    it.each(watched)(`watched on ${length} characters: %s`, (pattern) => {
      expect(worstSteps(shapeOf(pattern), length)).toBeGreaterThan(HARMLESS_STEPS)
    })
  }
})

describe('the end of a search', () => {
  const text = 'a'.repeat(60)
  it('is a sentence with the pattern; the next time has half of the time', () => {
    const search = () => safeTest('(a+)+c', '', text)
    const sentence =
      'The regular expression /(a+)+c/ runs away on this text: it had found no end after'
    expect(search).toThrow(`${sentence} 1000 ms.`)
    expect(search).toThrow(`${sentence} 500 ms.`)
    expect(safeTest('(a+)+c', '', 'aaac')).toBe(true)
  })
  it('comes between two matches, too, and while their replacements are put together', () => {
    const again = () => safeReplace('a'.repeat(200_000), 'a*b|a', 'g', '')
    expect(again).toThrow('/a*b|a/ runs away on this text')
    const much = () => safeReplace('b'.repeat(200_000), '(a)?b', 'g', '$1'.repeat(200_000))
    expect(much).toThrow('/(a)?b/ runs away on this text')
  })
  it('comes when there is no memory left', () => {
    const search = () => safeTest('(?:a|b)*c', '', 'a'.repeat(20_000_000))
    expect(search).toThrow('/(?:a|b)*c/ runs away on this text')
  })
  it('comes before a pattern that takes long to be compiled', () => {
    expect(() => safeTest('a'.repeat(10_001), '', text)).toThrow('has more than 10000 characters')
    expect(() => safeTest('(a)'.repeat(501), '', text)).toThrow('has more than 500 groups')
  })
  it('is the error of the work, where that throws one', () => {
    const long = () => safeReplace('a'.repeat(1000), '(a)\\1?', 'g', 'x'.repeat(100_000))
    expect(long).toThrow('The replaced text becomes too long.')
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
