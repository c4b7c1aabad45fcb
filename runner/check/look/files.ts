// The JSON files of an app in the order they are checked, each with what may stand in it.
import {
  type App,
  type Component,
  componentsOf,
  type Document,
  generalCodeFiles,
} from '../../spec/index.ts'
import { ANYTHING, type Part } from '../judge/part.ts'
import {
  basePart,
  communicationPart,
  endpointPart,
  epochPart,
  oauthPart,
  responderPart,
  webhookPart,
} from '../structure/communication.ts'
import { manifestPart } from '../structure/manifest.ts'
import { parametersFilePart } from '../structure/parameters.ts'
import {
  commonPart,
  groupsPart,
  samplesPart,
  scopeListPart,
  scopePart,
} from '../structure/plain.ts'

/** What expressions mean in a file: they are evaluated, they do nothing there, or they are data. */
export type Templates = 'evaluated' | 'mistaken' | 'data'

export interface CheckedFile {
  readonly document: Document
  /** Key in the manifest, such as `communication`. */
  readonly key: string
  readonly part: Part
  readonly templates: Templates
  /** Missing for files of the app itself. */
  readonly component?: Component
}

/** A row: what stands in the code files of that key. */
interface CodeRow {
  readonly keys: readonly string[]
  readonly part: (component: Component | undefined) => Part
  readonly templates: Templates
}

/** Which communication a component has. */
function partOfCommunication(component: Component | undefined): Part {
  const type = (component as { readonly type?: string } | undefined)?.type
  if (component?.kind === 'webhook') return webhookPart
  if (component?.kind === 'endpoint') return endpointPart
  if (component?.kind === 'connection' && type === 'oauth') return oauthPart
  return component?.kind === 'module' && type === 'responder' ? responderPart : communicationPart
}

const PARAMETER_FILES = [
  ...['params', 'staticParams', 'mappableParams', 'interface'],
  ...['inputParameters', 'outputParameters'],
]

const rows: readonly CodeRow[] = [
  { keys: ['base'], part: () => basePart, templates: 'evaluated' },
  { keys: ['common'], part: () => commonPart, templates: 'data' },
  { keys: ['groups'], part: () => groupsPart, templates: 'data' },
  { keys: ['communication'], part: partOfCommunication, templates: 'evaluated' },
  { keys: ['epoch'], part: () => epochPart, templates: 'evaluated' },
  { keys: ['attach', 'detach', 'update'], part: () => communicationPart, templates: 'evaluated' },
  { keys: PARAMETER_FILES, part: () => parametersFilePart, templates: 'mistaken' },
  { keys: ['samples'], part: () => samplesPart, templates: 'data' },
  {
    keys: ['scope', 'requiredScope', 'defaultScope'],
    part: () => scopePart,
    templates: 'data',
  },
  { keys: ['scopeList'], part: () => scopeListPart, templates: 'data' },
  // no source says what these two hold
  { keys: ['installSpec', 'installDirectives'], part: () => ANYTHING, templates: 'data' },
]

const rowOf: ReadonlyMap<string, CodeRow> = new Map(
  rows.flatMap((row) => row.keys.map((key) => [key, row] as const)),
)

/** Every JSON file of the app: the manifest first, then the general files, then by component. */
export function filesOf(app: App): readonly CheckedFile[] {
  const general: Readonly<Record<string, Document | undefined>> = {
    base: app.base,
    common: app.common,
    groups: app.groupsDocument,
  }
  return [
    {
      document: app.manifest,
      key: 'manifest',
      part: app.isExported ? ANYTHING : manifestPart,
      templates: 'data',
    },
    ...generalCodeFiles.flatMap(({ key }) => fileOf(key, general[key], undefined)),
    ...componentsOf(app).flatMap((component) =>
      [...component.code].flatMap(([key, document]) => fileOf(key, document, component)),
    ),
  ]
}

function fileOf(
  key: string,
  document: Document | undefined,
  component: Component | undefined,
): readonly CheckedFile[] {
  const row = rowOf.get(component && key === 'common' ? 'common' : key)
  if (!document || !row) return []
  const { templates } = row
  return [
    { document, key, part: row.part(component), templates, ...(component ? { component } : {}) },
  ]
}
