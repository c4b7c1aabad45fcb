// Drives a walk: brings lists when a question needs them, puts the question, takes the answer.
import {
  type Field,
  type Known,
  type Answer as Loaded,
  type Need,
  needKey,
} from '../../parameters/index.ts'
import { answered } from './answers.ts'
import { drawForm, fieldNeeds, listKey, type Plan, withoutFailures } from './drawing.ts'
import { type Place, put } from './places.ts'
import { ABOUT, type Ask, type Question, type Told } from './question.ts'
import { type Due, due, questionOf, type Walk, wantsList } from './walk.ts'

/** What a dialog needs of the world; a test gives scripted ones. */
export interface Desk {
  readonly plan: Plan
  readonly ask: Ask
  /** Calls an RPC. Never rejected: a failure is an answer. */
  readonly resolve: (need: Need) => Promise<Loaded>
  /** Shows what came of it; the problems begin the question what to do now. */
  readonly summarize: (state: Finished) => Promise<readonly Told[]>
  /** What Save does, with the name of the file. */
  readonly saving?: string
}

/** Where a dialog stands: the walk, and what RPCs have answered by `needKey`. */
export interface Finished {
  readonly walk: Walk
  readonly known: Known
}

/** A dialog that was left for another question and can be gone on with. */
export interface Standing extends Finished {
  /** Keys of lists that stand for saved states only. */
  readonly remembered: ReadonlySet<string>
}

/** How a dialog ended, to be saved or not. */
export interface Ended extends Standing {
  readonly action: 'save' | 'save-as' | 'stop'
}

/** Asks until the person saves or stops. */
export async function runDialog(from: Standing, desk: Desk): Promise<Ended> {
  let { walk } = from
  const known = new Map(from.known)
  const remembered = new Set(from.remembered)
  const draw = (drawn: Walk) =>
    drawForm(desk.plan, drawn.values, withoutFailures(known), drawn.modes).fields
  const isRemembered = (field: Field) => remembered.has(listKey(field) ?? '')
  for (;;) {
    const ready = await makeReady(walk, known, desk)
    if (ready === 'stop') return { walk, known, remembered, action: ready }
    const { stop, fields } = ready
    walk = stop.walk
    const question = await questionWith(stop, fields, isRemembered, known, desk)
    const answer = await desk.ask(question)
    const { action } = answer
    if (action === 'stop' || action === 'save' || action === 'save-as') {
      return { walk, known, remembered, action }
    }
    const key = 'place' in stop ? listKey(stop.place.field) : undefined
    if (key && (action === 'retry' || (action === 'list' && remembered.has(key)))) {
      known.delete(key)
      remembered.delete(key)
    }
    if (action !== 'retry') walk = answered(stop, answer, draw)
  }
}

/** What is due, once everything is there that its question needs: fields, a default, a list. */
async function makeReady(
  from: Walk,
  known: Map<string, Loaded>,
  desk: Desk,
): Promise<{ readonly stop: Due; readonly fields: readonly Field[] } | 'stop'> {
  let walk = from
  for (;;) {
    const form = drawForm(desk.plan, walk.values, known, walk.modes)
    const [need] = fieldNeeds(form)
    if (need) {
      if ((await loadFields(need, known, desk)) === 'stop') return 'stop'
      continue
    }
    const stop = due(walk, form.fields)
    if (!('place' in stop)) return { stop, fields: form.fields }
    const prepared = withDefault(stop.walk, stop.place)
    const { asked } = stop.place.field.options
    if (prepared) walk = prepared
    else if (asked && wantsList(stop.place, stop.walk.at.way)) {
      known.set(needKey(asked), await desk.resolve(asked))
    } else return { stop, fields: form.fields }
  }
}

/** Fields come into being with their default; undefined when there is none to fill in. */
function withDefault(walk: Walk, { field, steps }: Place): Walk | undefined {
  const { default: preset, path, value } = field
  if (value !== undefined || walk.asked.has(path)) return undefined
  if (preset === undefined || preset === null) return undefined
  const asked = new Set([...walk.asked, path])
  return { ...walk, asked, values: put(walk.values, steps, structuredClone(preset)) }
}

async function questionWith(
  stop: Due,
  fields: readonly Field[],
  remembered: (field: Field) => boolean,
  known: Known,
  desk: Desk,
): Promise<Question> {
  const question = questionOf(stop, fields, remembered)
  if (question.kind !== 'end') return question
  const told = await desk.summarize({ walk: stop.walk, known })
  const words = desk.saving === undefined ? {} : { words: { save: desk.saving } }
  return { ...question, ...words, told: [...question.told, ...told] }
}

/** Brings fields that an RPC describes; when it fails, the person may try again or go without. */
async function loadFields(
  need: Need,
  known: Map<string, Loaded>,
  { ask, resolve }: Desk,
): Promise<'done' | 'stop'> {
  for (;;) {
    const answer = await resolve(need)
    known.set(needKey(need), answer)
    if (!('failed' in answer)) return 'done'
    const text = `Some fields cannot be loaded (${need.rpc}): ${answer.failed}`
    const { action } = await ask({
      kind: 'unloaded',
      id: ABOUT.unloaded,
      label: 'Fields are missing',
      headings: [],
      told: [{ severity: 'error', text }],
      required: true,
      actions: ['retry', 'skip', 'stop'],
      choices: [],
      parts: [],
      value: undefined,
      first: 'retry',
    })
    if (action === 'stop') return 'stop'
    if (action !== 'retry') return 'done'
  }
}
