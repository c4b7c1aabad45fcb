// The walk through a dialog as a state machine: fields and history give the next question, an answer
// gives the next state. Pure: lists come in with the fields, questions are put by somebody else.

import type { Values } from '../../operation/index.ts'
import { type Field, isExpression } from '../../parameters/index.ts'
import type { Path } from '../../text/index.ts'
import { isSame, type Place, placesIn, placesOf } from './field-places.ts'
import { ABOUT, type Question, type Told } from './question.ts'
import { questionFor, type Way } from './questions.ts'

/** Where a walk stands: inside which items, at which question, and how it is being answered. */
export interface Position {
  readonly open: readonly Path[]
  readonly id?: string
  readonly way?: Way
  /** Where the Map toggle stood, so that Back can turn it back. */
  readonly mode?: 'choose' | 'map'
  /** True when that question is answered and the one after it is due. */
  readonly after: boolean
}

export interface Walk {
  readonly values: Values
  /** Map toggles that a person set, by path. */
  readonly modes: Readonly<Record<string, 'choose' | 'map'>>
  /** The folder that was entered at the question that is due, by path. */
  readonly folders: Readonly<Record<string, readonly string[]>>
  readonly at: Position
  /** Where Back leads; the values stay as they are. */
  readonly history: readonly Position[]
  /** Fields that were asked for at least once. */
  readonly asked: ReadonlySet<string>
  /** True when advanced settings are shown. */
  readonly advanced: boolean
  /** True after going to one field from the summary: what was asked before is passed over. */
  readonly jumping: boolean
  /** What the next question begins with. */
  readonly told: readonly Told[]
}

/** A walk at its beginning, with the values it starts from. */
export function begin(values: Values, modes: Walk['modes'] = {}): Walk {
  const at = { open: [], after: true }
  const asked: ReadonlySet<string> = new Set()
  const nothing = { folders: {}, history: [], asked, told: [] }
  return { values, modes, at, advanced: false, jumping: false, ...nothing }
}

/** A walk that begins at its end: everything there is counts as asked. */
export function beginAtEnd(walk: Walk, fields: readonly Field[]): Walk {
  const asked = new Set(placesOf(fields).map(({ field }) => field.path))
  return { ...walk, asked, jumping: true, at: { open: [], id: ABOUT.end, after: false } }
}

/** What is due: a field, one of the questions about the form, with the walk standing at it. */
export type Due =
  | { readonly walk: Walk; readonly place: Place }
  | { readonly walk: Walk; readonly about: 'advanced' | 'end' }

/** The stop that is due in the visible fields. Items that are done are left on the way. */
export function due(walk: Walk, fields: readonly Field[]): Due {
  const { at } = walk
  if (at.id === ABOUT.end && !at.after) return { walk, about: 'end' }
  const stops = stopsAt(walk, fields)
  const index = stops.findIndex((stop) => idOf(stop) === at.id)
  const current = stops[index]
  if (current && !at.after) return reached(walk, current)
  const isLost = at.id !== undefined && index < 0
  const isNew = (stop: Stop) => !(walk.jumping || isLost) || !walk.asked.has(idOf(stop))
  const next = stops.slice(index + 1).find(isNew)
  if (next) return reached({ ...walk, at: { open: at.open, id: idOf(next), after: false } }, next)
  const inner = at.open.at(-1)
  const end = { open: [], id: ABOUT.end, after: false }
  if (!inner) return { walk: { ...walk, at: end }, about: 'end' }
  const list = placesIn(fields, at.open.slice(0, -1)).find(({ steps }) =>
    isSame(steps, inner.slice(0, -1)),
  )
  // the last question of an item leads back to its list
  const back = { open: at.open.slice(0, -1), id: list?.field.path ?? '', after: false }
  return due({ ...walk, at: back }, fields)
}

type Stop = Place | typeof ABOUT.advanced

/** Advanced fields come last, behind the question whether to show them. */
function stopsAt({ at, advanced }: Walk, fields: readonly Field[]): readonly Stop[] {
  const places = placesIn(fields, at.open).filter(isAsked)
  const hidden = places.filter((place) => place.advanced)
  const shown = places.filter((place) => !place.advanced)
  if (at.open.length > 0) return places
  if (hidden.length === 0) return shown
  return [...shown, ABOUT.advanced, ...(advanced ? hidden : [])]
}

/** A collection that has to be filled in is no question when there is nothing else to do with it. */
function isAsked({ field }: Place): boolean {
  return field.control !== 'group' || field.canMap || !field.required
}

function idOf(stop: Stop): string {
  return stop === ABOUT.advanced ? stop : stop.field.path
}

function reached(walk: Walk, stop: Stop): Due {
  return stop === ABOUT.advanced ? { walk, about: 'advanced' } : { walk, place: stop }
}

/** True when Back leads somewhere inside the walk: to a question before, or out of a folder. */
export function canGoBack({ folders, history }: Walk): boolean {
  return history.length > 0 || Object.values(folders).some((steps) => steps.length > 0)
}

/** What a question depends on beside the fields. */
export interface Asked {
  /** True for lists that stand for saved states only. */
  readonly remembered: (field: Field) => boolean
  /** True for a form inside another one, which Back leaves. */
  readonly isPart?: boolean
}

/** The question for what is due. */
export function questionOf(
  due: Due,
  fields: readonly Field[],
  { remembered, isPart = false }: Asked,
): Question {
  const { walk } = due
  const mayGoBack = isPart || canGoBack(walk)
  if ('place' in due) {
    const { way } = walk.at
    const { field } = due.place
    return questionFor(due.place, {
      way,
      canGoBack: mayGoBack,
      remembered: remembered(field) && way !== 'list',
      told: walk.told,
    })
  }
  const back = mayGoBack ? (['back'] as const) : []
  const common = { headings: [], told: walk.told, required: true, choices: [], value: undefined }
  if (due.about === 'advanced') {
    const label = 'Show advanced settings?'
    const first = walk.advanced ? 'yes' : 'no'
    const actions = ['yes', 'no', ...back] as const
    return { ...common, kind: 'advanced', id: ABOUT.advanced, label, actions, parts: [], first }
  }
  const actions = ['save', 'save-as', 'walk', ...back, 'stop'] as const
  const parts = placesOf(fields).map(partOf)
  return {
    ...common,
    kind: 'end',
    id: ABOUT.end,
    label: 'What now?',
    actions,
    parts,
    first: 'save',
  }
}

function partOf({ field, headings }: Place): Question['parts'][number] {
  return { label: [...headings, field.label].join(' › '), path: field.path }
}

/** True when a list is needed for the question that is due. */
export function wantsList({ field }: Place, way: Way | undefined): boolean {
  if (way === 'type' || isExpression(field.value)) return false
  return field.mode === 'choose' && field.options.state === 'loading'
}
