// The folder of an app as a deploy sees it: the manifest, what was deployed last, and how both are written.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folderReader, readKept, readText, writeKept, writeWhole } from '../io/index.ts'
import { MANIFEST, readDocument } from '../spec/index.ts'
import type { Json } from '../text/index.ts'
import { uncommitted } from './git.ts'
import { KEPT_FILE, type Kept, readKeptText } from './kept.ts'
import { type Files, joined, type Writing } from './ledger.ts'
import { type Local, readLocal } from './local.ts'
import type { Origin } from './origins.ts'

/** Hashes of common data, which are nobody else's business. */
const PRIVATE_FILE = 'deployed.json'

export interface Project {
  readonly directory: string
  readonly manifest: Json
  readonly files: Files
  readonly local: Local
}

/** The project in a folder; undefined when there is no manifest or it is no JSON. */
export function openProject(directory: string): Project | undefined {
  const text = readText(join(directory, MANIFEST))
  if (text === undefined) return undefined
  const { document, fault } = readDocument({ file: MANIFEST, text })
  if (fault !== undefined) return undefined
  return {
    directory,
    manifest: document.value,
    files: {
      manifest: text,
      kept: readText(join(directory, KEPT_FILE)),
      private: readKept(directory, PRIVATE_FILE),
    },
    local: readLocal(document.value, folderReader(directory)),
  }
}

/** What was deployed last to an origin. Throws an Error with one sentence when a file is damaged. */
export function keptOf({ files }: Project, origin: Origin): Kept {
  return joined(readKeptText(files.kept, origin), readKeptText(files.private, origin))
}

/** Files a deploy may leave behind, as they lie in the folder. */
const PLACES = { manifest: MANIFEST, kept: KEPT_FILE } as const

/** Writes what a deploy must not forget, whole or not at all. */
export function writeFor(directory: string): (writing: Writing) => void {
  return ({ file, text }) => {
    if (file === 'private') writeKept(directory, PRIVATE_FILE, text, { lasting: true })
    else writeFile(directory, PLACES[file], text)
  }
}

/** Writes a file of the project, whole or not at all; missing folders are made. */
export function writeFile(directory: string, file: string, text: string): void {
  const path = join(directory, file)
  mkdirSync(dirname(path), { recursive: true })
  writeWhole(path, text)
}

/** Which of the files that a deploy writes are to be committed. */
export const toCommit = (directory: string): readonly string[] => [
  ...uncommitted(directory, [MANIFEST, KEPT_FILE]),
]

/** Keeps the text of a file that is about to be written over, where no git does; under .dryrun. */
export const setAside = (directory: string, file: string, text: string): string =>
  writeKept(directory, `before-pull/${file}`, text)

export { takeLock } from '../io/index.ts'
