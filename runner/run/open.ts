// Opens the app in a folder; loading never fails, it collects problems.
import { folderReader, readText, shownPath } from '../io/index.ts'
import { type App, loadApp } from '../spec/index.ts'
import type { Problem } from '../text/index.ts'

/** An app that could be opened, or the problems that prevent it. */
export interface Opened {
  readonly app: App | undefined
  readonly problems: readonly Problem[]
}

/** The app whose makecomapp.json lies in `directory`. */
export function openApp(directory: string): Opened {
  return loadApp(shownPath(directory), folderReader(directory))
}

export { readText }
