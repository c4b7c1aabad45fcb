// Query and path parameters: whole numbers within the contract's bounds; anything else gets a sentence.

import type { Auth } from './auth.ts'
import { nearest } from './nearest.ts'
import type { Operation } from './operation.ts'
import { quote, type Refusal, refuse } from './refusal.ts'

const CHECK_QUERY = 'Check the query of the request.'

/** The query by canonical names with defaults filled in, or why it is refused. */
export function readQuery(
  operation: Operation,
  auth: readonly Auth[],
  query: URLSearchParams,
  unknownFields: 'reject' | 'ignore',
): ReadonlyMap<string, number> | Refusal {
  const known = [...operation.query.values()].map((parameter) => parameter.wire)
  const tokens = auth.filter((way) => way.in === 'query').map((way) => way.name)
  const stranger = [...query.keys()].find((name) => !known.includes(name) && !tokens.includes(name))
  if (stranger !== undefined && unknownFields === 'reject') return unknownName(stranger, known)
  const values = new Map<string, number>()
  for (const [name, parameter] of operation.query) {
    const written = query.getAll(parameter.wire)
    const value = written.length === 0 ? parameter.fallback : wholeNumber(written.join(','))
    if (value === undefined || value < parameter.minimum) {
      const error = `${parameter.wire} must be a whole number of at least ${parameter.minimum}.`
      return refuse('invalid_field', error, { info: CHECK_QUERY, field: parameter.wire })
    }
    if (value > parameter.maximum) {
      const error = `${parameter.wire} must be at most ${parameter.maximum}.`
      return refuse('invalid_field', error, { info: CHECK_QUERY, field: parameter.wire })
    }
    values.set(name, value)
  }
  return values
}

function unknownName(name: string, known: readonly string[]): Refusal {
  const meant = nearest(name, known)
  const hint = meant === undefined ? '.' : `; did you mean ${meant}?`
  return refuse('unknown_field', `${quote(name)} is not a query field of this request${hint}`, {
    info: CHECK_QUERY,
    field: name.slice(0, 60),
  })
}

/** A whole number of at least 0 that JavaScript holds exactly; undefined for any other text. */
export function wholeNumber(text: string): number | undefined {
  if (!/^\d{1,16}$/.test(text)) return undefined
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : undefined
}
