// The files of a dialog: whole or not at all, and secrets for their owner only.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hindranceOf, reasonOf } from '../runner/cli/files/writable.ts'
import { valuesText, writeForm } from '../runner/cli/form/files.ts'
import { refusalOfPlace } from '../runner/cli/form/saving.ts'
import type { Terminal } from '../runner/cli/terminal/terminal.ts'

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dryrun-form-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const write = (values: string, states: string, isSecret = false): void => {
  const terminal = { directory } as Terminal
  writeForm(terminal, { values, states }, { text: 'new\n', states: { expect: {} }, isSecret })
}

const read = (name: string): string => readFileSync(join(directory, name), 'utf8')
const modeOf = (name: string): number => statSync(join(directory, name)).mode & 0o777

describe('saving', () => {
  it('writes both files and leaves nothing else behind', () => {
    write('a.yaml', 'a.states.json')
    expect(readdirSync(directory).sort()).toEqual(['a.states.json', 'a.yaml'])
    expect(JSON.parse(read('a.states.json'))).toEqual({ expect: {} })
  })

  it('replaces neither file when one of them cannot be written', () => {
    writeFileSync(join(directory, 'a.yaml'), 'old\n')
    expect(() => write('a.yaml', 'missing/a.states.json')).toThrow('ENOENT')
    expect(read('a.yaml')).toBe('old\n')
    expect(readdirSync(directory)).toEqual(['a.yaml'])
  })

  it('does not take the place of a folder', () => {
    mkdirSync(join(directory, 'a.yaml'))
    expect(() => write('a.yaml', 'a.states.json')).toThrow('EISDIR')
    expect(readdirSync(directory)).toEqual(['a.yaml'])
  })

  it('keeps the rights of a file and follows a link', () => {
    writeFileSync(join(directory, 'real.yaml'), 'old\n')
    chmodSync(join(directory, 'real.yaml'), 0o640)
    symlinkSync('real.yaml', join(directory, 'a.yaml'))
    write('a.yaml', 'a.states.json')
    expect(read('real.yaml')).toBe('new\n')
    expect(modeOf('real.yaml')).toBe(0o640)
  })

  it('hides passwords from others, also in a file that everybody could read', () => {
    writeFileSync(join(directory, 'a.yaml'), 'old\n', { mode: 0o644 })
    write('a.yaml', 'a.states.json', true)
    expect(modeOf('a.yaml')).toBe(0o600)
  })
})

describe('the saved values', () => {
  it('are a file of YAML that is the same for the same values', () => {
    expect(valuesText('createThing', 'thing.yaml', { name: 'A', tags: ['x'], gone: null })).toBe(
      [
        '# Input of createThing, filled in with: dryrun form createThing',
        '# Run it with: dryrun run createThing --input thing.yaml',
        'name: A',
        'tags:',
        '  - x',
        'gone: null',
        '',
      ].join('\n'),
    )
  })
})

describe('a place that cannot be written', () => {
  const said = ({ out, states }: { readonly out?: string; readonly states?: string }) =>
    refusalOfPlace({ directory } as Terminal, { out, states })?.problems

  it('is refused before the first question: no folder, a folder, a file in its way', () => {
    mkdirSync(join(directory, 'folder'))
    writeFileSync(join(directory, 'file'), '')
    const code = 'usage/no-place'
    expect(said({ out: 'none/dir/x.yaml' })).toMatchObject([
      { code, message: 'none/dir/x.yaml cannot be written: there is no folder none/dir.' },
    ])
    expect(said({ out: 'folder' })).toMatchObject([
      { code, message: 'folder is a folder, not a file.' },
    ])
    expect(said({ out: 'file/x.yaml' })).toMatchObject([
      { message: 'file/x.yaml cannot be written: file is a file, not a folder.' },
    ])
    expect(said({ out: 'x.yaml', states: 'none/x.json' })).toMatchObject([
      { message: 'none/x.json cannot be written: there is no folder none.' },
    ])
    for (const options of [{}, { out: 'x.yaml' }, { out: 'file' }, { out: 'folder/x.yaml' }]) {
      expect(said(options)).toBeUndefined()
    }
  })

  it.skipIf(process.getuid?.() === 0)('is also a folder that may not be changed', () => {
    mkdirSync(join(directory, 'closed'), { mode: 0o555 })
    for (const makesFolders of [false, true]) {
      expect(hindranceOf(directory, 'closed/x.yaml', { makesFolders })?.message).toBe(
        'closed/x.yaml cannot be written: the folder closed may not be changed.',
      )
    }
  })

  it('is told in words, and without the name of an unfinished file', () => {
    const failed = (code: string, message: string) =>
      reasonOf(Object.assign(new Error(message), { code }))
    expect(failed('EACCES', 'EACCES: permission denied')).toBe('its folder may not be changed')
    expect(failed('EIO', `EIO: i/o error, open '.a.yaml.${process.pid}-0123456789ab.new'`)).toBe(
      "EIO: i/o error, open 'a.yaml'",
    )
    expect(() => reasonOf(new TypeError('a defect'))).toThrow('a defect')
  })
})
