// Processes of an attack: programs bundled from the source or built in dist, in folders of their own.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Esbuild from 'esbuild'

/** The folder of this project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The program as people start it. */
export const PROGRAM = join(ROOT, 'dist/dryrun.js')

/** A folder that is removed at the end. */
export function ownFolder(name: string): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `dryrun-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Copies the app of this project into a folder. */
export function copyApp(folder: string): void {
  for (const name of ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  }
}

/** A file of this folder as a program in one file. */
export function bundled(name: string, folder: string): string {
  const outfile = join(folder, name.replace(/\.ts$/, '.mjs'))
  // the portal reads it beside its code
  cpSync(join(ROOT, 'runner/fake/contract.yaml'), join(folder, 'contract.yaml'))
  // it cannot be bundled itself, and whoever asks may be a bundle
  const { buildSync } = createRequire(join(ROOT, 'package.json'))('esbuild') as typeof Esbuild
  buildSync({
    entryPoints: [join(ROOT, 'attack', name)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    mainFields: ['module', 'main'],
    banner: {
      // written so that who bundles this file does not take it for its own
      js: "import{createRequire as requireOfNode}from'node:module';const require=requireOfNode(import.meta['url']);",
    },
  })
  return outfile
}

/** How a process ended. */
export interface Ended {
  /** Undefined when it was killed. */
  readonly exit: number | undefined
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts a program of Node in a folder; the environment is what is given and no more. */
export function start(
  words: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, words, {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part
  })
  const ended = new Promise<Ended>((done) => {
    child.on('close', (exit) => done({ exit: exit ?? undefined, stdout, stderr }))
  })
  return { process: child, ended }
}

/** The files below a folder with what they hold; links and sockets by their name alone. */
export function contentOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return new Map(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name)
        return [path.slice(folder.length + 1), entry.isFile() ? readFileSync(path, 'utf8') : '']
      }),
  )
}
