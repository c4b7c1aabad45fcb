// What an answer makes of a walk: values, Map toggles, problems told at once, and the way back.

import type { Field } from '../../parameters/index.ts'
import { isList, put, without } from '../../parameters/index.ts'
import { isRecord, type Problem, worded } from '../../text/index.ts'
import { type Place, placesIn, withoutItem } from './field-places.ts'
import { added, isEmptyItem, moved, opened, removed } from './items.ts'
import { ABOUT, type Answer, type Told } from './question.ts'
import type { Way } from './questions.ts'
import { readText } from './texts.ts'
import type { Due, Position, Walk } from './walk.ts'

/** The visible fields of a walk, with the problems of its values. */
export type Draw = (walk: Walk) => readonly Field[]

/** The walk after an answer. Saving, stopping and asking a list again are not its business. */
export function answered(due: Due, answer: Answer, draw: Draw): Walk {
  const walk = { ...due.walk, told: [] }
  if (answer.action === 'back') return back(walk, draw(walk))
  if ('place' in due) return answeredField(walk, due.place, answer, draw)
  if (answer.action === 'go') return goTo(walk, answer.path)
  if (answer.action === 'walk') {
    return { ...walk, jumping: false, history: [...walk.history, walk.at], at: START }
  }
  const advanced = answer.action === 'yes'
  return forward({ ...walk, advanced }, ABOUT.advanced)
}

const START: Position = { open: [], after: true }

/** Back to the question before that is still shown; its answer stays and is offered again. */
function back(walk: Walk, fields: readonly Field[]): Walk {
  const [entered] = Object.entries(walk.folders)
  if (entered && entered[1].length > 0) {
    return { ...walk, folders: { [entered[0]]: entered[1].slice(0, -1) } }
  }
  const index = walk.history.findLastIndex(
    (position) => isShown(position, fields) && !isHere(position, walk.at),
  )
  const { mode, ...before } = walk.history[index] ?? START
  const history = walk.history.slice(0, Math.max(0, index))
  const left = walk.at.open.at(-1)
  const isLeaving = left !== undefined && before.open.length < walk.at.open.length
  const isUnused = isLeaving && isEmptyItem(walk.values, left)
  const values = isUnused ? withoutItem(walk.values, left) : walk.values
  const modes = mode && before.id ? { ...walk.modes, [before.id]: mode } : walk.modes
  return { ...walk, values, modes, folders: {}, history, at: before, jumping: false }
}

/** True for the question one is at: a list stands in the history once per item that was added. */
function isHere({ open, id, way, after }: Position, at: Position): boolean {
  const isSameLevel = open.length === at.open.length
  return id !== undefined && id === at.id && way === at.way && after === at.after && isSameLevel
}

function isShown({ open, id }: Position, fields: readonly Field[]): boolean {
  if (id === undefined || id.startsWith('?')) return true
  return placesIn(fields, open).some(({ field }) => field.path === id)
}

/** Goes to one field from the summary; what was asked for before is not asked again. */
function goTo(walk: Walk, path: string): Walk {
  const at = { open: [], id: path, after: false }
  return { ...walk, jumping: true, advanced: true, history: [...walk.history, walk.at], at }
}

function answeredField(walk: Walk, place: Place, answer: Answer, draw: Draw): Walk {
  const { field, steps } = place
  switch (answer.action) {
    case 'text': {
      const read = readText(field, answer.text)
      if ('wrong' in read) return { ...walk, told: [wrong(field, read.wrong)] }
      return given(walk, place, read.value, draw)
    }
    case 'value':
      return given(walk, place, answer.value, draw)
    case 'erase':
      return given(walk, place, null, draw)
    case 'empty':
      return given(walk, place, undefined, draw)
    case 'fill':
      return filling(walk, place, draw)
    case 'type':
      return turned(walk, field, 'map', 'type')
    case 'list':
      return turned(walk, field, 'choose', 'list')
    case 'add':
      return added(walk, place, draw)
    case 'edit':
      return opened(walk, [[...steps, answer.index]])
    case 'remove':
      return removed(walk, place, answer.index)
    case 'move':
      return moved(walk, place, answer.index, answer.to)
    case 'done':
      return isUnusedItem(walk, place) ? leftItem(walk, place) : judged(walk, place, draw)
    case 'enter':
      return lookedInto(walk, field, [...(field.level?.steps ?? []), answer.step])
    case 'up':
      return lookedInto(walk, field, (field.level?.steps ?? []).slice(0, -1))
    case 'here':
      return given(walk, place, field.level?.takes, draw)
    default:
      return judged(walk, place, draw)
  }
}

