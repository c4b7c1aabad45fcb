// Origins and idMapping of makecomapp.json, read and written as Make's editor keeps them.
import { applyEdits, modify } from 'jsonc-parser'
import { type ComponentKind, componentTypes } from '../spec/index.ts'
import { defined, isRecord, type Json, own, textAt } from '../text/index.ts'
import { mappingOrder } from './kinds.ts'

/** Which local component is which in Make; the words are the editor's. */
export interface Pair {
  /** Null: a component in Make that is ignored on purpose. */
  readonly local: string | null
  /** Null: a component here that is not deployed on purpose. */
  readonly remote: string | null
  /** The editor deletes it in Make with its next deploy, without asking. */
  readonly localDeleted?: boolean
  /** A connection or webhook that another major version of the app owns. */
  readonly nonOwnedByApp?: boolean
}

export type Mapping = Readonly<Record<ComponentKind, readonly Pair[]>>

/** Where an app is deployed to. */
export interface Origin {
  readonly label: string
  /** Such as `https://eu1.make.com/api`. */
  readonly baseUrl: string
  readonly appId: string
  readonly appVersion: number
  /** Relative to the folder of makecomapp.json. */
  readonly apikeyFile: string | undefined
  /** Undefined until something was deployed. */
  readonly mapping: Mapping | undefined
  /** Its place in the list of origins. */
  readonly index: number
}

export const emptyMapping = (): Mapping =>
  Object.fromEntries(componentTypes.map(({ kind }) => [kind, []])) as unknown as Mapping

/** The origins of a manifest, and what is wrong with them in sentences. */
export function readOrigins(manifest: Json): {
  readonly origins: readonly Origin[]
  readonly faults: readonly string[]
} {
  const written = own(manifest, 'origins')
  if (written === undefined) return { origins: [], faults: [] }
  if (!Array.isArray(written)) return { origins: [], faults: ['`origins` must be a list.'] }
  const faults: string[] = []
  const origins = written.flatMap((one: unknown, index): Origin[] => {
    const [baseUrl, appId] = [textAt(one, 'baseUrl'), textAt(one, 'appId')]
    const appVersion = own(one, 'appVersion')
    if (baseUrl === undefined || appId === undefined || typeof appVersion !== 'number') {
      faults.push(`Origin ${index + 1} needs a baseUrl, an appId and an appVersion.`)
      return []
    }
    const label = textAt(one, 'label') ?? ''
    const apikeyFile = textAt(one, 'apikeyFile')
    return [{ label, baseUrl, appId, appVersion, apikeyFile, mapping: mappingOf(one), index }]
  })
  const labels = origins.map(({ label }) => label)
  const twice = labels.find((label, index) => labels.indexOf(label) !== index)
  if (twice !== undefined) {
    faults.push(
      `Two origins are called "${twice}"; give each a label of its own, as the editor asks, too.`,
    )
  }
  return { origins, faults }
}

function mappingOf(origin: unknown): Mapping | undefined {
  const written = own(origin, 'idMapping')
  if (!isRecord(written)) return undefined
  const pairs = componentTypes.map(({ kind }) => {
    const list = written[kind]
    return [kind, Array.isArray(list) ? list.filter(isRecord).map(pairOf) : []]
  })
  return Object.fromEntries(pairs) as Mapping
}

const nameOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function pairOf(record: Record<string, unknown>): Pair {
  return {
    local: nameOrNull(record.local),
    remote: nameOrNull(record.remote),
    ...defined({
      localDeleted: record.localDeleted === true ? true : undefined,
      nonOwnedByApp: record.nonOwnedByApp === true ? true : undefined,
    }),
  }
}

/** Pairs of a kind with one more; it goes to the end, as the editor does. */
export function withPair(mapping: Mapping, kind: ComponentKind, pair: Pair): Mapping {
  const others = mapping[kind].filter(({ local }) => local !== pair.local)
  return { ...mapping, [kind]: [...others, pair] }
}

/** Pairs without those of a name in Make. */
export function withoutRemote(mapping: Mapping, kind: ComponentKind, remote: string): Mapping {
  return { ...mapping, [kind]: mapping[kind].filter((pair) => pair.remote !== remote) }
}

/** The text of a manifest with another value at a path; everything else keeps its bytes. */
export function withValue(text: string, path: (string | number)[], value: unknown): string {
  const manifest: Json = JSON.parse(text)
  // the form in which the editor writes, which a change keeps to the letter
  if (text === JSON.stringify(manifest, null, 4)) {
    return JSON.stringify(replaced(manifest, path, value as Json), null, 4)
  }
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '    '
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const formattingOptions = { insertSpaces: !indent.includes('\t'), tabSize: indent.length, eol }
  return applyEdits(text, modify(text, path, value, { formattingOptions }))
}

function replaced(container: Json, [step, ...rest]: (string | number)[], value: Json): Json {
  if (step === undefined) return value
  if (Array.isArray(container)) {
    const list: Json[] = [...container]
    const index = Number(step)
    list[index] = replaced(list[index] ?? null, rest, value)
    return list
  }
  const members = isRecord(container) ? container : {}
  const member = (members as Record<string, Json>)[String(step)] ?? null
  return { ...(members as Record<string, Json>), [step]: replaced(member, rest, value) }
}

/** The text of a manifest with the mapping of an origin; arrays the editor has not are added behind. */
export function withMapping(text: string, origin: Origin, mapping: Mapping): string {
  const manifest: Json = JSON.parse(text)
  const list = own(manifest, 'origins')
  const written = own(Array.isArray(list) ? list[origin.index] : undefined, 'idMapping')
  const order = isRecord(written) ? Object.keys(written) : mappingOrder
  const kinds = [...order, ...mappingOrder.filter((kind) => !order.includes(kind))]
  const arrays = kinds.map((kind) => [
    kind,
    kind in mapping ? arrayOf(mapping, kind, written) : own(written, kind),
  ])
  return withValue(text, ['origins', origin.index, 'idMapping'], Object.fromEntries(arrays))
}

/** Records that were written stay as they were, with whatever else they hold. */
function arrayOf(mapping: Mapping, kind: string, written: unknown): readonly unknown[] {
  const before = own(written, kind)
  const records = Array.isArray(before) ? before : []
  return mapping[kind as ComponentKind].map(
    (pair) =>
      records.find(
        (one: unknown) => own(one, 'local') === pair.local && own(one, 'remote') === pair.remote,
      ) ?? pair,
  )
}
