// Files among the components that the manifest does not name: Make never sees them.
import { type App, componentsOf, componentTypes, fileIn, unreadFile } from '../../spec/index.ts'
import { isRecord, own, type Span } from '../../text/index.ts'
import { type Found, found } from '../found.ts'

/** Endings of files that may hold a component's code. */
const CODE = /\.(imljson|json|js)$/

/** A folder whose files belong to components; `deep` when its subfolders do, too. */
export interface ComponentFolder {
  readonly path: string
  readonly deep: boolean
}

/** The folders to look into: those of Make's editor, and those of the files the manifest names. */
export function componentFolders(app: App): readonly ComponentFolder[] {
  const usual = componentTypes.map(({ folder }) => folder)
  const others = [...componentPaths(app)]
    .map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    // beside the manifest lie files of all sorts
    .filter((folder) => folder !== '' && !usual.includes(folder.split('/')[0] ?? ''))
  return [
    ...usual.map((path) => ({ path, deep: true })),
    ...[...new Set(others)].map((path) => ({ path, deep: false })),
  ]
}

/**
 * Files that no entry of the manifest names, of `paths`, all files in the folders of components.
 * Where nothing at all is listed that is told by loading, and not once more per file.
 */
export function orphans(app: App, paths: readonly string[]): readonly Found[] {
  if (componentsOf(app).length === 0) return []
  const named = new Set([...componentPaths(app), ...pathsIn(own(app.manifest.value, GENERAL))])
  const remedy = 'name it under codeFiles in makecomapp.json, or remove it'
  return paths
    .filter((path) => CODE.test(path) && !named.has(path))
    .filter((path) => !(app.isExported && METADATA.test(path)))
    .map((path) => {
      if (app.isExported) return unreadFile(app.directory, path)
      const message = `No component has the file ${path}.`
      return found('reference/orphan-file', startOf(app, path), message, remedy)
    })
}

/** What an export writes about a component beside its code. */
const METADATA = /\/metadata\.json$/

const GENERAL = 'generalCodeFiles'

/** Paths of all code files of components. */
function componentPaths(app: App): ReadonlySet<string> {
  const kinds = own(app.manifest.value, 'components')
  const components = recordsIn(kinds).flatMap(recordsIn)
  return new Set(components.flatMap((component) => pathsIn(own(component, 'codeFiles'))))
}

/** The members of an object; of a list, too, as loading understands lists of named components. */
const recordsIn = (value: unknown): readonly unknown[] =>
  isRecord(value) ? Object.values(value) : Array.isArray(value) ? value : []

const pathsIn = (files: unknown): readonly string[] =>
  recordsIn(files).flatMap((path) => (typeof path === 'string' ? [path.replace(/^\.\//, '')] : []))

/** The file itself, as a place. */
function startOf({ directory }: App, path: string): Span {
  return { source: { file: fileIn(directory, path), text: '' }, start: 0, end: 0 }
}
