// What is in Make as files: the bytes of every text, facts as the manifest has them, new components in their folders.
import { type ComponentKind, componentTypes, kebab, moduleTypeIds } from '../spec/index.ts'
import { type Json, own } from '../text/index.ts'
import { get } from './call.ts'
import type { Compared } from './compare-app.ts'
import { type AppPlace, onePath, rowOf } from './kinds.ts'
import { isNotRead, type NotRead, readSection } from './looking.ts'
import { type ComponentName, nameOf, splitName } from './names.ts'
import type { Mapping } from './origins.ts'
import type { Pairing } from './pairing.ts'
import type { Port } from './port.ts'
import { type Section, sectionsOf } from './sections.ts'
import type { RemoteComponent } from './there.ts'

/** A file with what is in Make. */
export interface PulledFile {
  readonly path: string
  readonly text: string
  readonly key: string
  readonly section: Section
}

/** A value of the manifest. */
export interface PulledValue {
  readonly path: readonly (string | number)[]
  readonly value: Json
}

export interface Pulled {
  readonly files: readonly PulledFile[]
  readonly values: readonly PulledValue[]
  /** Components that were in Make only. */
  readonly added: readonly {
    readonly kind: ComponentKind
    readonly local: string
    readonly remote: string
  }[]
  /** What could not be taken over, in sentences. */
  readonly left: readonly string[]
}

/** What is asked of a pull. */
export interface Wanted {
  readonly compared: readonly Compared[]
  readonly foreign: readonly RemoteComponent[]
  readonly withCommon: boolean
}

/** Reads everything that is wanted; nothing is written. */
export async function pull(
  port: Port,
  place: AppPlace,
  pairing: Pairing,
  { compared, foreign, withCommon }: Wanted,
): Promise<Pulled | NotRead> {
  const files: PulledFile[] = []
  const values: PulledValue[] = []
  const left: string[] = []
  for (const one of compared) {
    if (!one.section || (one.section.isCommon && !withCommon)) continue
    const text = await readSection(port, place, one, pairing)
    if (typeof text === 'object') return text
    if (text !== undefined) files.push({ path: one.path, text, key: one.key, section: one.section })
  }
  const locals = localNames(pairing.mapping)
  const changed = compared.filter(({ fact }) => fact !== undefined)
  for (const name of new Set(changed.map(({ component }) => component))) {
    const facts = changed.filter(({ component }) => component === name)
    const split = splitName(name)
    const remote = pairing.paired.get(name)
    if (!split || !remote) continue
    const detail = await readDetail(port, place, split.kind, remote.remote)
    if (isNotRead(detail)) return detail
    for (const { fact = '' } of facts) {
      const value = factFrom(split.kind, fact, detail.value, locals)
      const path = ['components', split.kind, split.local, fact]
      if (value === undefined) left.push(`${name} ${fact}: it names a component that is not here.`)
      else values.push({ path, value })
    }
  }
  const added: { kind: ComponentKind; local: string; remote: string }[] = []
  // references need every name, whatever the order of reading is
  for (const one of foreign) locals.set(nameOf(one.kind, one.remote), one.remote)
  for (const one of foreign) {
    const whole = await readWhole(port, place, one, locals, withCommon)
    if (whole === undefined) {
      left.push(`${nameOf(one.kind, one.remote)}: no file can have that name.`)
      continue
    }
    if (isNotRead(whole)) return whole
    files.push(...whole.files)
    values.push({ path: ['components', one.kind, one.remote], value: whole.entry })
    added.push({ kind: one.kind, local: one.remote, remote: one.remote })
  }
  return { files, values, added, left }
}

/** Names here by names in Make. */
function localNames(mapping: Mapping): Map<ComponentName, string> {
  return new Map(
    Object.entries(mapping).flatMap(([kind, pairs]) =>
      pairs.flatMap(({ local, remote }) =>
        local === null || remote === null ? [] : [[`${kind}/${remote}`, local] as const],
      ),
    ),
  )
}

async function readDetail(
  port: Port,
  place: AppPlace,
  kind: ComponentKind,
  remote: string,
): Promise<{ readonly value: unknown } | NotRead> {
  const reply = await port.call(get(onePath(place, kind, remote)))
  return reply.kind === 'answered'
    ? { value: own(reply.value, rowOf(kind).wrapper) }
    : { failed: reply }
}

