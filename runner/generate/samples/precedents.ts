// What an app itself holds for a text of some name: samples that are there, and choices of its dialogs.
import { inlineChoices, type Parameter } from '../../parameters/index.ts'
import type { App } from '../../spec/index.ts'
import { isRecord, own, stringOf } from '../../text/index.ts'

/** The text for a field by its name and the names beside it; undefined where the app holds none. */
export type Precedents = (name: string, beside: readonly string[]) => string | undefined

/** For fields of no app. */
export const noPrecedents: Precedents = () => undefined

/** A text in a sample. */
interface Shown {
  readonly name: string
  readonly text: string
  /** The names of the collection around it, its own among them. */
  readonly beside: readonly string[]
}

/** From here on two collections count as one kind of thing, such as a user in two modules. */
const ALIKE = 0.5

/**
 * Texts that the service is known to answer or take: a status of users is not one of orders, so
 * samples of a collection with the same names come first, then choices of dialogs, then any sample.
 */
export function precedentsIn(app: App): Precedents {
  const samples = new Map<string, Shown[]>()
  const choices = new Map<string, string>()
  for (const { code } of app.modules.values()) {
    for (const shown of textsIn(code.get('samples')?.value)) {
      const others = samples.get(shown.name)
      if (others) others.push(shown)
      else samples.set(shown.name, [shown])
    }
    for (const key of ['staticParams', 'mappableParams']) noteChoices(choices, code.get(key)?.value)
  }
  return (name, beside) => {
    let best: { readonly text: string; readonly likeness: number } | undefined
    for (const shown of samples.get(name) ?? []) {
      const likeness = likenessOf(shown.beside, beside)
      if (!best || likeness > best.likeness) best = { text: shown.text, likeness }
    }
    if (best && best.likeness >= ALIKE) return best.text
    return choices.get(name) ?? best?.text
  }
}

/** How many of the names of two collections are in both: from 0 to 1. */
function likenessOf(left: readonly string[], right: readonly string[]): number {
  const all = new Set([...left, ...right])
  const known = new Set(right)
  return left.filter((name) => known.has(name)).length / all.size
}

/** Every text of a sample. */
function textsIn(sample: unknown): readonly Shown[] {
  if (Array.isArray(sample)) return sample.flatMap(textsIn)
  if (!isRecord(sample)) return []
  const beside = Object.keys(sample)
  return Object.entries(sample).flatMap(([name, value]) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    return items.flatMap((item): readonly Shown[] => {
      if (typeof item === 'string') return item === '' ? [] : [{ name, text: item, beside }]
      return textsIn(item)
    })
  })
}

/** Fields lie inside of each other in many ways; what has a name and choices is one of them. */
function noteChoices(texts: Map<string, string>, written: unknown): void {
  if (Array.isArray(written)) {
    for (const item of written) noteChoices(texts, item)
    return
  }
  if (!isRecord(written)) return
  const [name, type] = [own(written, 'name'), own(written, 'type')]
  if (typeof name === 'string' && typeof type === 'string') {
    const choice = inlineChoices(written as unknown as Parameter).find(
      ({ value }) => typeof value === 'string' && value !== '',
    )
    // the first module that tells counts
    if (choice && !texts.has(name)) texts.set(name, stringOf(choice.value))
  }
  for (const inner of Object.values(written)) noteChoices(texts, inner)
}
