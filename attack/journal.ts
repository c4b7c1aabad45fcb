// What a process writes down while it tries inputs, so that whoever watches it knows even when it cannot answer.
import {
  appendFileSync,
  existsSync,
  openSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Tried } from './campaign.ts'

/** Characters of an input that are written down. */
const LONGEST = 2000

/** The input being tried. */
export interface Trying {
  readonly index: number
  readonly input: string
}

/** The pen of the process that tries. */
export interface Journal {
  readonly trying: (index: number, input: string) => void
  readonly failing: (failure: string) => void
  readonly done: (tried: Tried) => void
}

const TRYING = 'trying'
const FAILED = 'failed'
const DONE = 'done'

/** Bytes of one entry: always as many, so that no rest of a longer one is left. */
const SIZE = LONGEST * 4 + 200

export function openJournal(folder: string): Journal {
  const file = openSync(join(folder, TRYING), 'w')
  const entry = Buffer.alloc(SIZE)
  return {
    trying: (index, input) => {
      const written = JSON.stringify({ index, input: cut(input).slice(0, LONGEST / 2) })
      // the rest of an earlier entry stands behind the line break and is not read
      const length = entry.write(`${written}\n`)
      writeSync(file, entry, 0, length, 0)
    },
    failing: (failure) => appendFileSync(join(folder, FAILED), `${JSON.stringify(failure)}\n`),
    done: (tried) => writeFileSync(join(folder, DONE), JSON.stringify(tried)),
  }
}

/** The input that a process is trying; undefined before the first. */
export function readTrying(folder: string): Trying | undefined {
  return parsed(textOf(folder, TRYING).split('\n')[0] ?? '')
}

/** What a process that has ended has written down; `done` is missing where it did not come to its end. */
export function readJournal(folder: string): {
  readonly trying: Trying | undefined
  readonly failed: readonly string[]
  readonly done: Tried | undefined
} {
  // the last line may be one that it could not finish
  const lines = textOf(folder, FAILED).split('\n').slice(0, -1)
  const failed = lines.map((line) => JSON.parse(line) as string)
  return { trying: readTrying(folder), failed, done: parsed(textOf(folder, DONE)) }
}

function textOf(folder: string, name: string): string {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** The value of a text; undefined for one that is being written just now. */
function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

/** Characters of an input that are shown. */
const SHOWN = 400

/** A long input with its middle left out. */
export function cut(input: string): string {
  if (input.length <= SHOWN) return input
  return `${input.slice(0, SHOWN / 2)} … (${input.length} characters) … ${input.slice(-SHOWN / 2)}`
}
