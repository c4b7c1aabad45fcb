// Compares generated texts with the files they belong into, and writes those that differ: whole or not at all.
import { mkdirSync, statSync } from 'node:fs'
import { dirname, isAbsolute, relative } from 'node:path'
import { readText, writeWhole } from '../../run/index.ts'
import type { Problem } from '../../text/index.ts'
import { hindranceOf, reasonOf } from '../files/writable.ts'

/** A text and the file it belongs into. */
export interface MadeFile {
  /** Absolute path. */
  readonly path: string
  readonly text: string
  /** True for files that people write, too; in all others a mark says that they are generated. */
  readonly shared?: true
  /** What a check says when the file differs; missing: that it is stale. */
  readonly complaint?: string
}

/** How a file stands to its text. */
export type FileState = 'unchanged' | 'stale' | 'missing' | 'foreign'

/** In every generated text, so that no file of somebody else is ever replaced. */
const MARK = 'Made by `dryrun generate '

/** Line ends do not count: git may have changed them. */
export function stateOf({ path, text, shared }: MadeFile): FileState {
  const written = readText(path)
  if (written === undefined) return 'missing'
  if (written.replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n')) return 'unchanged'
  return shared || written.includes(MARK) ? 'stale' : 'foreign'
}

/** A path as the user types it from where they are. */
export function pathFrom(directory: string, path: string): string {
  const short = relative(directory, path)
  return short.startsWith('..') ? path : short
}

/** What is wrong with a file; undefined when nothing is. `command` makes it fresh. */
export function complaintAbout(
  file: MadeFile,
  shown: string,
  command: string,
): Problem | undefined {
  const state = stateOf(file)
  if (state === 'unchanged') return undefined
  if (state === 'foreign') return foreign(shown)
  const isFolder = statSync(file.path, { throwIfNoEntry: false })?.isDirectory() === true
  if (isFolder) return inTheWay(file, shown)
  const stale = file.complaint ?? `${shown} is not what it would be generated as now.`
  return {
    code: state === 'missing' ? 'generate/missing' : 'generate/stale',
    severity: 'error',
    message: state === 'missing' ? `There is no ${shown}.` : stale,
    remedy: `run ${command}`,
  }
}

/** Why a file is not replaced. */
function foreign(shown: string): Problem {
  return {
    code: 'generate/not-generated',
    severity: 'error',
    message: `${shown} exists and was not generated.`,
    remedy: 'remove it, or choose another place with --out',
  }
}

/** Why a file cannot take the place of what is there, or there can be no file; before any is written. */
export function inTheWay(file: MadeFile, shown: string): Problem | undefined {
  const state = stateOf(file)
  if (state === 'unchanged') return undefined
  if (state === 'foreign') return foreign(shown)
  const directory = isAbsolute(shown) ? '/' : file.path.slice(0, -shown.length)
  const hindrance = hindranceOf(directory, shown, { makesFolders: true })
  return hindrance && { code: 'generate/not-writable', severity: 'error', ...hindrance }
}

/** Writes a file; gives why the system does not let it be written. */
export function tryToWrite(file: MadeFile, shown: string): Problem | undefined {
  try {
    mkdirSync(dirname(file.path), { recursive: true })
    writeWhole(file.path, file.text)
    return undefined
  } catch (error) {
    return {
      code: 'generate/not-writable',
      severity: 'error',
      message: `${shown} cannot be written: ${reasonOf(error)}.`,
      remedy: 'free the place, or choose another one with --out',
    }
  }
}
