// Holds a value against what may stand at its place: key by key, each mistake once, with its path.
import { isRecord, type Path } from '../../text/index.ts'
import { mistakesOf } from './explain.ts'
import type { Form, Mistake, Part } from './part.ts'
import { missingKey, unknownKey, wrongType } from './words.ts'

/** A value that is still to be judged, and the value it stands in. */
interface Open {
  readonly part: Part
  readonly value: unknown
  readonly step?: string | number
  readonly up?: Open
}

/** Every mistake in a value. Keeps its own list of what is open, so that no depth ends it. */
export function validate(part: Part, value: unknown): readonly Mistake[] {
  const mistakes: Mistake[] = []
  const open: Open[] = [{ part, value }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) judge(next, open, mistakes)
  return mistakes
}

/** Made only when something is wrong: nearly every value is right. */
function pathOf(place: Open): Path {
  const path: (string | number)[] = []
  for (let at: Open | undefined = place; at?.step !== undefined; at = at.up) path.push(at.step)
  return path.reverse()
}

function judge(up: Open, open: Open[], mistakes: Mistake[]): void {
  const { value } = up
  const { schema, form, list, map } = chosen(up.part, value)
  if (schema) mistakes.push(...mistakesOf(schema, value, () => pathOf(up)))
  if (list) {
    if (!Array.isArray(value)) mistakes.push(wrongType(pathOf(up), ['array'], value))
    else {
      for (let step = 0; step < value.length; step++) {
        open.push({ part: list(), value: value[step], step, up })
      }
    }
  }
  if (!form && !map) return
  if (!isRecord(value)) mistakes.push(wrongType(pathOf(up), ['object'], value))
  else if (form) openForm(form(), value, up, open, mistakes)
  else if (map) {
    for (const step of Object.keys(value)) open.push({ part: map(), value: value[step], step, up })
  }
}

/** The part a value is judged as. */
function chosen(part: Part, value: unknown): Part {
  let found = part
  while (found.choose) found = found.choose(value)
  return found
}

function openForm(
  form: Form,
  value: Readonly<Record<string, unknown>>,
  up: Open,
  open: Open[],
  mistakes: Mistake[],
): void {
  const { what, keys, elsewhere, required = [], ignored = [] } = form
  for (const step of Object.keys(value)) {
    const part = keys.get(step)
    if (part) open.push({ part, value: value[step], step, up })
    else if (!ignored.includes(step)) {
      const path = [...pathOf(up), step]
      mistakes.push(unknownKey(path, what, keys.keys(), elsewhere?.get(step)))
    }
  }
  for (const name of required) {
    if (!Object.hasOwn(value, name)) mistakes.push(missingKey(pathOf(up), name, `in ${what}`))
  }
  if (form.judge) mistakes.push(...form.judge(value, pathOf(up)))
}
