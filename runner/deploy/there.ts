// What is there: the answers of Make about an app, read with care, because nobody has promised their shape.
import type { ComponentKind } from '../spec/index.ts'
import { isRecord, own, textAt } from '../text/index.ts'
import { kindRows } from './kinds.ts'

/** Hashes by column; null where Make has nothing. */
export type Checksum = Readonly<Record<string, string | null>>

/** How an app stands in Make, which decides what may be written. */
export interface AppState {
  readonly label: string
  readonly public: boolean
  readonly approved: boolean
  /** Changes of an approved app that Make has not committed: `group/item/code`. */
  readonly pending: readonly string[]
  /** Zone where the app may be changed; undefined when Make does not say. */
  readonly home: string | undefined
}

export interface RemoteComponent {
  readonly kind: ComponentKind
  /** Its name in Make. */
  readonly remote: string
  readonly checksum: Checksum
  /** Where a list was asked for. */
  readonly label: string | undefined
  /** Owned by another major version: listed for the app, but without a checksum. */
  readonly external: boolean
}

/** The app as Make has it. */
export interface There {
  readonly app: AppState
  readonly general: Checksum
  readonly components: readonly RemoteComponent[]
}

/** The state of an app from the answer to reading it. */
export function appStateOf(answer: unknown): AppState {
  const app = own(answer, 'app')
  const changes = own(app, 'changes')
  return {
    label: textAt(app, 'label') ?? '',
    public: own(app, 'public') === true,
    approved: own(app, 'approved') === true,
    pending: Array.isArray(changes) ? changes.map(changeName) : [],
    home: hostOf(textAt(app, 'origin')),
  }
}

function changeName(change: unknown): string {
  return ['group', 'item', 'code']
    .map((part) => own(change, part))
    .filter((part) => typeof part === 'string' && part !== '')
    .join('/')
}

/** `eu1.make.com` of `https://eu1.make.com/api` or of `eu1.make.com`. */
export function hostOf(written: string | undefined): string | undefined {
  return written?.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/s, '') || undefined
}

/**
 * The app from the answer of the checksum call; `listed` are the answers of the lists of connections
 * and webhooks, where they were asked for.
 */
export function thereOf(
  app: AppState,
  checksum: unknown,
  listed: ReadonlyMap<ComponentKind, unknown>,
): There {
  const [general] = rowsOf(own(checksum, 'app'))
  const components = kindRows.flatMap(({ kind, checksums, wrapper }): RemoteComponent[] => {
    const known = rowsOf(own(checksum, checksums))
    const list = own(listed.get(kind), `${wrapper}s`)
    const labels = new Map(
      (Array.isArray(list) ? list : []).map((one: unknown) => [
        String(own(one, 'name')),
        textAt(one, 'label') ?? '',
      ]),
    )
    const inVersion = known.map(({ name, external, checksum: columns }) => ({
      kind,
      remote: name,
      checksum: columns,
      label: labels.get(name),
      external,
    }))
    const names = new Set(known.map(({ name }) => name))
    const others = [...labels].filter(([name]) => !names.has(name))
    return [
      ...inVersion,
      ...others.map(([remote, label]) => ({ kind, remote, checksum: {}, label, external: true })),
    ]
  })
  return { app, general: general?.checksum ?? {}, components }
}

interface Row {
  readonly name: string
  readonly external: boolean
  readonly checksum: Checksum
}

function rowsOf(list: unknown): readonly Row[] {
  if (!Array.isArray(list)) return []
  return list.filter(isRecord).map((one) => ({
    name: String(one.name ?? ''),
    external: one.external === true,
    checksum: checksumOf(one.checksum),
  }))
}

function checksumOf(written: unknown): Checksum {
  if (!isRecord(written)) return {}
  const columns = Object.entries(written).filter(
    (column): column is [string, string | null] =>
      column[1] === null || typeof column[1] === 'string',
  )
  return Object.fromEntries(columns)
}
