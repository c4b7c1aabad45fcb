// makecomapp.deployed.json: what was last deployed to each origin, as hashes; made to be committed.
import { isRecord, own, setOwn, textAt } from '../text/index.ts'
import type { ComponentName } from './names.ts'

/** Beside makecomapp.json. */
export const KEPT_FILE = 'makecomapp.deployed.json'

/** What was sent, and what Make shows for it where that is something else. */
export interface Sent {
  readonly sent: string | null
  readonly made?: string
}

/** An intent to create, written before; it stays until everything of the component is in Make. */
export interface Unfinished {
  /** Names of that kind which Make had before, where Make makes up the name. */
  readonly known?: readonly string[]
}

/** What is known of one origin. Common data leave nothing here, not even a hash. */
export interface Kept {
  /** Commit that was deployed last, with a plus where files were changed since; undefined without git. */
  readonly revision: string | undefined
  /** By section or fact, see names.ts. */
  readonly deployed: ReadonlyMap<string, Sent>
  readonly unfinished: ReadonlyMap<ComponentName, Unfinished>
  /** Hashes of texts that were on their way when this was written. */
  readonly sending: ReadonlyMap<string, string>
  /** Hash of the value of the groups that were sent. */
  readonly groups: string | undefined
}

export const nothingKept: Kept = {
  revision: undefined,
  deployed: new Map(),
  unfinished: new Map(),
  sending: new Map(),
  groups: undefined,
}

/** What tells origins apart: a label can be given to another app. */
export interface KeptFor {
  readonly label: string
  readonly baseUrl: string
  readonly appId: string
  readonly appVersion: number
}

/** What a file holds about an origin. Throws an Error with one sentence when it is damaged. */
export function readKeptText(text: string | undefined, origin: KeptFor): Kept {
  if (text === undefined) return nothingKept
  let all: unknown
  try {
    all = JSON.parse(text)
  } catch {
    throw new Error(
      `${KEPT_FILE} is no JSON, perhaps after a merge; mend it, or remove it and run dryrun plan --adopt.`,
    )
  }
  const one = own(own(all, 'origins'), origin.label)
  const isSame =
    own(one, 'baseUrl') === origin.baseUrl &&
    own(one, 'appId') === origin.appId &&
    own(one, 'appVersion') === origin.appVersion
  if (!isSame) return nothingKept
  return {
    revision: textAt(one, 'revision'),
    deployed: new Map(entriesOf(own(one, 'deployed')).flatMap(sentOf)),
    unfinished: new Map(
      entriesOf(own(one, 'unfinished')).map(([name, value]) => [name, unfinishedOf(value)]),
    ),
    sending: new Map(
      entriesOf(own(one, 'sending')).flatMap(([name, hash]) =>
        typeof hash === 'string' ? [[name, hash] as const] : [],
      ),
    ),
    groups: textAt(one, 'groups'),
  }
}

const entriesOf = (value: unknown): [string, unknown][] =>
  isRecord(value) ? Object.entries(value) : []

function sentOf([key, value]: [string, unknown]): [string, Sent][] {
  if (value === null || typeof value === 'string') return [[key, { sent: value }]]
  if (!Array.isArray(value)) return []
  const [sent, made]: unknown[] = value
  return typeof sent === 'string' && typeof made === 'string' ? [[key, { sent, made }]] : []
}

function unfinishedOf(value: unknown): Unfinished {
  const known = own(value, 'known')
  return Array.isArray(known) ? { known: known.map(String) } : {}
}

/** The text of the file with what is now known of an origin; the others keep theirs. Sorted, a line each. */
export function writeKeptText(text: string | undefined, origin: KeptFor, kept: Kept): string {
  const before: unknown = text === undefined ? {} : JSON.parse(text)
  const origins: Record<string, unknown> = {}
  const others = entriesOf(own(before, 'origins'))
  const labels = [...new Set([...others.map(([label]) => label), origin.label])]
  for (const label of labels.sort()) {
    const value =
      label === origin.label ? recordOf(origin, kept) : own(own(before, 'origins'), label)
    setOwn(origins, label, value)
  }
  return `${JSON.stringify({ fileVersion: 1, origins }, null, 4).replace(PAIR, '["$1", "$2"]')}\n`
}

/** A pair of hashes goes on one line. */
const PAIR = /\[\s+"([0-9a-f]{32})",\s+"([0-9a-f]{32})"\s+\]/g

function recordOf({ baseUrl, appId, appVersion }: KeptFor, kept: Kept): unknown {
  const { revision, groups } = kept
  const deployed = sorted(kept.deployed).map(([key, { sent, made }]) => [
    key,
    made === undefined || made === sent ? sent : [sent, made],
  ])
  return {
    baseUrl,
    appId,
    appVersion,
    ...(revision === undefined ? {} : { revision }),
    ...(groups === undefined ? {} : { groups }),
    ...(kept.unfinished.size === 0
      ? {}
      : { unfinished: Object.fromEntries(sorted(kept.unfinished)) }),
    ...(kept.sending.size === 0 ? {} : { sending: Object.fromEntries(sorted(kept.sending)) }),
    deployed: Object.fromEntries(deployed),
  }
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([one], [other]) => (one < other ? -1 : 1))

/** The same without everything that is known of a component. */
export function forgotten(kept: Kept, component: ComponentName): Kept {
  const isOf = (key: string): boolean =>
    key === component || key.startsWith(`${component}/`) || key.startsWith(`${component}#`)
  const without = <T>(map: ReadonlyMap<string, T>) =>
    new Map([...map].filter(([key]) => !isOf(key)))
  return {
    ...kept,
    deployed: without(kept.deployed),
    unfinished: without(kept.unfinished),
    sending: without(kept.sending),
  }
}
