// The plan: what stands how, what would be written, and what stops a deploy; one object for all commands.
import { createHash } from 'node:crypto'
import { isConflict, type Standing } from './compare.ts'
import { type Compared, compareApp, type Facts, noFacts } from './compare-app.ts'
import { canonical } from './hashes.ts'
import type { Kept } from './kept.ts'
import { rowOf } from './kinds.ts'
import type { Local } from './local.ts'
import { type ComponentName, nameOf, sectionKey } from './names.ts'
import type { Mapping, Origin } from './origins.ts'
import { type Pairing, pairUp, type Removed } from './pairing.ts'
import type { AppState, There } from './there.ts'

/** What a part of the plan says about a component or a part of it. */
export type State =
  | Standing
  | 'new'
  | 'removed'
  | 'removed, and changed there'
  | 'gone in Make'
  | 'cannot be told apart'
  | 'foreign'

export interface Item {
  readonly component: ComponentName
  /** Section, or the facts beside the code as `#label`; undefined for the whole component. */
  readonly part?: string
  readonly state: State
  /** What is meant in more words, such as the sections of a new component. */
  readonly note?: string
  /** Hashes; never of common data. */
  readonly here?: string | null
  readonly there?: string | null
}

export interface Plan {
  readonly origin: Pick<Origin, 'label' | 'baseUrl' | 'appId' | 'appVersion'>
  readonly app: AppState
  readonly revision: string | undefined
  /** Everything that is not the same, in the order of the manifest. */
  readonly items: readonly Item[]
  /** How many parts are the same. */
  readonly same: number
  /** How many items a deploy would write, conflicts included. */
  readonly changes: number
  readonly conflicts: number
  /** Changes with anything a deploy depends on: files, Make, the mapping. */
  readonly fingerprint: string
}

/** A plan with everything it was made from, for the deploy that follows. */
export interface Planned {
  readonly plan: Plan
  readonly pairing: Pairing
  readonly compared: readonly Compared[]
}

/** What a plan is made from. */
export interface Basis {
  readonly origin: Origin
  readonly local: Local
  readonly there: There
  readonly kept: Kept
  readonly mapping: Mapping | undefined
  readonly revision: string | undefined
}

/** The plan; `facts` are the answers to the questions of an earlier comparison. */
export function planOf(basis: Basis, facts: Facts = noFacts): Planned {
  const { origin, local, there, kept, mapping, revision } = basis
  const pairing = pairUp(local, mapping, there, kept)
  const compared = compareApp(local, there, kept, pairing, facts)
  const items = itemsOf(local, pairing, compared, kept)
  const { label, baseUrl, appId, appVersion } = origin
  const place = { label, baseUrl, appId, appVersion }
  const isToWrite = ({ state }: Item): boolean => state !== 'foreign'
  return {
    pairing,
    compared,
    plan: {
      origin: place,
      app: there.app,
      revision,
      items,
      same: compared.filter(({ standing }) => standing === 'same').length,
      changes: items.filter(isToWrite).length,
      conflicts: items.filter(stops).length,
      fingerprint: fingerprintOf(place, items, pairing),
    },
  }
}

/** True for what stops a deploy until somebody says what is wanted. */
export function stops({ state }: Item): boolean {
  return (
    isConflict(state) ||
    state === 'gone in Make' ||
    state === 'cannot be told apart' ||
    state === 'removed, and changed there'
  )
}

function itemsOf(
  local: Local,
  pairing: Pairing,
  compared: readonly Compared[],
  kept: Kept,
): readonly Item[] {
  const fresh = new Set(pairing.fresh.map(({ name }) => name))
  const gone = new Map(pairing.gone.map((one) => [one.name, one]))
  const twins = new Map(pairing.ambiguous.map((one) => [one.name, one]))
  const ofComponent = (name: ComponentName): Item[] =>
    compared.filter((one) => one.component === name && one.standing !== 'same').map(itemOf)
  const general = local.general.flatMap(({ section }) => ofComponent(section.key))
  const components = local.components.flatMap(({ name, kind, sections }): Item[] => {
    const note = sections.map(({ section }) => section.name).join(', ')
    if (fresh.has(name)) return [{ component: name, state: 'new', note }]
    const twin = twins.get(name)
    if (twin) {
      const { label, remotes } = twin
      const many = `${remotes.length} ${rowOf(kind).plural} in Make are called "${label}": ${remotes.join(', ')}`
      return [{ component: name, state: 'cannot be told apart', note: many }]
    }
    if (gone.has(name)) return [{ component: name, state: 'gone in Make' }]
    return ofComponent(name)
  })
  const removed = pairing.removed.flatMap((one): Item[] => {
    if (!one.there) return []
    const state = isTouched(one, kept) ? 'removed, and changed there' : 'removed'
    const note = one.byEditor ? "Make's editor would delete it with its next deploy" : undefined
    return [{ component: one.name, state, ...(note === undefined ? {} : { note }) }]
  })
  const foreign = pairing.foreign.map(
    ({ kind, remote }): Item => ({ component: nameOf(kind, remote), state: 'foreign' }),
  )
  return [...general, ...components, ...removed, ...foreign]
}

function itemOf({ component, section, fact, standing, here, there }: Compared): Item {
  const part = section === undefined ? `#${fact}` : section.name
  const isWhole = part === component
  return {
    component,
    ...(isWhole ? {} : { part }),
    state: standing,
    ...(section?.isCommon ? {} : { here, ...(there === undefined ? {} : { there }) }),
  }
}

/** True when somebody changed in Make what is to be deleted there. */
function isTouched({ name, there }: Removed, kept: Kept): boolean {
  if (!there) return false
  const hashes = new Set(Object.values(there.checksum))
  return [...kept.deployed].some(
    ([key, { sent, made }]) =>
      key.startsWith(sectionKey(name, '')) && sent !== null && !hashes.has(made ?? sent),
  )
}

function fingerprintOf(place: Plan['origin'], items: readonly Item[], pairing: Pairing): string {
  const facts = { place, items, found: pairing.found }
  return createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(facts))))
    .digest('hex')
}
