// Every text and fact of an app, compared three ways, and what else must be read before that can be said.
import { own } from '../text/index.ts'
import { type Sides, type Standing, standingOf } from './compare.ts'
import { hashesHere, hashOfFact, hashOfText, sameValue } from './hashes.ts'
import type { Kept } from './kept.ts'
import { rowOf } from './kinds.ts'
import { factsOf, type Local, type LocalComponent, type LocalSection, type Names } from './local.ts'
import { type ComponentName, factKey, sectionKey } from './names.ts'
import type { Pairing } from './pairing.ts'
import { isScaffold } from './scaffold.ts'
import type { Section } from './sections.ts'
import type { Checksum, RemoteComponent, There } from './there.ts'

/** One text or fact beside the code, compared. */
export interface Compared {
  readonly key: string
  readonly component: ComponentName
  /** The section; undefined for a fact. */
  readonly section: Section | undefined
  /** Name of the fact; undefined for a section. */
  readonly fact: string | undefined
  /** The file, or the manifest for facts. */
  readonly path: string
  readonly standing: Standing
  /** The hash that is kept when it is in Make. */
  readonly here: string | null
  readonly there: string | null | undefined
}

/** What was read beside the checksum, because hashes alone could not tell. */
export interface Facts {
  /** Texts in Make, by key. */
  readonly texts: ReadonlyMap<string, string>
  /** What Make answers about a component, by its name here. */
  readonly details: ReadonlyMap<ComponentName, unknown>
  /** Hashes which a text or fact had at some earlier commit, by key. */
  readonly earlier: ReadonlyMap<string, ReadonlySet<string | null>>
}

export const noFacts: Facts = { texts: new Map(), details: new Map(), earlier: new Map() }

/** What is asked for before a plan can be made. */
export interface Questions {
  /** Sections whose text in Make decides. */
  readonly texts: readonly Compared[]
  /** Components with a fact that the checksum does not tell. */
  readonly details: readonly ComponentName[]
  /** What may have been so at an earlier commit. */
  readonly earlier: readonly Compared[]
}

/** What stays open, over everything compared without further facts. */
export function questionsOf(compared: readonly Compared[], kept: Kept): Questions {
  const open = compared.filter(({ standing }) => standing !== 'same')
  return {
    texts: open.filter(
      ({ section, there, key }) =>
        section !== undefined &&
        (section.reformatted || (there === undefined && !kept.deployed.has(key))),
    ),
    details: [
      ...new Set(
        open.flatMap(({ component, fact, there, key }) =>
          fact !== undefined && there === undefined && !kept.deployed.has(key) ? [component] : [],
        ),
      ),
    ],
    earlier: open.filter(({ standing }) => standing !== 'changed here'),
  }
}

/** Everything that is both here and in Make. */
export function compareApp(
  local: Local,
  there: There,
  kept: Kept,
  pairing: Pairing,
  facts: Facts = noFacts,
): readonly Compared[] {
  const names = namesOf(pairing)
  const isEmpty = there.components.every(({ external }) => external)
  const general = local.general.map((one) => {
    const { key } = one.section
    const ours = isEmpty || isScaffold(one, kept, facts.texts.get(key))
    return compareSection(key, one, there.general, ours, kept, facts)
  })
  const components = local.components.flatMap((component) => {
    const remote = pairing.paired.get(component.name)
    if (!remote) return []
    const isUnfinished = kept.unfinished.has(component.name)
    return [
      ...compareFacts(component, remote, names, isUnfinished, kept, facts),
      ...component.sections.map((one) => {
        const key = sectionKey(component.name, one.section.name)
        const ours = isUnfinished && !kept.deployed.has(key)
        return compareSection(component.name, one, remote.checksum, ours, kept, facts)
      }),
    ]
  })
  return [...general, ...components]
}

/** Names in Make by names here, as far as they are known. */
export function namesOf({ mapping, ignored, paired }: Pairing): Names {
  const names = new Map<ComponentName, string | null>()
  for (const [kind, pairs] of Object.entries(mapping)) {
    for (const { local, remote } of pairs) {
      const name = `${kind}/${local}`
      // a record of what is gone names nothing any more
      if (ignored.has(name) && remote === null) names.set(name, null)
      else if (remote !== null && (paired.has(name) || ignored.has(name))) names.set(name, remote)
    }
  }
  return names
}

function compareSection(
  component: ComponentName,
  { section, path, text }: LocalSection,
  checksum: Checksum,
  ours: boolean,
  kept: Kept,
  facts: Facts,
): Compared {
  const key = sectionKey(component, section.name)
  const told = section.checksums.filter((column) => Object.hasOwn(checksum, column))
  const read = facts.texts.get(key)
  const hashes = told.flatMap((column) => checksum[column] ?? [])
  const there = [...new Set(read === undefined ? hashes : [...hashes, hashOfText(read)])]
  const here = hashesHere(section, text)
  const last = kept.deployed.get(key)
  const earlier = facts.earlier.get(key)
  const sides: Sides = {
    here,
    there,
    equal: read !== undefined && section.reformatted && sameValue(read, text),
    last,
    sending: kept.sending.get(key),
    // where Make has nothing, nobody has written anything
    ours: ours || (told.length > 0 && there.length === 0) || there.some((one) => earlier?.has(one)),
  }
  const isUntold = told.length === 0 && read === undefined && last !== undefined
  const standing = isUntold ? standingWithoutMake(here[0] ?? null, last.sent) : standingOf(sides)
  return {
    key,
    component,
    section,
    fact: undefined,
    path,
    standing,
    here: here[0] ?? null,
    there: there[0],
  }
}

function compareFacts(
  component: LocalComponent,
  remote: RemoteComponent,
  names: Names,
  isUnfinished: boolean,
  kept: Kept,
  facts: Facts,
): readonly Compared[] {
  const { kind, name } = component
  const wanted = factsOf(component, names)
  return rowOf(kind).facts.flatMap(({ key: fact, column, sent }): Compared[] => {
    const value = wanted.get(fact)
    if (value === undefined) return []
    const key = factKey(name, fact)
    const last = kept.deployed.get(key)
    const detail = facts.details.get(name)
    const told = column === undefined ? undefined : remote.checksum[column]
    const there =
      told !== undefined || detail === undefined
        ? told
        : hashOfFact(own(detail, sent ?? fact) ?? null)
    // what waits for another component is in no checksum yet
    const here = value.kind === 'value' ? hashOfFact(value.value) : `waits for ${value.on}`
    const isUntold = there === undefined && last !== undefined
    const standing = isUntold
      ? standingWithoutMake(here, last.sent)
      : standingOf({
          here: [here],
          there: there === undefined ? [] : [there],
          last,
          sending: kept.sending.get(key),
          ours:
            (isUnfinished && last === undefined) ||
            (there !== undefined && facts.earlier.get(key)?.has(there) === true),
        })
    return [
      {
        key,
        component: name,
        section: undefined,
        fact,
        path: 'makecomapp.json',
        standing,
        here,
        there,
      },
    ]
  })
}

/** Where Make tells nothing, what was sent last counts as what is there. */
const standingWithoutMake = (here: string | null, last: string | null): Standing =>
  here === last ? 'same' : 'changed here'
