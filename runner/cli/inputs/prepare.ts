// Input bundles: from a file, from --param, with defaults; converted and judged before a run.
import {
  convertBundle,
  type Description,
  isExpression,
  unjudgedNames,
  unknownNames,
  withDefaults,
} from '../../parameters/index.ts'
import { defined, isRecord, type Problem } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { valueFrom } from '../files/read-file.ts'
import { isRefused, type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Given } from '../wish/given.ts'
import { withTyped } from '../wish/param.ts'

export type Values = Readonly<Record<string, unknown>>

/** What conversion needs to know of a module. */
export interface Judging {
  /** Parameters as written in the app. */
  readonly parameters: readonly unknown[]
  readonly fields: readonly Description[]
  readonly timezone: string
  readonly now: Date
  readonly crud?: 'create' | 'read' | 'update' | 'delete'
  readonly moduleType?: string
}

export interface Prepared {
  /** What was given, with defaults. */
  readonly values: Values
  /** Names of the fields that have their default. */
  readonly defaults: readonly string[]
  /** What the module gets. */
  readonly bundle: Values
  readonly problems: readonly Problem[]
}

/** The bundles a user gave, without defaults: one per operation, at least one. */
export async function givenBundles(
  terminal: Terminal,
  { params, input }: Given,
  fields: readonly Description[],
): Promise<readonly Values[] | Refused> {
  const bundles = await bundlesFrom(terminal, input)
  if (isRefused(bundles)) return bundles
  const complete: Values[] = []
  for (const bundle of bundles) {
    const typed = withTyped(bundle, params, fields)
    if (isRefused(typed)) return typed
    complete.push(typed)
  }
  return complete
}

async function bundlesFrom(
  terminal: Terminal,
  path: string | undefined,
): Promise<readonly Values[] | Refused> {
  if (path === undefined) return [{}]
  const given = await valueFrom(terminal, path)
  if (isRefused(given)) return given
  const { value } = given
  const bundles = Array.isArray(value) ? value : [value]
  if (bundles.length > 0 && bundles.every(isRecord)) return bundles
  return refuse(EXIT.problems, {
    code: 'input/shape',
    severity: 'error',
    message:
      bundles.length === 0
        ? `${given.source.file} holds an empty list, so there is nothing to run.`
        : `${given.source.file} must hold one bundle (names with values) or a list of them.`,
  })
}

/** Prepares a bundle whose left out fields get the default with which Make's dialog opens. */
export function prepareWithDefaults(given: Values, judging: Judging): Prepared {
  const { values, defaults } = withDefaults(judging.parameters, given)
  return { ...prepare(values, judging), defaults }
}

/** The bundle Make would run with, and everything that is wrong with the values. */
export function prepare(values: Values, judging: Judging): Prepared {
  const { parameters, timezone, now, crud, moduleType } = judging
  const { bundle, problems } = convertBundle(parameters, values, {
    timezone,
    now,
    ...defined({ crud, moduleType }),
  })
  const names = [...unknownNames(parameters, values), ...unjudgedNames(parameters, values)]
  const all = [...names, ...problems, ...expressionsIn(values, [])]
  return { values, defaults: [], bundle, problems: all }
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

/** Problems of one bundle among many, ready to be drawn: which bundle, and no name told twice. */
export function drawable(problems: readonly Problem[], bundle: number, of: number): Problem[] {
  return problems.map(({ path, ...problem }) => {
    const told = path !== undefined && problem.message.includes(`'${path}'`)
    const name = told ? undefined : path
    const where = [of > 1 ? `bundle ${bundle}` : undefined, name].filter((one) => one !== undefined)
    return where.length === 0 ? problem : { ...problem, path: where.join(', ') }
  })
}
