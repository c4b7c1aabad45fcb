// Reading what is in Make: the app, its checksum, lists and texts, as far as a plan needs them.
import { type ComponentKind, MANIFEST } from '../spec/index.ts'
import { own, textAt } from '../text/index.ts'
import { type Answered, get, type Reply } from './call.ts'
import { type Compared, compareApp, type Facts, namesOf, questionsOf } from './compare-app.ts'
import { earlierTexts } from './git.ts'
import { hashesHere, hashOfFact } from './hashes.ts'
import { type AppPlace, appPath, kindRows, listPath, onePath, rowOf } from './kinds.ts'
import { factsOf, type Local } from './local.ts'
import { type ComponentName, factKey, splitName } from './names.ts'
import type { Mapping } from './origins.ts'
import { needsList, type Pairing, pairUp } from './pairing.ts'
import { type Basis, type Planned, planOf } from './plan.ts'
import type { Port } from './port.ts'
import { type AppState, appStateOf, type There, thereOf } from './there.ts'
import { checksumCall } from './work.ts'

/** Why Make could not be read. */
export interface NotRead {
  readonly failed: Exclude<Reply, Answered>
}

export const isNotRead = (value: object): value is NotRead => 'failed' in value

/** How the app stands; two more requests than nothing. */
export async function readState(port: Port, place: AppPlace): Promise<AppState | NotRead> {
  const reply = await port.call(get(`${appPath(place)}?cols[]=*`))
  return reply.kind === 'answered' ? appStateOf(reply.value) : { failed: reply }
}

/** The app as Make has it; lists of connections and webhooks only where a label decides. */
export async function readThere(
  port: Port,
  place: AppPlace,
  app: AppState,
  local: Local,
  mapping: Mapping | undefined,
): Promise<There | NotRead> {
  const checksum = await port.call(checksumCall(place))
  if (checksum.kind !== 'answered') return { failed: checksum }
  const listed = new Map<ComponentKind, unknown>()
  for (const { kind, checksums } of kindRows) {
    const rows = own(checksum.value, checksums)
    const names = new Set((Array.isArray(rows) ? rows : []).map((one) => String(own(one, 'name'))))
    if (!needsList(kind, local, mapping, names)) continue
    const list = await port.call(get(listPath(place, kind)))
    if (list.kind !== 'answered') return { failed: list }
    listed.set(kind, list.value)
  }
  return thereOf(app, checksum.value, listed)
}

/** The path of a section in Make; undefined for a component that is not there. */
export function pathOf(
  place: AppPlace,
  { component, section }: Pick<Compared, 'component' | 'section'>,
  pairing: Pairing,
): string | undefined {
  const remote = pairing.paired.get(component)
  const split = splitName(component)
  if (!split) return `${appPath(place)}/${section?.name}`
  if (!remote) return undefined
  const one = onePath(place, split.kind, remote.remote)
  return section?.isFact === false ? `${one}/${section.name}` : one
}

/** The text of a section in Make; null answers stand for what the editor writes for nothing. */
export async function readSection(
  port: Port,
  place: AppPlace,
  compared: Pick<Compared, 'component' | 'section'>,
  pairing: Pairing,
): Promise<string | NotRead | undefined> {
  const path = pathOf(place, compared, pairing)
  if (path === undefined || compared.section === undefined) return undefined
  const reply = await port.call(get(path))
  if (reply.kind !== 'answered') return { failed: reply }
  return textOf(reply, compared)
}

function textOf(
  { text, value }: Answered,
  { component, section }: Pick<Compared, 'component' | 'section'>,
): string | undefined {
  if (!section?.isFact) return text === 'null' || text === '' ? section?.empty : text
  const split = splitName(component)
  return split && (textAt(own(value, rowOf(split.kind).wrapper), section.name) ?? '')
}

/** A plan, with everything read that hashes alone cannot tell. */
export async function planWith(
  port: Port,
  basis: Basis,
  directory: string,
): Promise<(Planned & { readonly facts: Facts }) | NotRead> {
  const { origin, local, there, kept, mapping } = basis
  const pairing = pairUp(local, mapping, there, kept)
  const compared = compareApp(local, there, kept, pairing)
  const questions = questionsOf(compared, kept)
  const texts = new Map<string, string>()
  for (const one of questions.texts) {
    const text = await readSection(port, origin, one, pairing)
    if (typeof text === 'object') return text
    if (text !== undefined) texts.set(one.key, text)
  }
  const details = new Map<ComponentName, unknown>()
  for (const name of questions.details) {
    const path = pathOf(origin, { component: name, section: undefined }, pairing)
    const split = splitName(name)
    if (path === undefined || !split) continue
    const reply = await port.call(get(path))
    if (reply.kind !== 'answered') return { failed: reply }
    details.set(name, own(reply.value, rowOf(split.kind).wrapper))
  }
  const earlier = earlierHashes(questions.earlier, pairing, directory)
  const facts = { texts, details, earlier }
  return { ...planOf(basis, facts), facts }
}

/** What texts and facts were at earlier commits, as hashes. */
function earlierHashes(
  asked: readonly Compared[],
  pairing: Pairing,
  directory: string,
): ReadonlyMap<string, ReadonlySet<string | null>> {
  const hashes = new Map<string, ReadonlySet<string | null>>()
  const names = namesOf(pairing)
  let manifests: readonly unknown[] | undefined
  for (const { key, path, section, component, fact } of asked) {
    if (section) {
      const texts = earlierTexts(directory, path)
      hashes.set(key, new Set(texts.flatMap((text) => hashesHere(section, text))))
      continue
    }
    manifests ??= earlierTexts(directory, MANIFEST).flatMap(jsonOf)
    const split = splitName(component)
    if (!split || fact === undefined) continue
    const values = manifests.flatMap((manifest) => {
      const entry = own(own(own(manifest, 'components'), split.kind), split.local)
      if (entry === undefined) return []
      const value = factsOf({ kind: split.kind, entry: entry as never }, names).get(fact)
      return value?.kind === 'value' ? [hashOfFact(value.value)] : []
    })
    hashes.set(factKey(component, fact), new Set(values))
  }
  return hashes
}

function jsonOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)]
  } catch {
    // an earlier manifest that was broken says nothing
    return []
  }
}
