// What lies under .dryrun: for its owner alone, whole or not at all, never through a link.
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
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
import { readKept, removeKept, writeKept } from '../runner/io/index.ts'
import { typed } from './cli-harness.ts'

let around = ''
let directory = ''

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'dryrun-kept-'))
  directory = join(around, 'app')
  mkdirSync(directory)
})

afterEach(() => rmSync(around, { recursive: true, force: true }))

const kept = (...names: string[]): string => join(directory, '.dryrun', ...names)
const modeOf = (path: string): number => statSync(path).mode & 0o777

/** What an error says, with the folder of the test left out. */
function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Error).message.replaceAll(around, '')
  }
  return 'nothing was refused'
}

describe('what is kept', () => {
  it('is for its owner alone, also in a folder that was open to all', () => {
    mkdirSync(kept('triggers'), { recursive: true, mode: 0o777 })
    chmodSync(kept(), 0o777)
    chmodSync(kept('triggers'), 0o775)
    writeKept(directory, 'triggers/none/byId.json', '{}')
    for (const path of [kept(), kept('triggers'), kept('triggers', 'none')]) {
      expect(modeOf(path)).toBe(0o700)
    }
    expect(modeOf(kept('triggers', 'none', 'byId.json'))).toBe(0o600)
    expect(readFileSync(kept('.gitignore'), 'utf8')).toBe('*\n')
  })

  it('is read, written and removed by its name', () => {
    expect(readKept(directory, 'a/b.json')).toBeUndefined()
    expect(removeKept(directory, 'a/b.json')).toBe(false)
    writeKept(directory, 'a/b.json', 'one')
    writeKept(directory, 'a/b.json', 'two')
    expect(readKept(directory, 'a/b.json')).toBe('two')
    expect(removeKept(directory, 'a/b.json')).toBe(true)
    expect(readKept(directory, 'a/b.json')).toBeUndefined()
  })

  it('leaves nothing of those that were killed while they wrote, and what the living write', () => {
    mkdirSync(kept(), { mode: 0o700 })
    writeFileSync(kept('.a.json.99999999-0123456789ab.new'), 'half')
    writeFileSync(kept(`.a.json.${process.pid}-0123456789ab.new`), 'half')
    writeFileSync(kept('.b.json.99999999-0123456789ab.new'), 'half')
    writeKept(directory, 'a.json', 'whole')
    expect(readdirSync(kept()).sort()).toEqual([
      `.a.json.${process.pid}-0123456789ab.new`,
      '.b.json.99999999-0123456789ab.new',
      '.gitignore',
      'a.json',
    ])
  })
})

describe('a link under .dryrun', () => {
  it('is not followed in place of the folder, whether something is there or not', () => {
    symlinkSync(join(around, 'elsewhere'), kept())
    const sentence = '/app/.dryrun is a link, which is not followed; remove it.'
    expect(refusal(() => writeKept(directory, 'a.json', 'x'))).toBe(sentence)
    expect(refusal(() => readKept(directory, 'a.json'))).toBe(sentence)
    mkdirSync(join(around, 'elsewhere'))
    writeFileSync(join(around, 'elsewhere', 'a.json'), 'planted')
    expect(refusal(() => writeKept(directory, 'a.json', 'x'))).toBe(sentence)
    expect(refusal(() => readKept(directory, 'a.json'))).toBe(sentence)
    expect(refusal(() => removeKept(directory, 'a.json'))).toBe(sentence)
    expect(readdirSync(join(around, 'elsewhere'))).toEqual(['a.json'])
  })

  it('is not followed in place of a folder in it', () => {
    mkdirSync(kept())
    symlinkSync(around, kept('connections'))
    const sentence = '/app/.dryrun/connections is a link, which is not followed; remove it.'
    expect(refusal(() => writeKept(directory, 'connections/key.json', 'x'))).toBe(sentence)
    expect(refusal(() => readKept(directory, 'connections/key.json'))).toBe(sentence)
  })

  it('is not followed in place of a file, but can be removed', () => {
    mkdirSync(kept())
    writeFileSync(join(around, 'planted'), 'planted')
    symlinkSync(join(around, 'planted'), kept('portal.json'))
    const sentence = '/app/.dryrun/portal.json is a link, which is not followed; remove it.'
    expect(refusal(() => readKept(directory, 'portal.json'))).toBe(sentence)
    expect(refusal(() => writeKept(directory, 'portal.json', 'x'))).toBe(sentence)
    expect(removeKept(directory, 'portal.json')).toBe(true)
    expect(existsSync(join(around, 'planted'))).toBe(true)
  })

  it('makes no file where the file for git would lead', () => {
    mkdirSync(kept())
    symlinkSync(join(around, 'made'), kept('.gitignore'))
    writeKept(directory, 'a.json', 'x')
    expect(existsSync(join(around, 'made'))).toBe(false)
    expect(lstatSync(kept('.gitignore')).isSymbolicLink()).toBe(true)
  })
})

describe('what is refused under .dryrun', () => {
  it('is what is no file or no folder', () => {
    mkdirSync(kept('portal.json'), { recursive: true })
    const sentence = '/app/.dryrun/portal.json is no file; remove it.'
    expect(refusal(() => readKept(directory, 'portal.json'))).toBe(sentence)
    expect(refusal(() => writeKept(directory, 'portal.json', 'x'))).toBe(sentence)
    expect(refusal(() => removeKept(directory, 'portal.json'))).toBe(sentence)
    writeFileSync(kept('connections'), '')
    expect(refusal(() => readKept(directory, 'connections/a.json'))).toBe(
      '/app/.dryrun/connections is no folder; remove it.',
    )
  })

  it.skipIf(process.getuid?.() !== 0)('is what belongs to another user', () => {
    writeKept(directory, 'a.json', 'x')
    chownSync(kept('a.json'), 4242, 4242)
    expect(refusal(() => readKept(directory, 'a.json'))).toBe(
      '/app/.dryrun/a.json belongs to another user (4242); remove it, or work as that user.',
    )
    chownSync(kept(), 4242, 4242)
    const sentence = '/app/.dryrun belongs to another user (4242); remove it, or work as that user.'
    expect(refusal(() => readKept(directory, 'a.json'))).toBe(sentence)
    expect(refusal(() => writeKept(directory, 'b.json', 'x'))).toBe(sentence)
  })

  it('is told by a command in a sentence', async () => {
    symlinkSync(around, join(directory, '.dryrun'))
    const app = join(import.meta.dirname, '..')
    for (const name of ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs']) {
      symlinkSync(join(app, name), join(directory, name))
    }
    const run = ['run', 'listSubscriptions', '--param', 'limit=1']
    const rpc = ['rpc', 'listPlans']
    const environment = { DRYRUN_APIKEY: 'k' }
    for (const words of [run, rpc, ['fake']]) {
      const { exit, stderr } = await typed(words, directory, environment)
      expect([exit, stderr]).toEqual([2, expect.stringMatching(/is a link, which.* portal\/state/)])
    }
    for (const words of [['fake', '--reset'], ['connect']]) {
      const { exit, stderr } = await typed(words, directory, environment)
      expect([exit, stderr]).toEqual([2, expect.stringMatching(/\.dryrun is a link, which/)])
    }
  })
})
