// Opens the app in a folder; loading never fails, it collects problems.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { folderReader, readText, shownPath, writeKept } from '../io/index.ts'
import { type App, type ListFolder, loadApp } from '../spec/index.ts'
import type { Problem } from '../text/index.ts'

/** An app that could be opened, or the problems that prevent it. */
export interface Opened {
  readonly app: App | undefined
  readonly problems: readonly Problem[]
}

/** The app whose makecomapp.json, or whose older export tree, lies in `directory`. */
export function openApp(directory: string): Opened {
  return loadApp(shownPath(directory), folderReader(directory), folderLister(directory))
}

/** Names of what a folder inside `directory` holds, sorted; none when it is no folder. */
function folderLister(directory: string): ListFolder {
  const root = resolve(directory)
  return (path) => {
    try {
      return readdirSync(join(root, path)).sort()
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR') return []
      throw error
    }
  }
}

/** Keeps a text under .dryrun that only its owner can read; gives the path of its file. */
export function keepPrivately(directory: string, name: string, text: string): string {
  return writeKept(directory, name, text)
}

export { readText }