/** A fact as the manifest has it; undefined when it refers to something that is not here. */
function factFrom(
  kind: ComponentKind,
  fact: string,
  detail: unknown,
  locals: ReadonlyMap<ComponentName, string>,
): Json | undefined {
  const row = rowOf(kind).facts.find(({ key }) => key === fact)
  const value = (own(detail, row?.sent ?? fact) ?? null) as Json
  if (fact === 'moduleType') {
    return Object.entries(moduleTypeIds).find(([, id]) => id === value)?.[0]
  }
  const { refersTo } = row ?? {}
  if (refersTo === undefined || value === null || value === '') return value === '' ? null : value
  const local = (name: Json): string | undefined => locals.get(nameOf(refersTo, String(name)))
  if (Array.isArray(value)) return value.map((one: Json) => local(one) ?? one)
  return local(value)
}

/** Sections that only some components of a kind have. Source: Make's editor. */
function hasSection(kind: ComponentKind, { key }: Section, entry: Record<string, Json>): boolean {
  const type = entry.moduleType
  if (kind === 'module' && key === 'epoch') return type === 'trigger'
  if (kind === 'module' && key === 'scope')
    return type !== 'instant_trigger' && type !== 'responder'
  const isOfOAuth = ['scopeList', 'defaultScope', 'installSpec', 'installDirectives'].includes(key)
  return kind !== 'connection' || !isOfOAuth || entry.connectionType === 'oauth'
}

/** A component that is in Make only: its entry and all of its texts, named as the editor names them. */
async function readWhole(
  port: Port,
  place: AppPlace,
  component: RemoteComponent,
  locals: ReadonlyMap<ComponentName, string>,
  withCommon: boolean,
): Promise<{ readonly entry: Json; readonly files: readonly PulledFile[] } | NotRead | undefined> {
  const { kind, remote } = component
  const type = componentTypes.find((one) => one.kind === kind)
  if (!type?.idPattern.test(remote)) return undefined
  const detail = await readDetail(port, place, kind, remote)
  if (isNotRead(detail)) return detail
  const entry = entryFrom(kind, detail.value, locals)
  const codeFiles: Record<string, Json> = {}
  const files: PulledFile[] = []
  for (const section of sectionsOf(kind)) {
    if (!hasSection(kind, section, entry)) continue
    const ending = type.codeFiles.find(({ key }) => key === section.key)?.ending ?? section.key
    const path = `${type.folder}/${kebab(remote)}/${kebab(remote)}.${ending}`
    const isKept = section.isCommon && !withCommon
    const text = isKept ? null : await readText(port, place, component, section, detail.value)
    if (typeof text === 'object' && text !== null) return text
    codeFiles[section.key] = text === null ? null : path
    const key = `${nameOf(kind, remote)}/${section.name}`
    if (text !== null) files.push({ path, text, key, section })
  }
  return { entry: { ...entry, codeFiles }, files }
}

async function readText(
  port: Port,
  place: AppPlace,
  { kind, remote }: RemoteComponent,
  section: Section,
  detail: unknown,
): Promise<string | NotRead | null> {
  if (section.isFact) {
    const text = own(detail, section.name)
    return typeof text === 'string' ? text : null
  }
  const reply = await port.call(get(`${onePath(place, kind, remote)}/${section.name}`))
  if (reply.kind !== 'answered') return { failed: reply }
  return reply.text === 'null' || reply.text === '' ? section.empty : reply.text
}

function entryFrom(
  kind: ComponentKind,
  detail: unknown,
  locals: ReadonlyMap<ComponentName, string>,
): Record<string, Json> {
  const entry: Record<string, Json> = {}
  for (const { key } of rowOf(kind).facts) {
    const value = factFrom(kind, key, detail, locals)
    const isOfOthers =
      (key === 'actionCrud' && entry.moduleType !== 'action') ||
      (key === 'webhook' && entry.moduleType !== 'instant_trigger')
    if (value !== undefined && !isOfOthers) entry[key] = value
  }
  const type = own(detail, 'type')
  if (kind === 'connection') entry.connectionType = type === 'oauth' ? 'oauth' : 'basic'
  if (kind === 'webhook') entry.webhookType = type === 'web-shared' ? 'web-shared' : 'web'
  return entry
}
