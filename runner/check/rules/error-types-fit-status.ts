// The type of an error decides whether Make tries again.
import { isRecord, own, stringOf } from '../../text/index.ts'
import { opening } from '../found.ts'
import { allRequests, placeOf } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** Statuses that mean one thing only. */
const WANTED: Readonly<Record<string, string>> = {
  '429': 'RateLimitError',
  '501': 'ConnectionError',
  '502': 'ConnectionError',
  '503': 'ConnectionError',
}

export const errorTypesFitStatus: Rule = {
  name: 'error-types-fit-status',
  severity: 'error',
  doc: '429 ends in RateLimitError; 501, 502 and 503 end in ConnectionError.',
  reason: 'Only these types are tried again later; others switch the scenario off or roll it back.',
  source: 'L-BASE-6: a public review checklist, BP-022',
  certain: false,
  good: { base: { response: { error: { message: 'x', type: 'DataError', ...entries() } } } },
  bad: { base: { response: { error: { message: 'x', type: 'DataError' } } } },
  check: (app) => [
    ...(app.base
      ? judge(own(own(app.base.value, 'response'), 'error'), (path) =>
          app.base?.spanOf(['response', 'error', ...path]),
        )
      : []),
    ...allRequests(app)
      .filter((request) => !request.onBase)
      .flatMap((request) =>
        judge(own(own(request.value, 'response'), 'error'), (path) =>
          placeOf(request, 'response', 'error', ...path),
        ),
      ),
  ],
}

function entries(): Record<string, { message: string; type: string }> {
  return Object.fromEntries(
    Object.entries(WANTED).map(([status, type]) => [status, { message: 'x', type }]),
  )
}

function judge(
  error: unknown,
  place: (path: readonly string[]) => Finding['at'] | undefined,
): Finding[] {
  if (!isRecord(error)) return []
  const general = own(error, 'type')
  const untyped = general === undefined ? withoutType(error, place) : []
  const misfits = Object.entries(WANTED).flatMap(([status, wanted]): Misfit[] => {
    const entry = own(error, status)
    const type = own(entry, 'type') ?? general
    if (type === undefined || type === wanted || stringOf(type).includes('{{')) return []
    const path = own(entry, 'type') === undefined ? (entry ? [status] : ['type']) : [status, 'type']
    return [{ status, wanted, type: stringOf(type), path }]
  })
  // a general type is wrong for several statuses at once
  const wrong = grouped(misfits, ({ path }) => path.join('.')).flatMap((list) => {
    const at = place(list[0]?.path ?? [])
    return at ? [{ ...wording(list), at }] : []
  })
  return [...wrong, ...untyped]
}

/**
 * Entries without any type: the pages of custom apps call the default RuntimeError, Make's help says
 * that 429 is a RateLimitError and 502 to 504 are ConnectionErrors. A warning for 429, else a hint.
 * https://developers.make.com/custom-apps-documentation/best-practices/base/429-error-handling
 */
function withoutType(
  error: Readonly<Record<string, unknown>>,
  place: (path: readonly string[]) => Finding['at'] | undefined,
): Finding[] {
  return Object.keys(error).flatMap((status): Finding[] => {
    const wanted = /^5\d\d$/.test(status) ? 'ConnectionError' : WANTED[status]
    const entry = own(error, status)
    if (wanted === undefined || own(entry, 'type') !== undefined) return []
    const at = place([status])
    const severity = status === '429' ? 'warning' : 'hint'
    const message = `Without a type ${status} may count as a RuntimeError.`
    const remedy = `write {"type": "${wanted}", "message": ...}`
    return at ? [{ message, remedy, severity, at: opening(at) }] : []
  })
}

/** A status with the type it has, and the one it should have. */
interface Misfit {
  readonly status: string
  readonly wanted: string
  readonly type: string
  readonly path: readonly string[]
}

function wording(list: readonly Misfit[]): Pick<Finding, 'message' | 'remedy'> {
  const wishes = grouped(list, ({ wanted }) => wanted).map(
    (some) => `${some[0]?.wanted} for ${allOfThem(some.map(({ status }) => status))}`,
  )
  const entries = allOfThem(list.map(({ status }) => `"${status}"`))
  const [{ type = '' } = {}] = list
  const isOne = list.length === 1
  // the entry is there already, only its type is wrong or missing
  const stands = list[0]?.path[0] !== 'type'
  const added = isOne
    ? `add an entry ${entries} with this type`
    : `add entries ${entries} with these types`
  return {
    message: `The type is ${type} instead of ${wishes.join(' and ')}.`,
    remedy: stands ? `write "type": "${list[0]?.wanted}" in this entry` : added,
  }
}

function grouped(list: readonly Misfit[], keyOf: (one: Misfit) => string): readonly Misfit[][] {
  const groups = new Map<string, Misfit[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups.values()]
}

/** `a`, `a and b`, `a, b and c`. */
function allOfThem(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
