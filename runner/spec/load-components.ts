// The components a manifest lists and their code files, whatever the files are called.
import {
  defined,
  didYouMean,
  isRecord,
  own,
  type Path,
  type Source,
  textAt,
} from '../text/index.ts'
import type { Component } from './app.ts'
import {
  type CodeFile,
  type ComponentKind,
  type ComponentType,
  type ModuleType,
  moduleTypes,
} from './components.ts'
import { type Document, readDocument } from './document.ts'
import { type Loading, report, sourceOf } from './loading.ts'

/** The files of a component, or of the app itself, by their key in the manifest. */
export interface CodeFiles {
  readonly documents: Map<string, Document>
  readonly texts: Map<string, Source>
}

/** One entry of the manifest: a component's name, its path there, and what is said about it. */
interface Entry {
  readonly name: string
  readonly path: Path
  readonly metadata: unknown
}

/** Names become names of files that dryrun keeps, so none may lead elsewhere; others are only bad style. */
const OUTSIDE = /[\\/]|\p{Cc}|^\.+$/u

/** All components of one kind. A kind the manifest does not list is empty: older apps lack some. */
export function loadKind(loading: Loading, type: ComponentType): Map<string, Component> {
  const found = new Map<string, Component>()
  for (const { name, path, metadata } of entriesOf(loading, type)) {
    // null reserves a name in Make's editor; there is no component behind it yet
    if (metadata === null) continue
    if (OUTSIDE.test(name)) {
      const advice = `use ${type.idRule}`
      report(loading, path, `"${name}" is no name for a ${type.kind}.`, { advice })
    }
    if (!isRecord(metadata)) {
      report(loading, path, `The ${type.kind} ${name} is not described by an object.`)
      continue
    }
    found.set(name, loadComponent(loading, type, name, path, metadata))
  }
  return found
}

/** Endings of files that can be code of an app. */
const CODE_FILE = /\.(json|imljson|js|md|txt)$/

/** The entries of a kind. A list of named entries is understood, too, although Make refuses it. */
function entriesOf(loading: Loading, type: ComponentType): Entry[] {
  const kind: Path = ['components', type.kind]
  const listed = own(own(loading.manifest.value, 'components'), type.kind)
  if (listed === undefined || listed === null) return []
  if (isRecord(listed)) {
    return Object.entries(listed).map(([name, metadata]) => ({
      name,
      path: [...kind, name],
      metadata,
    }))
  }
  report(loading, kind, `\`components.${type.kind}\` must be an object: name to ${type.kind}.`, {
    severity: Array.isArray(listed) ? 'warning' : 'error',
    advice: 'Make’s editor cannot open it like this',
  })
  return (Array.isArray(listed) ? listed : []).map((metadata: unknown, index) => ({
    name: textAt(metadata, 'name') ?? `${type.kind}${index + 1}`,
    path: [...kind, index],
    metadata,
  }))
}

function loadComponent(
  loading: Loading,
  type: ComponentType,
  name: string,
  path: Path,
  metadata: Record<string, unknown>,
): Component {
  const files: CodeFiles = { documents: new Map(), texts: new Map() }
  const listed = own(metadata, 'codeFiles')
  const written = isRecord(listed) ? listed : {}
  for (const key of Object.keys(written)) {
    const codePath = [...path, 'codeFiles', key]
    const file = codeFileOf(loading, type, key, codePath)
    // a file under its right key wins over one under the name of its section
    const doubled = file !== undefined && file.key !== key && Object.hasOwn(written, file.key)
    if (file && !doubled) loadCode(loading, codePath, written[key], file, files)
  }
  return {
    kind: type.kind,
    name,
    label: textAt(metadata, 'label') ?? name,
    description: textAt(metadata, 'description') ?? '',
    ...defined({
      connection: textAt(metadata, 'connection'),
      altConnection: textAt(metadata, 'altConnection'),
    }),
    code: files.documents,
    texts: files.texts,
    // the manifest is read for places only where one is told
    get at() {
      return loading.manifest.keySpanOf(path)
    },
    ...kindFacts(loading, type.kind, path, metadata),
  } as Component
}

/** What other kinds of components, and people, call the files of parameters of a kind. */
const FILES_OF_PARAMETERS: Readonly<
  Partial<Record<ComponentKind, readonly [input: string, output?: string]>>
> = {
  connection: ['params'],
  webhook: ['params'],
  module: ['mappableParams', 'interface'],
  rpc: ['params'],
  endpoint: ['inputParameters', 'outputParameters'],
}

