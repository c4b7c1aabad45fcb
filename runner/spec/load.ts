// makecomapp.json -> App: reads every file by its role in the manifest, whatever its name.
import { didYouMean, isRecord, own, type Path, type Problem, type Source } from '../text/index.ts'
import type { App, Component, Connection, Module, Rpc, Webhook } from './app.ts'
import {
  type CodeFile,
  type ComponentKind,
  type ComponentType,
  componentTypes,
  generalCodeFiles,
  type ModuleType,
  moduleTypes,
} from './components.ts'
import { type Document, readDocument } from './document.ts'
import { readGroups } from './groups.ts'

/** Gives the text of a file next to the manifest, or undefined when there is none. */
export type ReadFile = (path: string) => string | undefined

export const MANIFEST = 'makecomapp.json'

/** What loading collects: the problems, and the reader that placed them. */
interface Loading {
  readonly problems: Problem[]
  readonly manifest: Document
  readonly directory: string
  readonly readFile: ReadFile
}

/**
 * The app in a folder and everything that is wrong with its files. A broken or missing file is a
 * problem with its place and the rest still loads; without a readable manifest there is no app.
 */
export function loadApp(
  directory: string,
  readFile: ReadFile,
): { app: App | undefined; problems: readonly Problem[] } {
  const text = readFile(MANIFEST)
  if (text === undefined) return { app: undefined, problems: [noManifest(directory)] }
  const read = readDocument({ file: fileName(directory, MANIFEST), text })
  const problems = [...read.problems]
  if (!isRecord(read.document.value)) {
    if (problems.length === 0) problems.push(notAnObject(read.document))
    return { app: undefined, problems }
  }
  const loading: Loading = { problems, manifest: read.document, directory, readFile }
  const general = loadGeneral(loading)
  const components = new Map(componentTypes.map((type) => [type.kind, loadKind(loading, type)]))
  const of = <T extends Component>(kind: ComponentKind) =>
    (components.get(kind) ?? new Map()) as ReadonlyMap<string, T>
  const app: App = {
    directory,
    manifest: loading.manifest,
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
  return { app, problems }
}

function loadGeneral(loading: Loading): {
  documents: Map<string, Document>
  texts: Map<string, Source>
} {
  const documents = new Map<string, Document>()
  const texts = new Map<string, Source>()
  for (const file of generalCodeFiles) {
    loadCode(loading, ['generalCodeFiles', file.key], file, documents, texts)
  }
  return { documents, texts }
}

/** All components of one kind. A kind the manifest does not list is empty: older apps lack some. */
function loadKind(loading: Loading, type: ComponentType): Map<string, Component> {
  const found = new Map<string, Component>()
  const listed = own(own(loading.manifest.value, 'components'), type.kind)
  if (!isRecord(listed)) return found
  for (const [name, metadata] of Object.entries(listed)) {
    const path = ['components', type.kind, name]
    // null reserves a name in Make's editor; there is no component behind it yet
    if (metadata === null) continue
    if (!type.idPattern.test(name)) {
      report(loading, path, `"${name}" is no name for a ${type.kind}.`, `use ${type.idRule}`)
    }
    if (!isRecord(metadata)) {
      report(loading, path, `The ${type.kind} ${name} is not described by an object.`)
      continue
    }
    found.set(name, loadComponent(loading, type, name, metadata))
  }
  return found
}

function loadComponent(
  loading: Loading,
  type: ComponentType,
  name: string,
  metadata: Record<string, unknown>,
): Component {
  const path = ['components', type.kind, name]
  const code = new Map<string, Document>()
  const texts = new Map<string, Source>()
  const listed = own(metadata, 'codeFiles')
  for (const file of isRecord(listed) ? Object.keys(listed) : []) {
    const known = type.codeFiles.find((one) => one.key === file)
    const codePath = [...path, 'codeFiles', file]
    if (known) loadCode(loading, codePath, known, code, texts)
    else {
      const keys = type.codeFiles.map((one) => one.key)
      report(
        loading,
        codePath,
        `A ${type.kind} has no code file "${file}".`,
        didYouMean(file, keys) ?? `known are ${keys.join(', ')}`,
      )
    }
  }
  return {
    kind: type.kind,
    name,
    label: textOf(metadata, 'label') ?? name,
    description: textOf(metadata, 'description') ?? '',
    ...optional('connection', textOf(metadata, 'connection')),
    ...optional('altConnection', textOf(metadata, 'altConnection')),
    code,
    texts,
    at: loading.manifest.keySpanOf(path),
    ...kindFacts(loading, type.kind, path, metadata),
  } as Component
}

/** The members that only one kind of component has. */
function kindFacts(
  loading: Loading,
  kind: ComponentKind,
  path: Path,
  metadata: Record<string, unknown>,
): object {
  if (kind === 'connection') return { type: textOf(metadata, 'connectionType') ?? 'basic' }
  if (kind === 'webhook') return { type: textOf(metadata, 'webhookType') ?? 'web' }
  if (kind !== 'module') return {}
  // `moduleSubtype` is the older spelling, renamed by Make's editor when it opens a project
  const written = textOf(metadata, 'moduleType') ?? textOf(metadata, 'moduleSubtype') ?? 'action'
  const type = moduleTypes.find((one) => one === written)
  if (!type) {
    report(
      loading,
      [...path, 'moduleType'],
      `"${written}" is no module type.`,
      didYouMean(written, moduleTypes) ?? `known are ${moduleTypes.join(', ')}`,
    )
  }
  return {
    type: (type ?? 'action') satisfies ModuleType,
    ...optional('crud', textOf(metadata, 'actionCrud')),
    ...optional('webhook', textOf(metadata, 'webhook')),
  }
}

/** Reads one code file into `documents` or `texts`. A path of null means: none, on purpose. */
function loadCode(
  loading: Loading,
  path: readonly string[],
  file: Pick<CodeFile, 'key' | 'content'>,
  documents: Map<string, Document>,
  texts: Map<string, Source>,
): void {
  let written: unknown = loading.manifest.value
  for (const step of path) written = own(written, step)
  if (written === undefined || written === null) return
  if (typeof written !== 'string') {
    report(loading, path, 'The path of a code file must be a text.')
    return
  }
  const text = loading.readFile(written)
  if (text === undefined) {
    report(
      loading,
      path,
      `The file ${written} does not exist.`,
      'create it or correct the path; paths count from the folder of makecomapp.json',
    )
    return
  }
  const source: Source = { file: fileName(loading.directory, written), text }
  if (file.content === 'text') texts.set(file.key, source)
  else {
    const { document, problems } = readDocument(source)
    documents.set(file.key, document)
    loading.problems.push(...problems)
  }
}

function report(loading: Loading, path: Path, message: string, remedy?: string): void {
  const at = loading.manifest.spanOf(path)
  loading.problems.push({
    code: 'app/manifest',
    severity: 'error',
    message,
    at,
    ...optional('remedy', remedy),
  })
}

function noManifest(directory: string): Problem {
  return {
    code: 'app/manifest',
    severity: 'error',
    message: `There is no ${MANIFEST} in ${directory === '' ? 'this folder' : directory}.`,
    remedy: 'run dryrun in the folder of a Make app, or name that folder with --app DIR',
  }
}

function notAnObject(document: Document): Problem {
  const message = `${MANIFEST} must hold an object.`
  return { code: 'app/manifest', severity: 'error', message, at: document.spanOf([]) }
}

function textOf(metadata: Record<string, unknown>, name: string): string | undefined {
  const value = own(metadata, name)
  return typeof value === 'string' ? value : undefined
}

/** `{name: value}`, or nothing when the value is undefined. */
function optional<T>(name: string, value: T | undefined): Record<string, T> {
  return value === undefined ? {} : { [name]: value }
}

function fileName(directory: string, path: string): string {
  return directory === '' || directory === '.' ? path : `${directory.replace(/\/$/, '')}/${path}`
}
