// JSON Schemas of an app's files for any editor: one row per kind of file, built from the tables.
import type { JsonSchema } from '../../engine/index.ts'
import { type App, type ComponentKind, componentTypes, homes } from '../../spec/index.ts'
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

/** Globs of code files of a kind of component, named as Make's editor names them. */
function globs(kind: ComponentKind, ...keys: readonly string[]): readonly string[] {
  return componentTypes
    .filter((type) => type.kind === kind)
    .flatMap(({ folder, codeFiles }) =>
      keys.flatMap((key) =>
        codeFiles.filter((one) => one.key === key).map(({ ending }) => `${folder}/**/*.${ending}`),
      ),
    )
}

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
      ...globs('module', 'communication'),
      ...globs('rpc', 'communication'),
      ...globs('webhook', 'attach', 'detach', 'update'),
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
    matches: globs('connection', 'communication'),
    make: () => phasesSchema(homes.connection),
  },
  {
    file: 'webhook-communication.json',
    title: homes.webhook.title,
    matches: globs('webhook', 'communication'),
    make: () => chainSchema(homes.webhook),
  },
  {
    file: 'endpoint-communication.json',
    title: homes.endpoint.title,
    matches: globs('endpoint', 'communication'),
    make: () => requestSchema(homes.endpoint),
  },
  {
    file: 'epoch.json',
    title: homes.epoch.title,
    matches: globs('module', 'epoch'),
    make: () => requestSchema(homes.epoch),
  },
  {
    file: 'parameters.json',
    title: 'Parameters: what a user fills in',
    matches: [
      ...globs('module', 'staticParams', 'mappableParams'),
      ...globs('connection', 'params'),
      ...globs('webhook', 'params'),
      ...globs('rpc', 'params'),
      ...globs('endpoint', 'inputParameters', 'outputParameters'),
    ],
    make: parametersSchema,
  },
  {
    file: 'interface.json',
    title: 'Interface: the fields of the output, written like parameters',
    matches: globs('module', 'interface'),
    make: () => ({ $ref: 'parameters.json' }),
  },
  {
    file: 'samples.json',
    title: 'Samples: one invented bundle of the output',
    matches: globs('module', 'samples'),
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
    matches: globs('connection', 'common'),
    make: () => commonSchema,
  },
  {
    file: 'scope.json',
    title: 'Scope: what a component must be allowed to do',
    matches: [
      ...globs('module', 'scope'),
      ...globs('webhook', 'requiredScope'),
      ...globs('connection', 'defaultScope'),
    ],
    make: () => scopeSchema,
  },
  {
    file: 'scope-list.json',
    title: 'Scope list: every scope a connection may ask for',
    matches: globs('connection', 'scopeList'),
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