/** The file that is meant by the key of another kind of component; it is read as that file. */
function elsewhere({ kind, codeFiles }: ComponentType, key: string): CodeFile | undefined {
  const [input, output] = FILES_OF_PARAMETERS[kind] ?? []
  const isInput = /^(params|mappableParams|staticParams|inputParameters|mappable|input)$/.test(key)
  const isOutput = /^(output|outputParameters|interface)$/.test(key)
  const meant = isInput ? input : isOutput ? output : undefined
  return codeFiles.find((one) => one.key === meant)
}

const CALLED: Readonly<Partial<Record<ComponentKind, string>>> = {
  rpc: 'An RPC',
  endpoint: 'An endpoint',
}

/** What a key under `codeFiles` names; public apps also write the name of the section in Make's API. */
function codeFileOf(
  loading: Loading,
  type: ComponentType,
  key: string,
  path: Path,
): CodeFile | undefined {
  const known = type.codeFiles.find((one) => one.key === key)
  if (known) return known
  const ofSection = type.codeFiles.find((one) => one.section === key)
  const ofOthers = elsewhere(type, key)
  const keys = type.codeFiles.map((one) => one.key)
  const advice = ofSection
    ? `the file is read as ${ofSection.key}; Make wants that name here`
    : ofOthers
      ? { suggestion: ofOthers.key }
      : (didYouMean(key, keys) ?? `known are ${keys.join(', ')}`)
  const message = `${CALLED[type.kind] ?? `A ${type.kind}`} has no code file "${key}".`
  report(loading, path, message, { advice, severity: 'warning' })
  return ofSection ?? ofOthers
}

/** The members that only one kind of component has. */
function kindFacts(
  loading: Loading,
  kind: ComponentKind,
  path: Path,
  metadata: Record<string, unknown>,
): object {
  if (kind === 'connection') return { type: textAt(metadata, 'connectionType') ?? 'basic' }
  if (kind === 'webhook') return { type: textAt(metadata, 'webhookType') ?? 'web' }
  if (kind !== 'module') return {}
  // `moduleSubtype` is the older spelling, renamed by Make's editor when it opens a project
  const written = textAt(metadata, 'moduleType') ?? textAt(metadata, 'moduleSubtype') ?? 'action'
  const type = moduleTypes.find((one) => one === written)
  if (!type) {
    const advice = didYouMean(written, moduleTypes) ?? `known are ${moduleTypes.join(', ')}`
    report(loading, [...path, 'moduleType'], `"${written}" is no module type.`, { advice })
  }
  return {
    type: (type ?? 'action') satisfies ModuleType,
    ...defined({ crud: textAt(metadata, 'actionCrud'), webhook: textAt(metadata, 'webhook') }),
  }
}

/** Reads the code file at a written path into `files`. A path of null means: none, on purpose. */
export function loadCode(
  loading: Loading,
  path: Path,
  written: unknown,
  file: Pick<CodeFile, 'key' | 'content'> & { readonly optional?: true },
  files: CodeFiles,
): void {
  if (written === undefined || written === null) return
  if (typeof written !== 'string') {
    report(loading, path, 'The path of a code file must be a text.')
    return
  }
  // an app of somebody else must not make the runner show any file of this machine
  if (/(^|[\\/])\.\.([\\/]|$)/.test(written) && !CODE_FILE.test(written)) {
    report(loading, path, `The path ${written} leads out of the folder to a file that is no code.`)
    return
  }
  const read = readSource(loading, written)
  if (typeof read === 'string') {
    report(loading, path, `The file ${written} cannot be read: ${read}.`)
    return
  }
  const { source } = read
  if (source === undefined) {
    report(loading, path, `The file ${written} does not exist.`, {
      advice: 'create it or correct the path; paths count from the folder of makecomapp.json',
      severity: file.optional ? 'warning' : 'error',
    })
    return
  }
  if (file.content === 'text') files.texts.set(file.key, source)
  else {
    const { document, problems } = readDocument(source)
    files.documents.set(file.key, document)
    loading.problems.push(...problems)
  }
}

/** The file, or why it cannot be read although it is there: its rights, links in a circle. */
function readSource(
  { folder }: Loading,
  path: string,
): { readonly source: Source | undefined } | string {
  try {
    return { source: sourceOf(folder, path) }
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string }
    return REASONS.get(code ?? '') ?? message
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'its rights do not allow it'],
  ['EPERM', 'its rights do not allow it'],
  ['ELOOP', 'it is a link that leads to itself'],
])
