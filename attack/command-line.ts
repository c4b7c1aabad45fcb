// Whole command lines in this process, in a folder of their own that holds an app.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { typed } from '../test/cli-harness.ts'
import type { Files } from './memory-app.ts'

/** The words after `dryrun`. */
export type CommandLine = readonly string[]

/** A folder that holds an app and what a command is given. */
export interface Workshop {
  readonly directory: string
  readonly write: (file: string, text: string) => void
  readonly remove: (file: string) => void
  readonly close: () => void
}

export function workshop(files: Files): Workshop {
  const directory = mkdtempSync(join(tmpdir(), 'dryrun-workshop-'))
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  for (const [file, text] of files) write(file, text)
  return {
    directory,
    write,
    remove: (file) => rmSync(join(directory, file), { recursive: true, force: true }),
    close: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** Runs a command line in a workshop; what it wrote, to the letter. */
export function commandLine(
  { directory }: Workshop,
  words: CommandLine,
  environment: Readonly<Record<string, string>> = {},
): ReturnType<typeof typed> {
  return typed(words, directory, environment)
}
