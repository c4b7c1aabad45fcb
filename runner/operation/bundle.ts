// From values as a person gives them to the bundle that a communication reads, with every fault in them.
import { ModuleError } from '../engine/index.ts'
import {
  convertBundle,
  type Description,
  describe,
  isExpression,
  unjudgedNames,
  unknownNames,
  withDefaults,
  withoutForeign,
} from '../parameters/index.ts'
import type { Component, Module } from '../spec/index.ts'
import { defined, hasErrors, isRecord, type Problem } from '../text/index.ts'
import { createRedactor } from '../trace/index.ts'
import type { Surroundings, Values } from './circumstances.ts'
import { type Evaluating, evaluated } from './expressions.ts'
import { fieldsOf } from './fields.ts'
import { secretFieldValues } from './secrets.ts'

/** What values are judged by. */
export interface Judging {
  /** Parameters as written in the app. */
  readonly parameters: readonly unknown[]
  readonly fields: readonly Description[]
  readonly timezone: string
  readonly now: Date
  readonly crud?: Module['crud']
  readonly moduleType?: Module['type']
  /** Of a module: expressions in its values are evaluated, and read these bundles at most. */
  readonly evaluating?: Evaluating
}

export interface Judged {
  /** What was given, with defaults; expressions stand as they were written. */
  readonly values: Values
  /** Names of the fields that have their default. */
  readonly defaults: readonly string[]
  /** What the communication reads as parameters. */
  readonly bundle: Values
  /** Everything that is wrong with the values; texts of secret fields do not stand in it. */
  readonly problems: readonly Problem[]
  /** Make's own verdict; missing where Make has nothing against the values. */
  readonly error?: ModuleError
}

/** What the values of a component are judged by; `more` are fields that stand in front of its own. */
export function judgingOf(
  component: Component,
  { timezone = 'UTC', now = () => new Date(), bundles }: Surroundings,
  more: readonly unknown[] = [],
): Judging {
  const parameters = [...more, ...fieldsOf(component)]
  const { crud, type } = component as Partial<Pick<Module, 'crud' | 'type'>>
  const moment = now()
  const evaluating = { bundles, timezone, now: moment }
  return {
    parameters,
    fields: describe(parameters),
    timezone,
    now: moment,
    ...(component.kind === 'module' && type ? { moduleType: type } : {}),
    ...(component.kind === 'module' ? { evaluating } : {}),
    ...(crud ? { crud } : {}),
  }
}

/** The bundle Make would run with, and everything that is wrong with the values. */
export function judge(values: Values, judging: Judging): Judged {
  const { parameters, timezone, now, crud, moduleType } = judging
  const { bundle, problems, message } = convertBundle(parameters, values, {
    timezone,
    now,
    ...(crud ? { crud } : {}),
    ...(moduleType ? { moduleType } : {}),
  })
  const kept = withoutForeign(values).values
  const { text } = createRedactor(secretFieldValues(parameters, kept))
  const names = [...unknownNames(parameters, kept), ...unjudgedNames(parameters, kept)]
  const all = [...names, ...problems, ...expressionsIn(kept, [])]
  const masked = (one: Problem): Problem => ({
    ...one,
    message: text(one.message),
    ...defined({
      remedy: one.remedy && text(one.remedy),
      suggestion: one.suggestion && text(one.suggestion),
    }),
  })
  const error = message === undefined ? undefined : refusal(message, problems.map(masked))
  return { values, defaults: [], bundle, problems: all.map(masked), ...(error ? { error } : {}) }
}

/**
 * The same for values of a dialog: what is left out has the default with which the dialog opens, and
 * expressions of a module are evaluated. One that cannot be is an error, and the only one of its field.
 */
export function judgeDialog(given: Values, judging: Judging): Judged {
  const { values, defaults } = withDefaults(judging.parameters, given)
  if (!judging.evaluating) return { ...judge(values, judging), defaults }
  const found = evaluated(values, judging.evaluating)
  const judged = judge(found.values, judging)
  const paths = new Set(found.problems.map(({ path }) => path))
  const { text } = createRedactor(secretFieldValues(judging.parameters, found.values))
  const others = judged.problems.filter(
    ({ code, path }) => code !== 'input/expression' && !paths.has(path),
  )
  const problems = [
    ...found.problems.map((one) => ({ ...one, message: text(one.message) })),
    ...others,
  ]
  const isRefused = found.problems.length > 0
  const error = isRefused ? refusal('An expression cannot be evaluated.', problems) : judged.error
  const { error: _, ...rest } = judged
  return { ...rest, ...(error ? { error } : {}), problems, values, defaults }
}

/** What ends an operation on such values, also where Make would ignore a name in silence. */
export function refusalOf({ problems, error }: Judged): ModuleError | undefined {
  if (error || !hasErrors(problems)) return error
  return refusal('The values do not fit the parameters.', problems)
}

function refusal(head: string, problems: readonly Problem[]): ModuleError {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const message = [head, ...errors.map((one) => one.message)].join(' ')
  return new ModuleError('BundleValidationError', message)
}

/** Expressions that mean something without an earlier module: the conversion knows them. */
const UNDERSTOOD = /^\{\{\s*(erase|emptystring)\s*\}\}$/

/** A warning per text that looks like an expression: there are no earlier modules to map from. */
function expressionsIn(value: unknown, path: readonly (string | number)[]): Problem[] {
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, member]) => expressionsIn(member, [...path, name]))
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => expressionsIn(item, [...path, index]))
  }
  if (!isExpression(value) || UNDERSTOOD.test(value)) return []
  return [
    {
      code: 'input/expression',
      severity: 'warning',
      message: 'Expressions in values are not evaluated here; the text is used as it is.',
      remedy: 'give the value itself; dryrun iml evaluates an expression',
      path: path.join('.'),
    },
  ]
}
