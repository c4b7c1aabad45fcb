// Problems as values: their codes, what is advised, and how it is put into words for people and for JSON.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exampleApp } from '../runner/check/rules/example.ts'
import { runModule } from '../runner/run/index.ts'
import { commandLineRows } from '../runner/text/codes/command-line.ts'
import { findingRows } from '../runner/text/codes/findings.ts'
import { passedRows } from '../runner/text/codes/passed-on.ts'
import { runningRows } from '../runner/text/codes/running.ts'
import {
  advised,
  didYouMean,
  drawProblem,
  inWords,
  type Problem,
  remedyOf,
  worded,
} from '../runner/text/index.ts'
import { createRedactor } from '../runner/trace/index.ts'

const problem: Problem = {
  code: 'parameters/unknown-name',
  severity: 'error',
  message: 'There is no parameter a.',
}

describe('advice', () => {
  it('is a name or a sentence, each in its own member', () => {
    expect(advised(didYouMean('lable', ['label', 'name']))).toEqual({ suggestion: 'label' })
    expect(advised(didYouMean('x', ['label']) ?? 'known are label')).toEqual({
      remedy: 'known are label',
    })
    expect(advised(undefined)).toEqual({})
  })

  it('becomes words only where it is shown', () => {
    expect(remedyOf({})).toBeUndefined()
    expect(remedyOf({ remedy: 'remove it' })).toBe('remove it')
    expect(remedyOf({ suggestion: 'b' })).toBe('did you mean b?')
    expect(remedyOf({ suggestion: 'b', remedy: 'or remove it' })).toBe(
      'did you mean b? or remove it',
    )
    expect([inWords({ suggestion: 'b' }), inWords('remove it')]).toEqual([
      'did you mean b?',
      'remove it',
    ])
  })

  it('stands under a line that steers no terminal', () => {
    const text = '"\u001b[31m \u001b]0;x\u0007 \u202e\u009b" !\r'
    const at = {
      source: { file: 'a\u001b.json', text },
      start: text.indexOf('!'),
      end: text.length,
    }
    expect(
      drawProblem({ ...problem, at, remedy: 'remove it' })
        .split('\n')
        .slice(1),
    ).toEqual([
      ' --> a␛.json:1:19',
      '  |',
      '1 | "␛[31m ␛]0;x␇ \ufffd\ufffd" !',
      '  |                   ^ remove it',
    ])
  })

  it('is drawn behind the carets, or below a problem without a place', () => {
    const at = { source: { file: 'f', text: 'a' }, start: 0, end: 1 }
    expect(
      drawProblem({ ...problem, suggestion: 'b' })
        .split('\n')
        .at(-1),
    ).toBe('  did you mean b?')
    expect(
      drawProblem({ ...problem, suggestion: 'b', at })
        .split('\n')
        .at(-1),
    ).toBe('  | ^ did you mean b?')
  })

  it('comes out of a run as it went in, without secrets', async () => {
    const app = exampleApp({
      base: { baseUrl: 'https://api.example.com' },
      'module.communication': { url: '/{{uper(1)}}' },
      'module:other.communication': { response: { output: '{{uper(1)}}' } },
    })
    const errorOf = async (name: string, secrets: readonly string[]) => {
      const world = { target: { kind: 'live' }, redactor: createRedactor(secrets) } as const
      return (await runModule(app, name, {}, world)).error
    }
    const error = await errorOf('getThing', [])
    expect([error?.suggestion, error?.remedy]).toEqual(['upper', undefined])
    const hidden = await errorOf('other', ['upper'])
    expect(hidden && remedyOf(hidden)).toBe('did you mean •••?')
  })

  it('stands in JSON where the suggestion stood, as a remedy', () => {
    expect(JSON.stringify(worded({ ...problem, suggestion: 'b', path: 'a' }))).toBe(
      JSON.stringify({ ...problem, remedy: 'did you mean b?', path: 'a' }),
    )
    expect(worded({ ...problem, suggestion: 'b', remedy: 'c' })).toEqual({
      ...problem,
      remedy: 'did you mean b? c',
    })
    expect(worded(problem)).toEqual(problem)
  })
})

describe('codes', () => {
  const rows = [...findingRows, ...passedRows, ...runningRows, ...commandLineRows]

  it('stand once in the tables, each with a sentence', () => {
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    for (const { code, doc } of rows) {
      expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/)
      expect(doc, code).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('are all given by some part', () => {
    const source = readdirSync('runner', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith(join('text', 'codes')))
      .map((file) => readFileSync(join('runner', file), 'utf8'))
      .join('\n')
    const written = new Set([...source.matchAll(/'([\w/-]+)'/g)].map(([, text]) => text))
    const beginnings = [...source.matchAll(/`([a-z]+\/[a-z-]*)\$\{/g)].map(([, text = '']) => text)
    const isGiven = (code: string) =>
      written.has(code) ||
      beginnings.some((start) => code.startsWith(start) && written.has(code.slice(start.length)))
    expect(rows.map(({ code }) => code).filter((code) => !isGiven(code))).toEqual([])
  })
})
