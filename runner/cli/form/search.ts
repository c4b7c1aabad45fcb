// The search button of a field: its small form, the RPC behind it, and the choice of what was found.
import {
  type Answer as Loaded,
  type Plan,
  type Search,
  searchNeed,
  searchResults,
  shownValues,
} from '../../parameters/index.ts'
import type { Desk, Ended, Standing } from './desk.ts'
import type { Place } from './field-places.ts'
import { ABOUT, type Answer, type Question, type Told } from './question.ts'
import { begin } from './walk.ts'

/** What came of a search: a value for the field, nothing, or the wish to leave the whole dialog. */
export type Found =
  | Extract<Answer, { readonly action: 'value' }>
  | { readonly action: 'back' | 'stop' }

/** Asks the questions of the button, again and again until something is chosen or it is left. */
export async function runSearch(
  { field, headings }: Place,
  search: Search,
  desk: Desk,
  fill: (from: Standing, desk: Desk) => Promise<Ended>,
): Promise<Found> {
  const plan: Plan = {
    parts: [{ domain: 'parameters', parameters: search.parameters, mappable: false }],
    context: desk.plan.context,
  }
  const around = [...headings, field.label, search.label]
  const ask = (question: Question): Promise<Answer> =>
    desk.ask({ ...question, headings: [...around, ...question.headings] })
  const part: Desk = {
    ...desk,
    plan,
    ask,
    isPart: true,
    summarize: async ({ known }) => ({ told: [], known }),
  }
  let standing: Standing = { walk: begin({}), known: new Map(), remembered: new Set() }
  for (;;) {
    const ended = await fill(standing, part)
    if (ended.action !== 'filled') return { action: ended.action === 'stop' ? 'stop' : 'back' }
    const need = searchNeed(search, shownValues(plan, ended.walk.values, ended.known, ended.walk))
    const answer = await askResults(() => desk.resolve(need), ask)
    if (answer.action !== 'again') return answer
    standing = { ...ended, walk: begin(ended.walk.values) }
  }
}

/** Shows what was found; a search that fails can be tried again. */
async function askResults(
  find: () => Promise<Loaded>,
  ask: Desk['ask'],
): Promise<Found | { readonly action: 'again' }> {
  for (;;) {
    const loaded = await find()
    const answer = await ask(resultsQuestion(loaded))
    const { action } = answer
    if (action === 'value') return answer
    if (action === 'stop' || action === 'back' || action === 'again') return { action }
  }
}

function resultsQuestion(loaded: Loaded): Question {
  const choices = 'failed' in loaded ? [] : searchResults(loaded.value)
  const isFailed = 'failed' in loaded
  const told: readonly Told[] = isFailed
    ? [{ severity: 'error', text: `The search failed: ${loaded.failed}` }]
    : choices.length === 0
      ? [{ severity: 'note', text: 'Nothing was found.' }]
      : []
  return {
    kind: choices.length === 0 ? 'menu' : 'choice',
    id: ABOUT.search,
    label: choices.length === 0 ? 'What now?' : 'Found',
    headings: [],
    told,
    required: true,
    actions: [...(isFailed ? (['retry'] as const) : []), 'again', 'back'],
    choices,
    parts: [],
    value: undefined,
    first: isFailed ? 'retry' : 'again',
  }
}
