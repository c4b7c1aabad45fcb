// What a deploy must not forget, while it runs: the mapping and what was sent, as the texts of their files.

import type { ComponentKind } from '../spec/index.ts'
import { forgotten, type Kept, type Sent, type Unfinished, writeKeptText } from './kept.ts'
import { type ComponentName, isCommonKey } from './names.ts'
import { type Mapping, type Origin, withMapping, withoutRemote, withPair } from './origins.ts'

/** A file that is to be written before anything else happens. */
export interface Writing {
  readonly file: 'manifest' | 'kept' | 'private'
  readonly text: string
}

/** The files as they are when a deploy begins. */
export interface Files {
  readonly manifest: string
  readonly kept: string | undefined
  /** Hashes of common data, under .dryrun. */
  readonly private: string | undefined
}

/** The state of a deploy; changes gather until `unwritten` takes them as texts. */
export interface Ledger {
  readonly mapping: () => Mapping
  readonly kept: () => Kept
  readonly pair: (kind: ComponentKind, local: string, remote: string) => void
  readonly unpair: (kind: ComponentKind, remote: string) => void
  readonly begin: (component: ComponentName, unfinished: Unfinished) => void
  readonly finish: (component: ComponentName) => void
  readonly sending: (key: string, hash: string) => void
  readonly sent: (key: string, sent: Sent) => void
  readonly notSent: (key: string) => void
  readonly groups: (hash: string | undefined) => void
  readonly forget: (component: ComponentName) => void
  readonly revision: (revision: string | undefined) => void
  /** The files whose text is another one than was last written. */
  readonly unwritten: () => readonly Writing[]
}

export function createLedger(origin: Origin, files: Files, mapping: Mapping, begun: Kept): Ledger {
  let pairs = mapping
  let kept = begun
  const written: Record<Writing['file'], string | undefined> = { ...files }
  const set = <T>(map: ReadonlyMap<string, T>, key: string, value: T) =>
    new Map(map).set(key, value)
  const without = <T>(map: ReadonlyMap<string, T>, key: string) => {
    const rest = new Map(map)
    rest.delete(key)
    return rest
  }
  const isEmpty = (): boolean => Object.values(pairs).every((list) => list.length === 0)
  // printing the manifest anew is most of the work, and it changes with creations only
  let printed: { readonly pairs: Mapping; readonly text: string } | undefined
  const manifestText = (): string => {
    if (origin.mapping === undefined && isEmpty()) return files.manifest
    if (printed?.pairs !== pairs)
      printed = { pairs, text: withMapping(files.manifest, origin, pairs) }
    return printed.text
  }
  const texts = (): Record<Writing['file'], string | undefined> => ({
    manifest: manifestText(),
    kept: keptText(
      files.kept,
      origin,
      part(kept, (key) => !isCommonKey(key)),
    ),
    private: privateText(files.private, origin, kept),
  })
  return {
    mapping: () => pairs,
    kept: () => kept,
    pair: (kind, local, remote) => {
      pairs = withPair(pairs, kind, { local, remote })
    },
    unpair: (kind, remote) => {
      pairs = withoutRemote(pairs, kind, remote)
    },
    begin: (component, unfinished) => {
      kept = { ...kept, unfinished: set(kept.unfinished, component, unfinished) }
    },
    finish: (component) => {
      kept = { ...kept, unfinished: without(kept.unfinished, component) }
    },
    sending: (key, hash) => {
      kept = { ...kept, sending: set(kept.sending, key, hash) }
    },
    sent: (key, sent) => {
      kept = {
        ...kept,
        deployed: set(kept.deployed, key, sent),
        sending: without(kept.sending, key),
      }
    },
    notSent: (key) => {
      kept = { ...kept, sending: without(kept.sending, key) }
    },
    groups: (groups) => {
      kept = { ...kept, groups }
    },
    forget: (component) => {
      kept = forgotten(kept, component)
    },
    revision: (revision) => {
      kept = { ...kept, revision }
    },
    unwritten: () => {
      const now = texts()
      return (['manifest', 'kept', 'private'] as const).flatMap((file): Writing[] => {
        const text = now[file]
        if (text === undefined || text === written[file]) return []
        written[file] = text
        return [{ file, text }]
      })
    },
  }
}

/** The part of what is kept whose keys pass. */
function part(kept: Kept, passes: (key: string) => boolean): Kept {
  const only = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([key]) => passes(key)))
  return { ...kept, deployed: only(kept.deployed), sending: only(kept.sending) }
}

/** What was deployed; there is no file as long as nothing was. */
function keptText(before: string | undefined, origin: Origin, kept: Kept): string | undefined {
  const size = kept.deployed.size + kept.unfinished.size + kept.sending.size
  return before === undefined && size === 0 ? undefined : writeKeptText(before, origin, kept)
}

/** Hashes of common data; there is no file as long as there are none. */
function privateText(before: string | undefined, origin: Origin, kept: Kept): string | undefined {
  const common = part(kept, isCommonKey)
  if (before === undefined && common.deployed.size === 0 && common.sending.size === 0) {
    return undefined
  }
  const alone = { ...common, unfinished: new Map(), groups: undefined, revision: undefined }
  return writeKeptText(before, origin, alone)
}

/** Both files as one: what is committed, and what stays on this machine. */
export function joined(committed: Kept, own: Kept): Kept {
  return {
    ...committed,
    deployed: new Map([...committed.deployed, ...own.deployed]),
    sending: new Map([...committed.sending, ...own.sending]),
  }
}
