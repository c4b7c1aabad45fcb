// Drives a walk: brings lists when a question needs them, puts the question, takes the answer.
import {
  drawForm,
  type Field,
  fieldNeeds,
  isNeedOf,
  type Answer as Loaded,
  listKey,
  needKey,
  put,
  withoutFailures,
} from '../../parameters/index.ts'
import { answered } from './answered.ts'
import type { Desk, Ended, Standing } from './desk.ts'
import type { Place } from './field-places.ts'
import { loadFields } from './load-fields.ts'
import type { Answer, Question } from './question.ts'
import { reopen } from './reopen.ts'
import { runSearch } from './search.ts'
import { canGoBack, type Due, due, questionOf, type Walk, wantsList } from './walk.ts'

/** Asks until the person saves or stops. */
export async function runDialog(from: Standing, desk: Desk): Promise<Ended> {
  let { walk } = from
  const known = new Map(from.known)
  const remembered = new Set(from.remembered)
  const draw = (drawn: Walk) =>
    drawForm(desk.plan, drawn.values, withoutFailures(known), drawn).fields
  const isRemembered = (field: Field) => remembered.has(listKey(field) ?? '')
  const reopened = await reopen(walk, known, remembered, from.states, desk)
  if (reopened === 'stop') return { walk, known, remembered, action: reopened }
  walk = reopened
  for (;;) {
    const ready = await makeReady(walk, known, desk)
    if (ready === 'stop') return { walk, known, remembered, action: ready }
    const { stop, fields } = ready
    walk = stop.walk
    const leave = (action: Ended['action']): Ended => ({ walk, known, remembered, action })
    if (desk.isPart && !('place' in stop) && stop.about === 'end') return leave('filled')
    const question = await questionWith(stop, fields, isRemembered, known, desk)
    const answer = await answerTo(stop, question, desk)
    const { action } = answer
    if (action === 'stop' || action === 'save' || action === 'save-as') return leave(action)
    if (action === 'back' && desk.isPart && !canGoBack(walk)) return leave(action)
    if (action === 'retry' || action === 'list') forgetList(stop, action, known, remembered)
    if (action !== 'retry' && action !== 'search') walk = answered(stop, answer, draw)
  }
}

/** The answer of the person; a search that found something answers for them. */
async function answerTo(stop: Due, question: Question, desk: Desk): Promise<Answer> {
  const answer = await desk.ask(question)
  if (answer.action !== 'search' || !('place' in stop)) return answer
  const { search } = stop.place.field
  if (!search) return answer
  const found = await runSearch(stop.place, search, desk, runDialog)
  // who leaves the search is asked the same question again
  return found.action === 'back' ? answer : found
}

/** A list is asked for anew; levels of folders that stand for saved states go together. */
function forgetList(
  stop: Due,
  action: 'retry' | 'list',
  known: Map<string, Loaded>,
  remembered: Set<string>,
): void {
  if (!('place' in stop)) return
  const { level, options } = stop.place.field
  const { asked } = options
  const isLevel = level !== undefined
  const key = asked && needKey(asked)
  if (!asked || !key || (action === 'list' && !remembered.has(key))) return
  for (const other of [...remembered]) {
    if (!isLevel || !isNeedOf(other, asked.rpc)) continue
    known.delete(other)
    remembered.delete(other)
  }
  known.delete(key)
  remembered.delete(key)
}

/** What is due, once everything is there that its question needs: fields, a default, a list. */
async function makeReady(
  from: Walk,
  known: Map<string, Loaded>,
  desk: Desk,
): Promise<{ readonly stop: Due; readonly fields: readonly Field[] } | 'stop'> {
  let walk = from
  for (;;) {
    const form = drawForm(desk.plan, walk.values, known, walk)
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
  const { path, value } = field
  const preset = field.default ?? preselected(field)
  if (value !== undefined || walk.asked.has(path)) return undefined
  if (preset === undefined || preset === null) return undefined
  const asked = new Set([...walk.asked, path])
  return { ...walk, asked, values: put(walk.values, steps, structuredClone(preset)) }
}

/** What the options say is chosen from the start. */
function preselected({ mode, multiple, options }: Field): unknown {
  if (mode === 'map') return undefined
  const chosen = options.items.filter((choice) => choice.preselected)
  if (!multiple) return chosen[0]?.value
  return chosen.length > 0 ? chosen.map((choice) => choice.value) : undefined
}

async function questionWith(
  stop: Due,
  fields: readonly Field[],
  remembered: (field: Field) => boolean,
  known: Map<string, Loaded>,
  desk: Desk,
): Promise<Question> {
  const isPart = desk.isPart === true
  const question = questionOf(stop, fields, { remembered, isPart })
  if (question.kind !== 'end') return question
  const { told, known: more } = await desk.summarize({ walk: stop.walk, known })
  // what the verdict had to ask is not asked again when the dialog is saved
  for (const [key, answer] of withoutFailures(more)) known.set(key, answer)
  // what was told of an answer is often what is wrong at the end, too
  const texts = new Set(told.map(({ text }) => text))
  const before = question.told.filter(({ text }) => !texts.has(text))
  return { ...question, words: { save: desk.saving }, told: [...before, ...told] }
}
