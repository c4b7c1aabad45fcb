// Values that are not saved because no field shows them: told, as Make would drop them in silence.

import type { Judging, Values } from '../../operation/index.ts'
import { drawForm, type Field, isList, type Plan, unknownNames } from '../../parameters/index.ts'
import { inWords, isRecord, type Path, type Problem } from '../../text/index.ts'
import type { Finished } from './desk.ts'
import type { Told } from './question.ts'

/** One sentence per given name that the app does not declare, with the nearest one it does. */
export function strangersIn(values: Values, { parameters }: Judging): readonly Told[] {
  return unknownNames(parameters, values).map(sentence)
}

function sentence({ message, suggestion }: Problem): Told {
  const near = suggestion === undefined ? '.' : `; ${inWords({ suggestion })}`
  const text = `${message.replace(/\.$/, '')}, so its value will not be saved${near}`
  return { severity: 'warning', text }
}

/** What is left out at the end: strangers, and values of fields that are hidden by now. */
export function leftBehind(
  plan: Plan,
  { walk, known }: Finished,
  judging: Judging,
): readonly Told[] {
  const { fields } = drawForm(plan, walk.values, known, walk)
  const strangers = unknownNames(judging.parameters, walk.values)
  const unknown = new Set(strangers.map(({ path }) => path))
  const hidden = hiddenIn(fields, walk.values, [])
    .map((path) => path.join('.'))
    .filter((path) => !unknown.has(path))
  const text = `Not saved, because the dialog does not show it now: ${hidden.join(', ')}.`
  const notes: readonly Told[] = hidden.length > 0 ? [{ severity: 'note', text }] : []
  return [...strangers.map(sentence), ...notes]
}

/** Paths of values that stand in no visible field. */
function hiddenIn(fields: readonly Field[], values: unknown, around: Path): readonly Path[] {
  if (!isRecord(values)) return []
  const shown = new Map(fields.map((field) => [field.name, field]))
  return Object.entries(values).flatMap(([name, value]): readonly Path[] => {
    const field = shown.get(name)
    const path = [...around, name]
    if (!field) return value === undefined || value === '' ? [] : [path]
    return insideField(field, value, path)
  })
}

function insideField(field: Field, value: unknown, path: Path): readonly Path[] {
  if (field.mode === 'map' || field.children.length === 0) return []
  if (field.control === 'group') return hiddenIn(field.children, value, path)
  if (!isList(field) || !Array.isArray(value)) return []
  return field.children.flatMap((item, index) => insideField(item, value[index], [...path, index]))
}
