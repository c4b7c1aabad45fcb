// JSON Schemas of an app's files for any editor: one row per kind of file, built from the tables.
import type { JsonSchema } from '../../engine/index.ts'
import { type App, homes } from '../../spec/index.ts'
import { at, type Json, type Path } from '../../text/index.ts'
import { parametersSchema } from './parameters.ts'
import { printed } from './print.ts'
import { chainSchema, phasesSchema, requestSchema } from './request.ts'
import { commonSchema, groupsSchema, samplesSchema, scopeListSchema, scopeSchema } from './small.ts'

export interface EditorSchema {
  /** Name of the file, in whatever folder the schemas are kept. */
  readonly file: string
  readonly title: string
  /** Files of an app that it judges, as globs; the manifest may add paths. */
  readonly matches: readonly string[]
  readonly make: () => JsonSchema
}

const inFolder = (folder: string, ...endings: readonly string[]): readonly string[] =>
  endings.map((ending) => `${folder}/**/*.${ending}.iml.json`)

/** Every kind of file; the endings are those that Make's editor gives. */
export const editorSchemas: readonly EditorSchema[] = [
  {
    file: 'base.json',
    title: homes.base.title,
    matches: [],
    make: () => requestSchema(homes.base),
  },
  {
    file: 'communication.json',
    title: homes.communication.title,
    matches: [
      ...inFolder('modules', 'communication'),
      ...inFolder('rpcs', 'communication'),
      ...inFolder('webhooks', 'attach', 'detach', 'update'),
    ],
    make: () => chainSchema(homes.communication),
  },
  {
    file: 'responder-communication.json',
    title: homes.responder.title,
    matches: [],
    make: () => chainSchema(homes.responder),
  },
  {
    file: 'connection-communication.json',
    title: homes.connection.title,
    matches: inFolder('connections', 'communication'),
    make: () => phasesSchema(homes.connection),
  },
  {
    file: 'webhook-communication.json',
    title: homes.webhook.title,
    matches: inFolder('webhooks', 'communication'),
    make: () => chainSchema(homes.webhook),
  },
  {
    file: 'endpoint-communication.json',
    title: homes.endpoint.title,
    matches: inFolder('endpoints', 'communication'),
    make: () => requestSchema(homes.endpoint),
  },
  {
    file: 'epoch.json',
    title: homes.epoch.title,
    matches: inFolder('modules', 'epoch'),
    make: () => requestSchema(homes.epoch),
  },
  {
    file: 'parameters.json',
    title: 'Parameters: what a user fills in',
    matches: [
      ...inFolder('modules', 'static-params', 'mappable-params'),
      ...['connections', 'webhooks', 'rpcs'].flatMap((folder) => inFolder(folder, 'params')),
      ...inFolder('endpoints', 'input-parameters', 'output-parameters'),
    ],
    make: parametersSchema,
  },
  {
    file: 'interface.json',
    title: 'Interface: the fields of the output, written like parameters',
    matches: inFolder('modules', 'interface'),
    make: () => ({ $ref: 'parameters.json' }),
  },
  {
    file: 'samples.json',
    title: 'Samples: one invented bundle of the output',
    matches: inFolder('modules', 'samples'),
    make: () => samplesSchema,
  },
  {
    file: 'groups.json',
    title: 'Groups: the modules as the picker shows them',
    matches: [],
    make: () => groupsSchema,
  },
  {
    file: 'common.json',
    title: 'Common data: secrets and settings for all components',
    matches: ['connections/**/*.common.json'],
    make: () => commonSchema,
  },
  {
    file: 'scope.json',
    title: 'Scope: what a component must be allowed to do',
    matches: [
      ...inFolder('modules', 'scope'),
      ...inFolder('webhooks', 'required-scope'),
      ...inFolder('connections', 'default-scope'),
    ],
    make: () => scopeSchema,
  },
  {
    file: 'scope-list.json',
    title: 'Scope list: every scope a connection may ask for',
    matches: inFolder('connections', 'scope-list'),
    make: () => scopeListSchema,
  },
]

/** The text of a schema file. */
export function schemaText({ title, make }: EditorSchema): string {
  const $comment = 'Made by `dryrun generate schemas` from the tables of dryrun.'
  const { $schema: _, ...schema } = make()
  return printed({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment,
    title,
    ...schema,
  } as Json)
}

/** The paths that only the manifest tells, by the name of the schema. */
function ownPaths(app: App): Readonly<Record<string, readonly string[]>> {
  const written = (path: Path): readonly string[] => {
    const file = at(app.manifest.value, path)
    return typeof file === 'string' ? [file] : []
  }
  const general = (key: string) => written(['generalCodeFiles', key])
  // responders answer webhooks, so their communication has a schema of its own
  const responders = [...app.modules.values()]
    .filter(({ type }) => type === 'responder')
    .flatMap(({ name }) => written(['components', 'module', name, 'codeFiles', 'communication']))
  return {
    'base.json': general('base'),
    'common.json': general('common'),
    'groups.json': general('groups'),
    'communication.json': responders.map((path) => `!${path}`),
    'responder-communication.json': responders,
  }
}

/** The schema files with their globs, of one app. */
export function schemaMatches(
  app: App,
): readonly { readonly file: string; readonly matches: readonly string[] }[] {
  const more = ownPaths(app)
  return editorSchemas
    .map(({ file, matches }) => ({ file, matches: [...matches, ...(more[file] ?? [])] }))
    .filter(({ matches }) => matches.length > 0)
}

/** What belongs into the settings of VS Code so that it uses the schemas of a folder. */
export function editorSettings(app: App, folder: string): Readonly<Record<string, Json>> {
  return {
    'files.associations': { '*.iml.json': 'jsonc' },
    'json.schemas': schemaMatches(app).map(({ file, matches }) => ({
      fileMatch: matches,
      url: `./${folder}/${file}`,
    })),
  }
}
