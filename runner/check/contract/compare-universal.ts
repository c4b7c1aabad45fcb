// The universal module: its user chooses the operation, so only what it always sends is compared.
import { literalText } from '../look/expressions.ts'
import { placeOf, type WrittenRequest, written } from '../look/requests.ts'
import { addressOf } from './addresses.ts'
import { type Bench, layer } from './comparison.ts'
import { report } from './findings.ts'
import { compareHeaders, compareQuery } from './heading.ts'
import { segmentsOf } from './operations.ts'

/** Compares fixed headers, query keys and the fixed beginning of the address with all operations. */
export function compareUniversal(bench: Bench, request: WrittenRequest): void {
  const { findings, operations } = bench
  compareQuery(findings, layer(request, 'qs'), operations)
  compareHeaders(findings, layer(request, 'headers'), operations)
  const url = written(request, 'url')
  const address = addressOf(request, bench.base, bench.servers)
  if (address?.kind === 'stray') {
    const message = 'The contract has no server with this address.'
    const at = placeOf(request, 'url')
    report(findings, { code: 'contract/unknown-server', severity: 'error', message, at })
  }
  if (typeof url !== 'string' || address?.kind !== 'below') return
  const open = address.segments.findIndex((segment) => segment.includes(' '))
  const fixed = open < 0 ? address.segments : address.segments.slice(0, open)
  const begins = operations.some(({ path }) => {
    const known = segmentsOf(path)
    return fixed.every((one, index) => known[index] === one || known[index]?.includes('{'))
  })
  if (fixed.length === 0 || begins || literalText(url).trim() === '') return
  const message = `The contract has no path that begins with /${fixed.join('/')}.`
  const at = placeOf(request, 'url')
  report(findings, { code: 'contract/unknown-path', severity: 'error', message, at })
}
