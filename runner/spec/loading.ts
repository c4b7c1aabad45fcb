// What loading an app carries along: where files come from, and the problems found on the way.
import { type Advice, advised, type Path, type Problem, type Source } from '../text/index.ts'
import type { Document } from './document.ts'

/** Gives the text of a file by its path inside the app's folder, or undefined when there is none. */
export type ReadFile = (path: string) => string | undefined

/** Gives the names of what a folder inside the app's folder holds; none when there is no folder. */
export type ListFolder = (path: string) => readonly string[]

/** The folder an app is read from. */
export interface Folder {
  /** As the user named it. */
  readonly directory: string
  readonly readFile: ReadFile
  readonly listFolder: ListFolder
}

/** The folder, its manifest, and the list that every problem is added to. */
export interface Loading {
  readonly folder: Folder
  readonly manifest: Document
  /** True where the manifest was made from an older export tree. */
  readonly isExported: boolean
  readonly problems: Problem[]
}

/** A file of the folder under the name a user knows it by, without its byte order mark. */
export function sourceOf(folder: Folder, path: string): Source | undefined {
  const text = folder.readFile(path)
  if (text === undefined) return undefined
  return { file: fileIn(folder.directory, path), text: text.replace(/^\uFEFF/, '') }
}

/** The name of a file as its user types it, from the folder of the app and the path inside it. */
export function fileIn(directory: string, path: string): string {
  return directory === '' || directory === '.' ? path : `${directory.replace(/\/$/, '')}/${path}`
}

/** Adds a problem of the manifest at one of its members; an error unless said otherwise. */
export function report(
  loading: Loading,
  path: Path,
  message: string,
  more: { readonly advice?: Advice; readonly severity?: Problem['severity'] } = {},
): void {
  const { advice, severity = 'error' } = more
  const at = loading.manifest.spanOf(path)
  loading.problems.push({
    code: 'app/manifest',
    severity,
    message,
    at,
    ...advised(advice),
  })
}
