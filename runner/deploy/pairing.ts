// Which component here is which in Make: by the mapping, by name, or by a label that is unique.
import type { ComponentKind } from '../spec/index.ts'
import type { Kept } from './kept.ts'
import { rowOf } from './kinds.ts'
import type { Local, LocalComponent } from './local.ts'
import { type ComponentName, nameOf } from './names.ts'
import { emptyMapping, type Mapping, withPair } from './origins.ts'
import type { RemoteComponent, There } from './there.ts'

/** A component that was in Make and is not wanted any more. */
export interface Removed {
  readonly name: ComponentName
  readonly kind: ComponentKind
  /** Undefined when it is gone from Make, too: then only its record is dropped. */
  readonly remote: string
  readonly there: RemoteComponent | undefined
  /** The editor would delete it with its next deploy. */
  readonly byEditor: boolean
}

/** A label that several components in Make have: nobody can say which of them is meant. */
export interface Ambiguous {
  readonly name: ComponentName
  readonly label: string
  readonly remotes: readonly string[]
}

export interface Pairing {
  /** The mapping with what was found by name or label. */
  readonly mapping: Mapping
  /** Pairs that the manifest did not have. */
  readonly found: readonly { readonly name: ComponentName; readonly remote: string }[]
  readonly paired: ReadonlyMap<ComponentName, RemoteComponent>
  /** To be created. */
  readonly fresh: readonly LocalComponent[]
  /** Mapped, but not in Make any more. */
  readonly gone: readonly LocalComponent[]
  readonly ambiguous: readonly Ambiguous[]
  /** Mapped to nothing, or owned by another version: not deployed. */
  readonly ignored: ReadonlySet<ComponentName>
  readonly removed: readonly Removed[]
  /** In Make only. */
  readonly foreign: readonly RemoteComponent[]
}

/** True when components of a kind must be listed before it is known which of them is which. */
export function needsList(
  kind: ComponentKind,
  local: Local,
  mapping: Mapping | undefined,
  inChecksum: ReadonlySet<string>,
): boolean {
  if (rowOf(kind).named === 'here') return false
  const here = local.components.filter((one) => one.kind === kind)
  return here.some(({ local: name }) => {
    const pair = mapping?.[kind].find((one) => one.local === name)
    return pair === undefined || (pair.remote !== null && !inChecksum.has(pair.remote))
  })
}

/** Pairs everything here with what is in Make. Nothing is paired twice. */
export function pairUp(
  local: Local,
  written: Mapping | undefined,
  there: There,
  kept: Kept,
): Pairing {
  let mapping = written ?? emptyMapping()
  const find = (kind: ComponentKind, remote: string): RemoteComponent | undefined =>
    there.components.find((one) => one.kind === kind && one.remote === remote)
  const found: { name: ComponentName; remote: string }[] = []
  const paired = new Map<ComponentName, RemoteComponent>()
  const fresh: LocalComponent[] = []
  const gone: LocalComponent[] = []
  const ambiguous: Ambiguous[] = []
  const ignored = new Set<ComponentName>()
  for (const one of local.components) {
    const { kind, local: id, name } = one
    const pair = mapping[kind].find((record) => record.local === id && !record.localDeleted)
    if (pair) {
      const remote = pair.remote === null ? undefined : find(kind, pair.remote)
      if (pair.remote === null || pair.nonOwnedByApp || remote?.external) ignored.add(name)
      else if (remote) paired.set(name, remote)
      else gone.push(one)
      continue
    }
    const candidates = candidatesFor(one, local, there, mapping, kept)
    const [only] = candidates
    if (candidates.length > 1) {
      const remotes = candidates.map(({ remote }) => remote)
      ambiguous.push({ name, label: one.label, remotes })
    } else if (only) {
      found.push({ name, remote: only.remote })
      paired.set(name, only)
      mapping = withPair(mapping, kind, { local: id, remote: only.remote })
    } else fresh.push(one)
  }
  const removed = removedOf(local, mapping, there, kept)
  const taken = new Set([
    ...mappedRemotes(mapping),
    ...removed.map(({ kind, remote }) => nameOf(kind, remote)),
  ])
  const foreign = there.components.filter(
    ({ kind, remote, external }) => !external && !taken.has(nameOf(kind, remote)),
  )
  return { mapping, found, paired, fresh, gone, ambiguous, ignored, removed, foreign }
}

function mappedRemotes(mapping: Mapping): string[] {
  return Object.entries(mapping).flatMap(([kind, pairs]) =>
    pairs.flatMap(({ remote }) => (remote === null ? [] : [`${kind}/${remote}`])),
  )
}

/** What may be the component in Make: of that name, or, where Make makes up names, of that label. */
function candidatesFor(
  { kind, local: id, name, label }: LocalComponent,
  local: Local,
  there: There,
  mapping: Mapping,
  kept: Kept,
): readonly RemoteComponent[] {
  const taken = new Set(mapping[kind].map(({ remote }) => remote))
  const free = there.components.filter(
    (one) => one.kind === kind && !taken.has(one.remote) && !one.external,
  )
  if (rowOf(kind).named === 'here') return free.filter(({ remote }) => remote === id)
  const same = (other: string | undefined): boolean =>
    other !== undefined && other.toLowerCase() === label.toLowerCase()
  // two of one label here cannot be told apart there
  const twins = local.components.filter((one) => one.kind === kind && same(one.label))
  const unmapped = twins.filter((one) => !mapping[kind].some((pair) => pair.local === one.local))
  const known = kept.unfinished.get(name)?.known
  const candidates = free.filter((one) => same(one.label) && !known?.includes(one.remote))
  if (known === undefined && unmapped.length > 1 && candidates.length === 1) return []
  return candidates
}

function removedOf(local: Local, mapping: Mapping, there: There, kept: Kept): readonly Removed[] {
  const here = new Set(local.components.map(({ name }) => name))
  const find = (kind: ComponentKind, remote: string): RemoteComponent | undefined =>
    there.components.find((one) => one.kind === kind && one.remote === remote)
  const ofMapping = Object.entries(mapping).flatMap(([key, pairs]) =>
    pairs.flatMap((pair): Removed[] => {
      const kind = key as ComponentKind
      if (pair.remote === null || pair.local === null || pair.nonOwnedByApp) return []
      const byEditor = pair.localDeleted === true
      const name = nameOf(kind, pair.local)
      if (here.has(name) && !byEditor) return []
      return [{ name, kind, remote: pair.remote, there: find(kind, pair.remote), byEditor }]
    }),
  )
  // deployed by us, but the mapping was not committed
  const mapped = new Set(mappedRemotes(mapping))
  const ofKept = there.components.flatMap((one): Removed[] => {
    const name = nameOf(one.kind, one.remote)
    const wasOurs = [...kept.deployed.keys()].some((key) => key.startsWith(`${name}/`))
    if (!wasOurs || here.has(name) || mapped.has(name) || rowOf(one.kind).named !== 'here')
      return []
    return [{ name, kind: one.kind, remote: one.remote, there: one, byEditor: false }]
  })
  return [...ofMapping, ...ofKept]
}
