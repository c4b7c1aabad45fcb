// The end of a dialog: Make's verdict with the states it saves, what a run gets, what is not sent.

import type { Judging, Values } from '../../operation/index.ts'
import {
  convertBundle,
  drawForm,
  everyField,
  type Field,
  isExpression,
  isTyped,
  type Known,
  type Answer as Loaded,
  type Need,
  needKey,
  type Plan,
  shownValues,
  verdictOn,
  withTypedLists,
} from '../../parameters/index.ts'
import { defined, isRecord, type Problem } from '../../text/index.ts'
import { toldOf } from './answered.ts'
import type { Finished } from './desk.ts'
import type { Told } from './question.ts'

/** What is said of a finished dialog, and what is saved of it. */
export interface Verdict {
  readonly valid: boolean
  readonly told: readonly Told[]
  /** As Make keeps them in `metadata.restore`, by domain; empty while the dialog is not valid. */
  readonly states: Readonly<Record<string, unknown>>
  /** Everything that is known by now. */
  readonly known: Known
}

/** Rounds after which RPCs that lead to new RPCs are given up. */
const MOST_ROUNDS = 50

/** Judges a dialog as Make does on Save; asks RPCs for what only they can tell. */
export async function verdictFor(
  plan: Plan,
  { walk, known }: Finished,
  resolve: (need: Need) => Promise<Loaded>,
): Promise<Verdict> {
  const all = new Map(known)
  // a typed value needs no list: against an empty one its state is "edit", as with the toggle
  const judgedBy = new Map(withTypedLists(drawForm(plan, walk.values, all, walk).fields, all))
  let verdict = verdictOn(plan, walk.values, judgedBy)
  for (let round = 0; round < MOST_ROUNDS && verdict.needs.length > 0; round += 1) {
    for (const need of verdict.needs) {
      const answer = await resolve(need)
      all.set(needKey(need), answer)
      judgedBy.set(needKey(need), answer)
    }
    verdict = verdictOn(plan, walk.values, judgedBy)
  }
  const { fields } = drawForm(plan, walk.values, all, walk)
  const told = [
    ...verdict.errors.map((error) => tell(fields, { ...error, severity: 'error' })),
    ...verdict.warnings
      .filter(({ path }) => !isTyped(fields, path))
      .map((warning) => tell(fields, { ...warning, severity: 'warning' })),
  ]
  return { valid: verdict.valid, told, states: verdict.states ?? {}, known: all }
}

interface Found {
  readonly severity: Problem['severity']
  readonly path: string
  readonly message: string
}

/** A problem with the labels that lead to its field, or with its path where no field is shown. */
function tell(fields: readonly Field[], { path, severity, message }: Found): Told {
  const labels = labelsTo(fields, path) ?? (path === '' ? [] : [path])
  if (labels.length === 0)
    return { severity: severity === 'hint' ? 'note' : severity, text: message }
  return toldOf(labels, { code: 'parameters/dialog', severity, message })
}

function labelsTo(fields: readonly Field[], path: string): readonly string[] | undefined {
  for (const field of fields) {
    if (field.path === path) return [field.label]
    const inner = labelsTo(field.children, path)
    if (inner) return [field.label, ...inner]
  }
  return undefined
}

/** What the module gets, and the labels of the fields that are left out of it. */
export interface Sent {
  readonly bundle: Values
  readonly notSent: readonly string[]
  /** What a run would refuse although the dialog does not look at it, such as email addresses. */
  readonly refused: readonly Told[]
}

/** The parameters that come of the values, as a run makes them. */
export function sentOf(plan: Plan, { walk, known }: Finished, judging: Judging): Sent {
  const { parameters, timezone, now, crud, moduleType } = judging
  const { bundle, problems } = convertBundle(
    parameters,
    shownValues(plan, walk.values, known, walk),
    {
      timezone,
      now,
      known,
      ...defined({ crud, moduleType }),
    },
  )
  const { fields } = drawForm(plan, walk.values, known, walk)
  const refused = problems.filter((problem) => isRefusal(problem, fields))
  return {
    bundle,
    notSent: leftOut(fields, []),
    refused: refused.map(({ message }) => ({
      severity: 'warning',
      text: `A run says: ${message}`,
    })),
  }
}

/** True for a fault of a value that is no expression, in a field the dialog has nothing against. */
function isRefusal({ code, path }: Problem, fields: readonly Field[]): boolean {
  if (code !== 'parameters/invalid') return false
  const field = everyField(fields).find((one) => one.path === path)
  if (!field || isExpression(field.value)) return false
  return field.problems.every(({ severity }) => severity !== 'error')
}

function leftOut(fields: readonly Field[], labels: readonly string[]): readonly string[] {
  return fields.flatMap((field) => {
    if (field.control === 'note' || field.name === '') return []
    const here = [...labels, field.label]
    if (field.control === 'group' && isRecord(field.value)) return leftOut(field.children, here)
    return field.value === undefined || field.value === '' ? [here.join(' › ')] : []
  })
}
