// Small apps as proofs of rules: what is written by role becomes files and a manifest in memory.
import {
  type App,
  type ComponentKind,
  type ComponentType,
  componentTypes,
  kebab,
  loadApp,
  MANIFEST,
} from '../../spec/index.ts'
import { isRecord } from '../../text/index.ts'
import type { ExampleApp } from './rule.ts'

/** Name and manifest entry of a component that an example only gives files for. */
interface Default {
  readonly name: string
  readonly entry: Readonly<Record<string, unknown>>
}

const DEFAULTS: Readonly<Record<ComponentKind, Default>> = {
  module: {
    name: 'getThing',
    entry: { label: 'Get a Thing', description: 'Retrieves a thing.', moduleType: 'action' },
  },
  rpc: { name: 'listThings', entry: { label: 'List Things' } },
  connection: { name: 'example', entry: { label: 'Example', connectionType: 'basic' } },
  function: { name: 'example', entry: {} },
  webhook: { name: 'example', entry: { label: 'Example', webhookType: 'web' } },
  endpoint: { name: 'example', entry: {} },
}

const GENERAL = new Set(['base', 'common', 'groups', 'readme'])

/**
 * The app of an example. Roles: `base`, `common`, `groups`, `readme`; `module` for the manifest
 * entry of a module and `module.communication` and so on for its files, likewise `rpc`
 * and every other kind. A second one has a name of its own: `module:other.interface`.
 */
export function exampleApp(written: ExampleApp): App {
  const files = new Map<string, string>()
  const components: Record<string, Record<string, Record<string, unknown>>> = {}
  const generalCodeFiles: Record<string, string> = {}
  for (const [role, value] of Object.entries(written)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
    if (GENERAL.has(role)) {
      generalCodeFiles[role] = `app/${role}.json`
      files.set(`app/${role}.json`, text)
      continue
    }
    const [which = '', file] = role.split('.')
    const [written = '', given] = which.split(':')
    const type = componentTypes.find((one) => one.kind === written)
    if (!type) throw new Error(`An example has no role "${role}".`)
    const { kind } = type
    const defaults = DEFAULTS[kind]
    const name = given ?? defaults.name
    const listed = components[kind] ?? {}
    const entry = listed[name] ?? { ...defaults.entry, codeFiles: {} }
    components[kind] = { ...listed, [name]: entry }
    if (file === undefined) Object.assign(entry, isRecord(value) ? value : {})
    else files.set(addFile(entry, type, name, file), text)
  }
  files.set(MANIFEST, JSON.stringify({ fileVersion: 1, generalCodeFiles, components }, null, 2))
  const { app, problems } = loadApp('', (path) => files.get(path))
  const [problem] = problems
  if (!app || problem) throw new Error(problem?.message ?? 'the example is no app')
  return app
}

function addFile(
  entry: Record<string, unknown>,
  type: ComponentType,
  name: string,
  key: string,
): string {
  const file = type.codeFiles.find((one) => one.key === key)
  if (!file) throw new Error(`A ${type.kind} has no file "${key}".`)
  const path = `${type.folder}/${kebab(name)}/${kebab(name)}.${file.ending}`
  entry.codeFiles = { ...(entry.codeFiles as object), [key]: path }
  return path
}
