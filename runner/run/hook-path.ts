// The path of a hook on this machine: one that nobody guesses, the same in every run.
import { randomBytes } from 'node:crypto'
import { readKept, writeKept } from '../io/index.ts'

/** Bytes of chance in a path: nobody who is not told it finds it. */
const CHANCE = 16

const KEPT_PATH = /^\/hook\/[\da-f]{32}$/

/**
 * The path under which a webhook is called here, such as /hook/ and 32 hexadecimal digits. It is made
 * at the first call and kept under .dryrun of the app's folder, readable by its owner only.
 */
export function hookPath(directory: string, webhook: string): string {
  // a name is the app's: it must not lead out of the folder
  const name = `hooks/${encodeURIComponent(webhook)}.txt`
  const kept = readKept(directory, name)?.trim()
  if (kept !== undefined && KEPT_PATH.test(kept)) return kept
  const path = `/hook/${randomBytes(CHANCE).toString('hex')}`
  writeKept(directory, name, `${path}\n`)
  return path
}
