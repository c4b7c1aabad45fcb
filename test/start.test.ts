// What the built program loads when it starts, and the folder in which Node keeps what it compiled.
import { execFile, execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { cacheHome, safeFolder } from '../runner/cli/compile-cache.ts'
import { createFake, type Served, serve } from '../runner/fake/index.ts'

interface Loads {
  readonly id: string
  readonly it?: string
  /** The words after `dryrun`; PORTAL stands for the address of a portal. */
  readonly line: string
  readonly with?: readonly (keyof typeof MODULES)[]
  readonly without: readonly (keyof typeof MODULES)[]
}

interface Home {
  readonly id: string
  readonly platform: string
  readonly environment: Record<string, string>
  readonly home: string | null
}

interface Folder {
  readonly id: string
  readonly it?: string
  readonly before: Record<string, number | 'link' | 'file' | 'gone'>
  readonly gives: boolean
}

const { loads, homes, folders } = parse(readFileSync('test/start.yaml', 'utf8')) as {
  loads: Loads[]
  homes: Home[]
  folders: Folder[]
}

/** How Node names its modules in the list of what it has loaded. */
const MODULES = {
  http: /^NativeModule (_http_\w+|https?|http2)$/,
  http2: /^NativeModule http2$/,
  undici: /undici/,
  tls: /^NativeModule (tls|https)$/,
  crypto: /^NativeModule crypto$/,
  zlib: /^NativeModule zlib$/,
}

const PROGRAM = resolve('dist/dryrun.js')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dryrun-start-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the built program in the app of this repository and tells what of Node it has loaded. */
async function loadedBy(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<readonly string[]> {
  const list = join(folder, 'loaded')
  const all = ['--require', resolve('test/support/loaded.cjs'), PROGRAM, ...words]
  const env = { HOME: folder, XDG_CACHE_HOME: folder, LOADED: list, ...environment }
  await promisify(execFile)(process.execPath, all, { env })
  return readFileSync(list, 'utf8').split('\n')
}

describe('a start loads no more of Node than it needs', () => {
  let portal: Served
  beforeAll(async () => {
    portal = await serve(createFake())
  })
  afterAll(() => portal.close())

  it('with a program that has been built (node scripts/build.js)', () => {
    expect(existsSync(PROGRAM)).toBe(true)
  })

  it('which the names tell apart', () => {
    const list = execFileSync(process.execPath, [
      ...['--input-type=module', '--eval'],
      'await import("node:https"); await fetch("data:,"); console.log(process.moduleLoadList.join())',
    ])
    const found = list.toString().split(',')
    for (const name of ['http', 'undici', 'tls', 'crypto'] as const) {
      expect(found.filter((one) => MODULES[name].test(one))).not.toEqual([])
    }
  })

  for (const { id, it: title = '', line, with: wanted = [], without } of loads) {
    it(`${id}: ${title}`, async () => {
      const words = line.split(' ').map((word) => (word === 'PORTAL' ? portal.url : word))
      const loaded = await loadedBy(words)
      const found = (name: keyof typeof MODULES): readonly string[] =>
        loaded.filter((one) => MODULES[name].test(one))
      expect(wanted.filter((name) => found(name).length === 0)).toEqual([])
      expect(without.flatMap(found)).toEqual([])
    })
  }
})

describe('the compile cache', () => {
  const isThere = 'enableCompileCache' in module
  const kept = (): readonly string[] => {
    const all = join(folder, 'dryrun', 'compile')
    return existsSync(all) ? readdirSync(all) : []
  }

  it('is filled where Node has one', async () => {
    await loadedBy(['--version'])
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(kept()).toEqual(isThere ? [`${version}-node-${process.versions.node}`] : [])
  })

  it('leaves it to the user where it is told to', async () => {
    await loadedBy(['--version'], { NODE_DISABLE_COMPILE_CACHE: '1' })
    await loadedBy(['--version'], { NODE_COMPILE_CACHE: join(folder, 'own') })
    expect(kept()).toEqual([])
  })

  for (const { id, platform, environment, home } of homes) {
    it(`lies in the folder of the user: ${id}`, () => {
      expect(cacheHome(platform, environment) ?? null).toBe(home)
    })
  }

  for (const { id, it: title = '', before, gives } of folders) {
    it(`is used only where nobody else can write: ${id} ${title}`, () => {
      const home = join(folder, 'ada', '.cache')
      const elsewhere = join(folder, 'elsewhere')
      mkdirSync(elsewhere, { mode: 0o700 })
      mkdirSync(home, { recursive: true, mode: 0o700 })
      for (const [name, made] of Object.entries(before)) prepare(join(home, name), made, elsewhere)
      const found = safeFolder(home, '1')
      expect(found).toBe(gives ? join(home, 'dryrun/compile/1') : undefined)
      expect(readdirSync(elsewhere)).toEqual([])
      if (found !== undefined && Object.keys(before).length === 0) {
        for (const one of ['dryrun', 'dryrun/compile', 'dryrun/compile/1']) {
          expect(lstatSync(join(home, one)).mode & 0o777).toBe(0o700)
        }
      }
    })
  }

  it('drops what other versions left a month ago, when a version starts first', () => {
    const all = join(folder, 'dryrun', 'compile')
    for (const [name, days] of Object.entries({ '1': 31, '2': 29 })) {
      mkdirSync(join(all, name, 'inside'), { recursive: true, mode: 0o700 })
      const made = new Date(Date.now() - days * 24 * 60 * 60 * 1000)
      utimesSync(join(all, name), made, made)
    }
    safeFolder(folder, '2')
    expect(readdirSync(all).sort()).toEqual(['1', '2'])
    safeFolder(folder, '3')
    expect(readdirSync(all).sort()).toEqual(['2', '3'])
  })
})

/** Makes what a case says is there: a folder with a mode, a link, a file, or nothing. */
function prepare(path: string, made: Folder['before'][string], elsewhere: string): void {
  if (made === 'gone') rmSync(path, { recursive: true })
  else if (made === 'link') symlinkSync(elsewhere, path)
  else if (made === 'file') writeFileSync(path, '')
  else {
    mkdirSync(path, { recursive: true })
    chmodSync(path, Number.parseInt(String(made), 8))
  }
}
