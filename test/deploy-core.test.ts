// The pure part of deploy: standings, bytes of the manifest and of the file of last hashes, differences.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Sides, standingOf } from '../runner/deploy/compare.ts'
import { unifiedDiff } from '../runner/deploy/index.ts'
import { nothingKept, readKeptText, writeKeptText } from '../runner/deploy/kept.ts'
import {
  emptyMapping,
  readOrigins,
  withMapping,
  withPair,
  withValue,
} from '../runner/deploy/origins.ts'

interface Case {
  readonly id: string
  readonly it: string
  readonly here: Sides['here']
  readonly there: Sides['there']
  readonly equal?: boolean
  readonly last?: Sides['last']
  readonly sending?: string
  readonly ours?: boolean
  readonly gives: string
}

const { cases } = parse(readFileSync('test/deploy/standings.yaml', 'utf8')) as { cases: Case[] }

describe('a text or a fact', () => {
  it.each(cases)('$id: $it', ({ gives, last, ours = false, equal = false, ...sides }) => {
    expect(standingOf({ ...sides, equal, last, ours })).toBe(gives)
  })
})

const origin = {
  label: 'Test',
  baseUrl: 'https://eu1.make.com/api',
  appId: 'an-app',
  appVersion: 1,
}

const manifest = {
  fileVersion: 1,
  components: {},
  other: [1, { a: [] }],
  origins: [{ ...origin, apikeyFile: '.secrets/apikey', more: true }],
}

describe('the manifest', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['as the editor prints it', JSON.stringify(manifest, null, 4)],
    ['with two spaces and a line end', `${JSON.stringify(manifest, null, 2)}\n`],
    ['with tabs', JSON.stringify(manifest, null, '\t')],
    ['with line ends of Windows', JSON.stringify(manifest, null, 4).replaceAll('\n', '\r\n')],
  ]
  it.each(forms)('%s keeps every byte around a mapping', (_, text) => {
    const [read] = readOrigins(JSON.parse(text)).origins
    if (!read) throw new Error('no origin')
    const mapping = withPair(emptyMapping(), 'module', { local: 'a', remote: 'a' })
    const written = withMapping(text, read, mapping)
    const value = JSON.parse(written) as typeof manifest & { origins: { idMapping: object }[] }
    expect(Object.keys(value.origins[0]?.idMapping ?? {}).join(' ')).toBe(
      'connection module function rpc webhook endpoint',
    )
    const without = withValue(written, ['origins', 0, 'idMapping'], undefined)
    const lines = (one: string): string[] => one.split(/\r?\n/)
    for (const line of lines(text))
      expect(lines(without).map((one) => one.replace(/,$/, ''))).toContain(line.replace(/,$/, ''))
    expect(written.includes('\r\n')).toBe(text.includes('\r\n'))
    expect(written.endsWith('\n')).toBe(text.endsWith('\n'))
  })

  it('keeps the order, the records and the unknown keys of a mapping that is there', () => {
    const idMapping = {
      function: [],
      connection: [{ local: 'c', remote: 'r', note: 'mine' }],
      webhook: [],
      module: [],
      rpc: [],
    }
    const text = JSON.stringify({ ...manifest, origins: [{ ...origin, idMapping }] }, null, 4)
    const [read] = readOrigins(JSON.parse(text)).origins
    if (!read?.mapping) throw new Error('no mapping')
    const pair = { local: 'm', remote: 'm' }
    const written = JSON.parse(withMapping(text, read, withPair(read.mapping, 'module', pair)))
    expect(written.origins[0].idMapping).toEqual({ ...idMapping, module: [pair], endpoint: [] })
    expect(Object.keys(written.origins[0].idMapping)[0]).toBe('function')
  })

  it('needs a label of its own for each origin', () => {
    expect(readOrigins({ origins: [origin, origin] }).faults[0]).toContain(
      'Two origins are called "Test"',
    )
  })
})

describe('the file of last hashes', () => {
  const [a, b] = ['a'.repeat(32), 'b'.repeat(32)]
  const kept = {
    ...nothingKept,
    revision: 'abc',
    deployed: new Map([
      ['groups', { sent: a, made: b }],
      ['base', { sent: a }],
      ['module/x#crud', { sent: null }],
    ]),
    unfinished: new Map([['connection/c', { known: ['one'] }]]),
    sending: new Map([['base', b]]),
  }

  it('is read as it was written, sorted, a line a hash', () => {
    const text = writeKeptText(undefined, origin, kept)
    expect(readKeptText(text, origin)).toEqual(kept)
    expect(text).toContain(
      `                "base": "${a}",\n                "groups": ["${a}", "${b}"],\n`,
    )
    expect(writeKeptText(text, origin, kept)).toBe(text)
  })

  it('keeps other origins, and knows nothing of another app under the same label', () => {
    const text = writeKeptText(
      writeKeptText(undefined, origin, kept),
      { ...origin, label: 'Two' },
      nothingKept,
    )
    expect(readKeptText(text, origin)).toEqual(kept)
    expect(readKeptText(text, { ...origin, appId: 'another' })).toEqual(nothingKept)
  })

  it('says what to do when a merge has broken it', () => {
    expect(() => readKeptText('<<<<<<< HEAD', origin)).toThrow('dryrun plan --adopt')
  })
})

describe('a difference', () => {
  it('shows lines around a change, and where they stand', () => {
    const there = Array.from({ length: 20 }, (_, index) => `line ${index}`)
    const here = there.with(10, 'changed').toSpliced(2, 1)
    expect(unifiedDiff(there.join('\n'), here.join('\n'), 'x').split('\n')).toEqual([
      '--- x in Make',
      '+++ x here',
      '@@ -1 +1 @@',
      ' line 0',
      ' line 1',
      '-line 2',
      ' line 3',
      ' line 4',
      ' line 5',
      '@@ -8 +7 @@',
      ' line 7',
      ' line 8',
      ' line 9',
      '-line 10',
      '+changed',
      ' line 11',
      ' line 12',
      ' line 13',
      '',
    ])
    expect(unifiedDiff('a', 'a', 'x')).toBe('')
  })
})
