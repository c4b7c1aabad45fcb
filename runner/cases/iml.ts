// Plays a case of kind iml: a template or a JSON value in, its value or its error out.
import { randomUUID } from 'node:crypto'
import {
  decodeDate,
  decodeValues,
  ImlError,
  knownZone,
  problemOf,
  renderJson,
  renderTemplate,
  type Scope,
} from '../iml/index.ts'
import {
  ANYTHING,
  asJson,
  type BindFunctions,
  COLLECTION,
  functionSources,
  same,
  TEXT,
  withFunctions,
  YES,
} from '../operation/index.ts'
import { drawProblem, isRecord, type Json, printPath, remedyOf } from '../text/index.ts'
import { broughtFunctions } from './brought-app.ts'
import type { Case } from './case.ts'
import { type Player, verdict } from './player.ts'

export const iml: Player = {
  kind: 'iml',
  keys: {
    expr: ANYTHING,
    context: COLLECTION,
    expect: ANYTHING,
    expectType: TEXT,
    error: YES,
    errorIncludes: TEXT,
    drawn: TEXT,
    basis: ANYTHING,
  },
  options: {},
  play: (played, { bind }) => {
    const why = differenceOf(played, bind)
    return verdict(played, why === undefined ? [] : [why])
  },
}

function differenceOf(played: Case, bind: BindFunctions | undefined): string | undefined {
  const context = isRecord(played.context) ? played.context : {}
  const scope = scopeOf(context)
  if (typeof scope === 'string') return scope
  if (!hasEnd(played.expect)) return 'expect: The value holds itself or nests too deep.'
  const { expr } = played
  let value: unknown
  const functions = functionSources({ functions: broughtFunctions(context.functions) })
  const bound = withFunctions(scope, functions, bind)
  try {
    value =
      typeof expr === 'string'
        ? renderTemplate(expr, bound.scope)
        : renderJson(expr as Json, bound.scope)
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    return errorDifference(played, error)
  } finally {
    bound.dispose()
  }
  if (played.error === true) return `an error was expected, but it gave ${printed(value)}`
  return valueDifference(played, value)
}

function errorDifference(played: Case, error: ImlError): string | undefined {
  if (played.error !== true) return `failed: ${drawProblem(problemOf(error))}`
  const { errorIncludes, drawn } = played
  if (typeof errorIncludes === 'string' && !error.message.includes(errorIncludes)) {
    return `the message was ${printed(error.message)}, which has no ${printed(errorIncludes)}`
  }
  const picture = drawProblem(problemOf(error))
  if (typeof drawn !== 'string' || picture.trim() === drawn.trim()) return undefined
  return `the error was drawn\n${picture}\ninstead of\n${drawn}`
}

function valueDifference(played: Case, value: unknown): string | undefined {
  const { expect, expectType } = played
  const kind = typeof expectType === 'string' ? expectType : undefined
  const given = kind === undefined ? asJson(value) : readers.get(kind)?.(value)
  const wanted = kind === undefined ? asJson(expect) : expect
  if (given !== undefined && same(given, wanted)) return undefined
  if (given === undefined && wanted === undefined) return undefined
  const expected = kind === undefined ? '' : ` as ${kind}`
  return `gave ${printed(value)} instead of ${printed(expect)}${expected}`
}

/** What a value of the expected type is compared as; undefined when it has another type. */
const readers: ReadonlyMap<string, (value: unknown) => unknown> = new Map<
  string,
  (value: unknown) => unknown
>([
  ['date', (value) => (value instanceof Date ? value.toISOString() : undefined)],
  ['buffer', (value) => (Buffer.isBuffer(value) ? value.toString('hex') : undefined)],
  ['undefined', (value) => (value === undefined ? null : undefined)],
  ['text', (value) => (typeof value === 'string' ? value : undefined)],
])

function printed(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined'
}

/** The scope a case describes, or what is written wrong; without `now` the clock is the real one. */
function scopeOf(context: Readonly<Record<string, unknown>>): Scope | string {
  const { timezone = 'UTC', now, executionId, vars } = context
  const zone = typeof timezone === 'string' ? knownZone(timezone) : undefined
  if (zone === undefined) {
    return `context.timezone: ${printed(timezone)} is no time zone; write a name such as Europe/Prague or UTC`
  }
  try {
    const variables = decodeValues(isRecord(vars) ? vars : {}, ['context', 'vars'])
    const clock = now === undefined ? undefined : decodeDate(now, ['context', 'now'])
    return {
      variables: variables as Record<string, unknown>,
      timezone: zone,
      now: () => clock ?? new Date(),
      random: Math.random,
      uuid: randomUUID,
      ...(typeof executionId === 'string' ? { executionId } : {}),
    }
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    const { path = [], message } = error
    const remedy = remedyOf(error)
    return `${printPath(path)}: ${message}${remedy === undefined ? '' : ` ${remedy}`}`
  }
}

/** False for what YAML's aliases lead around in a circle. */
function hasEnd(value: unknown): boolean {
  try {
    JSON.stringify(value)
    return true
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return false
    throw error
  }
}
