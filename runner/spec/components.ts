// What a Make app is made of: per kind of component its code files, their endings and API sections.

export type ComponentKind = 'connection' | 'webhook' | 'module' | 'rpc' | 'function' | 'endpoint'

/** One code file of a component, as Make's manifest names it. */
export interface CodeFile {
  /** Key under `codeFiles` in makecomapp.json. */
  readonly key: string
  /** Name of the section in Make's API. */
  readonly section: string
  /** Ending that Make's editor gives the file. */
  readonly ending: string
  /** `json` files are JSON with comments; `text` files are kept as they are. */
  readonly content: 'json' | 'text'
}

export interface ComponentType {
  readonly kind: ComponentKind
  /** Folder in which Make's editor puts the components of this kind. */
  readonly folder: string
  /** What a local id may look like, and the same in words. */
  readonly idPattern: RegExp
  readonly idRule: string
  readonly codeFiles: readonly CodeFile[]
}

const json = (key: string, section: string, ending = `${kebab(key)}.iml.json`): CodeFile => ({
  key,
  section,
  ending,
  content: 'json',
})
const text = (key: string, section: string, ending: string): CodeFile => ({
  key,
  section,
  ending,
  content: 'text',
})

const shortIds = {
  idPattern: /^[a-zA-Z][0-9a-zA-Z]{2,63}$/,
  idRule: '3 to 64 letters and digits, a letter first',
}
const dashedIds = {
  idPattern: /^[a-zA-Z][0-9a-zA-Z-]{1,33}[0-9a-zA-Z]$/,
  idRule: '3 to 35 letters, digits and dashes, a letter first and no dash last',
}

/** All kinds of components. Rules of ids and files: Make's editor extension. */
export const componentTypes: readonly ComponentType[] = [
  {
    kind: 'connection',
    folder: 'connections',
    ...dashedIds,
    codeFiles: [
      json('communication', 'api'),
      json('params', 'parameters'),
      json('common', 'common', 'common.json'),
      json('scopeList', 'scopes'),
      json('defaultScope', 'scope'),
      json('installSpec', 'installSpec'),
      json('installDirectives', 'install'),
    ],
  },
  {
    kind: 'webhook',
    folder: 'webhooks',
    ...dashedIds,
    codeFiles: [
      json('communication', 'api'),
      json('params', 'parameters'),
      json('attach', 'attach'),
      json('detach', 'detach'),
      json('update', 'update'),
      json('requiredScope', 'scope'),
    ],
  },
  {
    kind: 'module',
    folder: 'modules',
    ...shortIds,
    codeFiles: [
      json('communication', 'api'),
      json('staticParams', 'parameters'),
      json('mappableParams', 'expect'),
      json('interface', 'interface'),
      json('samples', 'samples'),
      json('scope', 'scope'),
      json('epoch', 'epoch'),
    ],
  },
  {
    kind: 'rpc',
    folder: 'rpcs',
    ...shortIds,
    codeFiles: [json('communication', 'api'), json('params', 'parameters')],
  },
  {
    kind: 'function',
    folder: 'functions',
    idPattern: /^[a-zA-Z][0-9a-zA-Z]{2,95}$/,
    idRule: '3 to 96 letters and digits, a letter first',
    codeFiles: [text('code', 'code', 'js'), text('test', 'test', 'test.js')],
  },
  {
    kind: 'endpoint',
    folder: 'endpoints',
    idPattern: /^[a-zA-Z][0-9a-zA-Z]{2,127}$/,
    idRule: '3 to 128 letters and digits, a letter first',
    codeFiles: [
      json('communication', 'api'),
      json('scope', 'scope', 'required-scope.iml.json'),
      json('inputParameters', 'inputParameters', 'input.iml.json'),
      json('outputParameters', 'outputParameters', 'output.iml.json'),
      text('context', 'context', 'md'),
    ],
  },
]

/** The code files that belong to the app itself. */
export const generalCodeFiles = [
  { key: 'base', section: 'base', content: 'json' },
  { key: 'common', section: 'common', content: 'json' },
  // what only decorates the app may be missing without keeping anything from running
  { key: 'groups', section: 'groups', content: 'json', optional: true },
  { key: 'readme', section: 'readme', content: 'text', optional: true },
] as const

/** Module types as Make names them, with the word for a reader and what `dryrun run` does. */
export const moduleTypes = [
  'action',
  'search',
  'trigger',
  'instant_trigger',
  'responder',
  'universal',
] as const
export type ModuleType = (typeof moduleTypes)[number]

/** The numbers of the module types in Make's API and in older exports. */
export const moduleTypeIds: Readonly<Record<ModuleType, number>> = {
  trigger: 1,
  action: 4,
  search: 9,
  instant_trigger: 10,
  responder: 11,
  universal: 12,
}

/** A local id as a folder or file name: `makeAnApiCall` becomes `make-an-api-call`. */
export function kebab(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
}
