// Plays the cases of test/form: a script in place of a person walks a dialog to its end and saves.

import { expect } from 'vitest'
import type { Case } from '../../runner/cases/case.ts'
import type { Ended, Finished } from '../../runner/cli/form/desk.ts'
import { runDialog } from '../../runner/cli/form/dialog.ts'
import { withEmptied } from '../../runner/cli/form/files.ts'
import { sentOf, verdictFor } from '../../runner/cli/form/finish.ts'
import { leftBehind } from '../../runner/cli/form/not-saved.ts'
import type { Answer, Question } from '../../runner/cli/form/question.ts'
import { restored } from '../../runner/cli/form/states.ts'
import { begin, beginAtEnd } from '../../runner/cli/form/walk.ts'
import type { Judging } from '../../runner/operation/index.ts'
import {
  describe as describeFields,
  drawForm,
  type Answer as Loaded,
  type Need,
  type Plan,
  shownValues,
} from '../../runner/parameters/index.ts'

type Values = Readonly<Record<string, unknown>>

/** At which question (its id), what is done there, and what is to be seen of the question. */
type Step = readonly [id: string, answer: unknown, seen?: Values]

/** A case as written: see test/README.md, kind form. */
export interface FormCase extends Case {
  readonly parameters: readonly unknown[]
  readonly crud?: 'create' | 'read' | 'update' | 'delete'
  readonly values?: Values
  readonly states?: unknown
  readonly rpc?: Readonly<Record<string, unknown>>
  readonly script?: readonly Step[]
  readonly expect: Values
}

/** Plays one case and expects everything it says. */
export async function playForm(played: FormCase): Promise<void> {
  const { crud = 'create', parameters, values = {}, states } = played
  const plan: Plan = {
    parts: [{ domain: 'expect', parameters, mappable: true }],
    context: { crud, moduleType: 'action' },
  }
  const calls: Need[] = []
  const resolve = async (need: Need): Promise<Loaded> => {
    calls.push(need)
    return answerOf(played, need, calls.filter(({ rpc }) => rpc === need.rpc).length - 1)
  }
  const { modes, known } = restored(plan, values, states)
  const first = begin(values, modes)
  const { fields } = drawForm(plan, values, known, { modes })
  const walk = states === undefined ? first : beginAtEnd(first, fields)
  const actor = actorFor(played)
  const summarize = (state: Finished) => verdictFor(plan, state, resolve)
  const remembered = new Set(known.keys())
  const desk = { plan, ask: actor.ask, resolve, summarize }
  const ended = await runDialog({ walk, known, remembered, states }, desk)
  actor.finish()
  const asked = calls.map(({ rpc, data }) => [rpc, data])
  const verdict = await verdictFor(plan, ended, resolve)
  const facts: Values = {
    ...outcome(plan, ended, played),
    ...verdict,
    end: actor.last()?.told.map(({ text }) => text),
    calls: asked,
  }
  const spokenOf = Object.keys(played.expect).map((key) => [key, facts[key]])
  expect(Object.fromEntries(spokenOf)).toEqual(played.expect)
}

/** What comes of the values once the dialog is left. */
function outcome(plan: Plan, ended: Ended, { crud = 'create', parameters }: FormCase): Values {
  const fields = describeFields(parameters)
  const timezone = 'UTC'
  const now = new Date(0)
  const judging: Judging = { parameters, fields, timezone, now, crud, moduleType: 'action' }
  const { bundle, notSent, refused } = sentOf(plan, ended, judging)
  const saved = shownValues(plan, ended.walk.values, ended.known, ended.walk)
  return {
    action: ended.action,
    saved,
    written: withEmptied(saved, judging),
    bundle,
    notSent,
    refused: refused.map(({ text }) => text),
    left: leftBehind(plan, ended, judging).map(({ text }) => text),
  }
}

/** Somebody who follows the script, and saves when it is through. */
function actorFor({ script = [] }: FormCase) {
  const rest = [...script]
  let last: Question | undefined
  const ask = async (question: Question): Promise<Answer> => {
    last = question
    if (question.kind === 'end' && rest.length === 0) return { action: 'save' }
    const [id, written, seen = {}] = rest.shift() ?? ['nothing', { do: 'stop' }]
    const where = `question ${script.length - rest.length} of the script`
    expect(question.id, where).toBe(id)
    expect(factsOf(question, seen), where).toEqual(seen)
    const answer = answerIn(written)
    const isAction = Object.keys(answer).length === 1 && answer.action !== 'back'
    if (isAction) expect(question.actions, where).toContain(answer.action)
    return answer
  }
  const finish = () => expect(rest, 'answers that were not asked for').toEqual([])
  return { ask, finish, last: () => last }
}

/** The members of a question that a case speaks of, in their short form. */
function factsOf(question: Question, seen: Values): Values {
  const short: Values = {
    ...question,
    told: question.told.map(({ text }) => text),
    warned: question.told.filter(({ severity }) => severity !== 'note').map(({ text }) => text),
    choices: question.choices.map(({ label }) => label),
    parts: question.parts.map(({ label }) => label),
    level: question.level?.path,
  }
  return Object.fromEntries(Object.keys(seen).map((key) => [key, short[key]]))
}

/** Text is typed; anything else is a map with one key that says what is done. */
function answerIn(written: unknown): Answer {
  if (typeof written === 'string') return { action: 'text', text: written }
  const [[action, value] = ['', undefined]] = Object.entries(written ?? {})
  const [index, to] = Array.isArray(value) ? value : [value, undefined]
  const answers: Readonly<Record<string, unknown>> = {
    do: { action: value },
    pick: { action: 'value', value },
    edit: { action: 'edit', index },
    remove: { action: 'remove', index },
    move: { action: 'move', index, to },
    enter: { action: 'enter', step: value },
    go: { action: 'go', path: value },
  }
  expect(Object.keys(answers), 'what can be done').toContain(action)
  return answers[action] as Answer
}

/** The canned answer of an address: a list, `{fails}`, by data, or one after the other. */
function answerOf({ rpc = {} }: FormCase, { rpc: address, data }: Need, call: number): Loaded {
  const written = rpc[address]
  if (written === undefined) return { failed: 'there is no such RPC' }
  const rows = Object(written) as Readonly<Record<string, unknown>>
  if (Array.isArray(rows.inTurn)) return loaded(rows.inTurn[Math.min(call, rows.inTurn.length - 1)])
  if (!Array.isArray(rows.when)) return loaded(written)
  const fits = rows.when.find(([wanted]) => JSON.stringify(wanted) === JSON.stringify(data))
  return fits ? loaded(fits[1]) : { failed: `not expected with ${JSON.stringify(data)}` }
}

function loaded(written: unknown): Loaded {
  const { fails } = Object(written) as { readonly fails?: unknown }
  return typeof fails === 'string' ? { failed: fails } : { value: written }
}
