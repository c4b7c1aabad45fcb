// The requests of further pages, where pagination gives them an address, a method, or nothing of the first one.
import { isRecord, type Json, own } from '../../text/index.ts'
import { placeOf, type WrittenRequest, written } from '../look/requests.ts'
import { addressOf } from './addresses.ts'
import { compareBody } from './compare-body.ts'
import { type Bench, layer, operationOf } from './comparison.ts'
import { compareHeaders, compareQuery, compareRequired, compareSecurity } from './heading.ts'
import type { Operation } from './operations.ts'

/** True where pages are requests like the first one, with other query keys at most. */
export function pagesAlike(request: WrittenRequest): boolean {
  const pages = written(request, 'pagination')
  if (!isRecord(pages)) return true
  return merges(pages) && own(pages, 'url') === undefined && own(pages, 'method') === undefined
}

/** True unless `mergeWithParent` is false: then a page has its own headers, query and body only. */
export const merges = (pages: unknown): boolean => own(pages, 'mergeWithParent') !== false

/** Compares the request of a further page with the operation it means, and gives that. */
export function comparePages(bench: Bench, request: WrittenRequest): Operation | undefined {
  const pages = written(request, 'pagination')
  if (!isRecord(pages) || pagesAlike(request)) return undefined
  const isMerged = merges(pages)
  const value = {
    ...(pages as Record<string, Json>),
    url: (own(pages, 'url') ?? written(request, 'url') ?? '') as Json,
    // without the parent the method is the usual one
    method: (own(pages, 'method') ??
      (isMerged ? written(request, 'method') : 'GET') ??
      'GET') as Json,
  }
  const page: WrittenRequest = { ...request, path: [...request.path, 'pagination'], value }
  const address = addressOf(page, bench.base, bench.servers)
  const operation = address && operationOf(bench, page, address)
  if (!operation) return undefined
  const { findings } = bench
  const query = [layer(page, 'qs')]
  const headers = [layer(page, 'headers')]
  for (const one of query) compareQuery(findings, one, [operation])
  if (isMerged) return operation
  const at = () => placeOf(page)
  for (const one of headers) compareHeaders(findings, one, [operation])
  compareRequired(findings, operation, { query, headers }, at)
  compareSecurity(findings, operation, { query, headers }, at)
  if (operation.body) compareBody(bench, page, operation)
  return operation
}
