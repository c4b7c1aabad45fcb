// A request to a webhook as it is typed in the page.
import type { Incoming } from '../operation/index.ts'
import { isRecord, setOwn, stringOf } from '../text/index.ts'

/** A request as it is typed: what is left out is a POST without headers and query. */
export function requestOf(written: unknown): Incoming {
  const { method = 'POST', headers = {}, query = {}, body } = isRecord(written) ? written : {}
  const lower: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(isRecord(headers) ? headers : {})) {
    setOwn(lower, name.toLowerCase(), value)
  }
  return { method: stringOf(method), headers: lower, query: isRecord(query) ? query : {}, body }
}
