// What `dryrun check` reads beside the app: files without a component, switches, a contract; and what it writes.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  componentFolders,
  type FixedFile,
  type Rule,
  type Switches,
  switchesIn,
} from '../../check/index.ts'
import { readText, withoutUnfinished, writeWhole } from '../../run/index.ts'
import { type App, MANIFEST } from '../../spec/index.ts'
import type { Problem } from '../../text/index.ts'

/** All files in the folders of the app's components, with slashes, from the folder of the app. */
export function pathsOf(app: App, directory: string): readonly string[] {
  return componentFolders(app).flatMap(({ path, deep }) => filesBelow(directory, path, deep))
}

function filesBelow(directory: string, folder: string, deep: boolean): readonly string[] {
  const entries = entriesOf(join(directory, folder))
  // a folder with a manifest is an app of its own
  if (entries.some(({ name }) => name === MANIFEST)) return []
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    if (entry.isDirectory()) return deep ? filesBelow(directory, path, deep) : []
    return entry.isFile() ? [path] : []
  })
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((one, other) =>
      one.name < other.name ? -1 : 1,
    )
  } catch (error) {
    // an app need not have every kind of component
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}

/** `dryrun.rules` of the package.json beside the app, and what is wrong with it. */
export function switchesOf(
  directory: string,
  shown: string,
  rules: readonly Rule[],
): { readonly switches: Switches; readonly problems: readonly Problem[] } {
  const text = readText(join(directory, 'package.json'))
  if (text === undefined) return { switches: {}, problems: [] }
  return switchesIn({ file: shown, text }, rules)
}

/** Writes a whole file or nothing, with the rights the file had; gives why it cannot. */
export function writeFixed({ source, text }: FixedFile): string | undefined {
  try {
    writeWhole(resolve(source.file), text)
    return undefined
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return HINDRANCES.get(code ?? '') ?? withoutUnfinished(message)
  }
}

const HINDRANCES: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'its folder may not be changed'],
  ['EPERM', 'its rights do not allow it'],
  ['EROFS', 'it lies where nothing can be written'],
])
