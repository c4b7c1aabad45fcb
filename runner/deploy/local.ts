// What is here: the texts and facts of an app as its manifest names them, the way they would be sent.
import { type ComponentKind, componentTypes, moduleTypeIds, type ReadFile } from '../spec/index.ts'
import { isRecord, type Json, own, textAt } from '../text/index.ts'
import { rowOf } from './kinds.ts'
import { type ComponentName, nameOf } from './names.ts'
import { generalSections, type Section, sectionsOf } from './sections.ts'

/** A section with its file. */
export interface LocalSection {
  readonly section: Section
  /** Of the file, from the folder of the manifest. */
  readonly path: string
  readonly text: string
}

export interface LocalComponent {
  readonly kind: ComponentKind
  readonly local: string
  readonly name: ComponentName
  readonly label: string
  /** Its entry in the manifest. */
  readonly entry: Json
  readonly sections: readonly LocalSection[]
}

/** The app as its files say. */
export interface Local {
  readonly manifest: Json
  readonly general: readonly LocalSection[]
  readonly components: readonly LocalComponent[]
  /** Files that the manifest names and that are not there. */
  readonly missing: readonly string[]
}

/** Reads everything a manifest names. */
export function readLocal(manifest: Json, readFile: ReadFile): Local {
  const missing: string[] = []
  const read = (sections: readonly Section[], files: unknown): LocalSection[] =>
    sections.flatMap((section) => {
      const path = textAt(files, section.key)
      if (path === undefined) return []
      const text = readFile(path)
      if (text === undefined) missing.push(path)
      return text === undefined ? [] : [{ section, path, text }]
    })
  const components = componentTypes.flatMap(({ kind }) => {
    const entries = own(own(manifest, 'components'), kind)
    if (!isRecord(entries)) return []
    return Object.entries(entries).flatMap(([local, entry]): LocalComponent[] => {
      // null reserves a name: there is nothing to deploy
      if (!isRecord(entry)) return []
      const sections = read(sectionsOf(kind), entry.codeFiles)
      const label = textAt(entry, 'label') ?? local
      return [{ kind, local, name: nameOf(kind, local), label, entry: entry as Json, sections }]
    })
  })
  const general = read(generalSections, own(manifest, 'generalCodeFiles'))
  return { manifest, general, components, missing }
}

/** What a fact is to be in Make; `waits` for a component that is still to be created. */
export type FactValue =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'waits'; readonly on: ComponentName }

/** Names in Make by the names of components here; null: not deployed on purpose. */
export type Names = ReadonlyMap<ComponentName, string | null>

/** The facts of a component that are to be deployed; what the manifest leaves out stays as it is in Make. */
export function factsOf(
  { kind, entry }: Pick<LocalComponent, 'kind' | 'entry'>,
  names: Names,
): ReadonlyMap<string, FactValue> {
  const facts = new Map<string, FactValue>()
  for (const { key, refersTo } of rowOf(kind).facts) {
    const written = factWritten(entry, key)
    if (written === undefined) continue
    if (refersTo !== undefined && Array.isArray(written)) {
      const remotes = written.map((one: Json) => names.get(nameOf(refersTo, String(one))) ?? one)
      facts.set(key, { kind: 'value', value: remotes })
      continue
    }
    if (refersTo === undefined || typeof written !== 'string') {
      facts.set(key, { kind: 'value', value: written })
      continue
    }
    const name = nameOf(refersTo, written)
    const remote = names.get(name)
    if (remote === undefined) facts.set(key, { kind: 'waits', on: name })
    else if (remote !== null) facts.set(key, { kind: 'value', value: remote })
  }
  return facts
}

/** A fact as the manifest has it, with the numbers of Make for types of modules. */
export function factWritten(entry: Json, key: string): Json | undefined {
  const written = own(entry, key)
  if (key === 'moduleType') {
    const type = written ?? own(entry, 'moduleSubtype')
    return typeof type === 'string' && Object.hasOwn(moduleTypeIds, type)
      ? moduleTypeIds[type as keyof typeof moduleTypeIds]
      : undefined
  }
  // only action modules have one
  if (key === 'actionCrud' && own(entry, 'moduleType') !== 'action') return undefined
  return written
}