/** A value was given: it is kept also when it is wrong, so that it can be corrected. */
function given(walk: Walk, place: Place, value: unknown, draw: Draw): Walk {
  const { field, steps } = place
  if (typeof steps.at(-1) === 'number' && value === undefined) return leftItem(walk, place)
  const values = value === undefined ? without(walk.values, steps) : put(walk.values, steps, value)
  const changed = JSON.stringify(value) !== JSON.stringify(field.value)
  return judged(changed ? askBelow({ ...walk, values }, field.path, draw) : walk, place, draw)
}

/** Leaves an item of a list that holds nothing, and takes it away. */
function leftItem(walk: Walk, { field, steps }: Place): Walk {
  const values = withoutItem(walk.values, steps)
  const open = walk.at.open.slice(0, -1)
  const id = field.path.slice(0, field.path.lastIndexOf('.'))
  return { ...walk, values, at: { open, id, after: false } }
}

/** True for a list inside a list in which there is nothing, such as a group without rules. */
function isUnusedItem({ values }: Walk, { field, steps }: Place): boolean {
  return typeof steps.at(-1) === 'number' && isList(field) && isEmptyItem(values, steps)
}

/** Another folder is looked into; the question stays the same. */
function lookedInto(walk: Walk, { path }: Field, entered: readonly string[]): Walk {
  return { ...walk, folders: { [path]: entered } }
}

/** Fields that depend on a changed value are asked for again, also after a jump. */
function askBelow(walk: Walk, path: string, draw: Draw): Walk {
  const parents = new Set([path])
  const asked = new Set(walk.asked)
  for (const field of draw(walk)) {
    if (!parents.has(field.revealedBy ?? '')) continue
    parents.add(field.path)
    asked.delete(field.path)
  }
  return { ...walk, asked }
}

function filling(walk: Walk, place: Place, draw: Draw): Walk {
  const { field, steps } = place
  const modes = { ...walk.modes, [field.path]: 'choose' as const }
  if (isList(field)) {
    const values = Array.isArray(field.value) ? walk.values : without(walk.values, steps)
    return { ...walk, modes, values }
  }
  const values = isRecord(field.value) ? walk.values : put(walk.values, steps, {})
  return judged({ ...walk, modes, values }, place, draw)
}

/** Moves the Map toggle and asks for the value the other way. */
function turned(walk: Walk, field: Field, mode: 'choose' | 'map', way: Way): Walk {
  const modes = field.canMap ? { ...walk.modes, [field.path]: mode } : walk.modes
  const before = { ...walk.at, mode: field.mode }
  const history = [...walk.history, before]
  return { ...walk, modes, folders: {}, history, at: { ...walk.at, way } }
}

/** On to the next question, unless the dialog finds something wrong with this field. */
function judged(walk: Walk, { field }: Place, draw: Draw): Walk {
  const found = problemsOf(field.path, draw(walk))
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { ...walk, told: errors }
  return { ...forward(walk, field.path), told: found }
}

function forward(walk: Walk, id: string): Walk {
  const { at, history } = walk
  const asked = new Set([...walk.asked, id])
  const next = { open: at.open, id, after: true }
  return { ...walk, asked, folders: {}, history: [...history, at], at: next }
}

/** Problems of a field, and for a list those inside its items, each with the label it is about. */
function problemsOf(path: string, fields: readonly Field[]): readonly Told[] {
  return fields.flatMap((field): readonly Told[] => {
    if (field.path === path) {
      const own = field.problems.map((problem) => toldOf([field.label], problem))
      return isList(field) ? [...own, ...problemsInside(field)] : own
    }
    return problemsOf(path, field.children)
  })
}

/** Every problem below a field, with the labels that lead to it. */
function problemsInside(field: Field, labels = [field.label]): readonly Told[] {
  return field.children.flatMap((child) => {
    const here = [...labels, child.label]
    return [
      ...child.problems.map((problem) => toldOf(here, problem)),
      ...problemsInside(child, here),
    ]
  })
}

/** A problem in Make's words, with the label of the field and the remedy where it says more. */
export function toldOf(labels: readonly string[], problem: Problem): Told {
  const { severity, message, remedy } = worded(problem)
  const isEcho = remedy === `${labels.at(-1)} is needed.`
  const more = remedy === undefined || isEcho ? '' : ` ${remedy}`
  const text = `${labels.join(' › ')}: ${message}${more}`
  return { severity: severity === 'hint' ? 'note' : severity, text }
}

function wrong({ label }: Field, text: string): Told {
  return { severity: 'error', text: `${label}: ${text}` }
}
