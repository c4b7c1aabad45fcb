// A folder -> App: by its makecomapp.json, or by the older export tree; reads through given functions.
import { isRecord, own, type Problem } from '../text/index.ts'
import type { App, Component, Connection, Module, Rpc, Webhook } from './app.ts'
import { type ComponentKind, componentTypes, generalCodeFiles } from './components.ts'
import { type Document, readDocument } from './document.ts'
import { isExportTree, manifestOfTree } from './export-tree.ts'
import { readGroups } from './groups.ts'
import { type CodeFiles, loadCode, loadKind } from './load-components.ts'
import {
  type Folder,
  type ListFolder,
  type Loading,
  type ReadFile,
  report,
  sourceOf,
} from './loading.ts'

export const MANIFEST = 'makecomapp.json'

/**
 * The app in a folder and everything that is wrong with its files. A broken or missing file is a
 * problem with its place and the rest still loads; without a readable manifest there is no app.
 * Without `listFolder` the older export tree is not found.
 */
export function loadApp(
  directory: string,
  readFile: ReadFile,
  listFolder: ListFolder = () => [],
): { app: App | undefined; problems: readonly Problem[] } {
  const folder: Folder = { directory, readFile, listFolder }
  const problems: Problem[] = []
  const manifest = readManifest(folder, problems)
  if (manifest === undefined) return { app: undefined, problems }
  const isExported = folder.readFile(MANIFEST) === undefined
  return { app: appOf({ folder, manifest, isExported, problems }), problems }
}

/** The manifest, or the one an export tree stands for; undefined when neither can be read. */
function readManifest(folder: Folder, problems: Problem[]): Document | undefined {
  const source = sourceOf(folder, MANIFEST)
  if (source === undefined) {
    if (isExportTree(folder)) return manifestOfTree(folder, problems)
    problems.push(noManifest(folder))
    return undefined
  }
  const read = readDocument(source)
  problems.push(...read.problems)
  if (isRecord(read.document.value)) return read.document
  if (problems.length === 0) problems.push(notAnObject(read.document))
  return undefined
}

function appOf(loading: Loading): App {
  const { manifest } = loading
  if (!isRecord(own(manifest.value, 'components'))) {
    const advice = 'list every component there by its name; nothing else is loaded'
    report(loading, ['components'], `${MANIFEST} has no object \`components\`.`, { advice })
  }
  const general = loadGeneral(loading)
  const components = new Map(componentTypes.map((type) => [type.kind, loadKind(loading, type)]))
  const of = <T extends Component>(kind: ComponentKind) =>
    (components.get(kind) ?? new Map()) as ReadonlyMap<string, T>
  return {
    directory: loading.folder.directory,
    manifest,
    isExported: loading.isExported,
    base: general.documents.get('base'),
    common: general.documents.get('common'),
    readme: general.texts.get('readme'),
    groupsDocument: general.documents.get('groups'),
    groups: readGroups(general.documents.get('groups')),
    connections: of<Connection>('connection'),
    modules: of<Module>('module'),
    rpcs: of<Rpc>('rpc'),
    webhooks: of<Webhook>('webhook'),
    functions: of('function'),
    endpoints: of('endpoint'),
  }
}

function loadGeneral(loading: Loading): CodeFiles {
  const files: CodeFiles = { documents: new Map(), texts: new Map() }
  const written = own(loading.manifest.value, 'generalCodeFiles')
  if (written !== undefined && written !== null && !isRecord(written)) {
    const advice = 'without it the app has no base, no common data and no groups'
    const more = { advice, severity: 'warning' } as const
    report(loading, ['generalCodeFiles'], '`generalCodeFiles` must be an object.', more)
  }
  for (const file of generalCodeFiles) {
    loadCode(loading, ['generalCodeFiles', file.key], own(written, file.key), file, files)
  }
  return files
}

/** Folders in which Make's editor and public apps put the manifest. */
const USUAL_FOLDERS = ['src', 'app', 'make', 'integrations/make']

/** The file by which a folder without a manifest is known as an older export. */
const EXPORT = 'base.imljson'

function noManifest(folder: Folder): Problem {
  const { directory, readFile } = folder
  const holds = (file: string) =>
    USUAL_FOLDERS.find((one) => readFile(`${one}/${file}`) !== undefined)
  const below = holds(MANIFEST) ?? holds(EXPORT)
  const what = holds(MANIFEST) === undefined ? 'an older export' : 'one'
  const named = directory === '' || directory === '.' ? below : `${directory}/${below}`
  return {
    code: 'app/manifest',
    severity: 'error',
    message: `There is no ${MANIFEST} in ${directory === '' || directory === '.' ? 'this folder' : directory}.`,
    remedy:
      below === undefined
        ? `run dryrun in the folder of a Make app, or name it with --app DIR; an older export has ${EXPORT} at its root`
        : `there is ${what} in ${below}; name it with --app ${named}`,
  }
}

function notAnObject(document: Document): Problem {
  const message = `${MANIFEST} must hold an object.`
  return { code: 'app/manifest', severity: 'error', message, at: document.spanOf([]) }
}
