// A list in a dialog must come quickly.
import { leadsToParameters } from '../../parameters/index.ts'
import type { App } from '../../spec/index.ts'
import { isRecord, type Path } from '../../text/index.ts'
import { reads } from '../look/expressions.ts'
import { filesOf } from '../look/files.ts'
import {
  isLast,
  keyPlaceOf,
  placeOf,
  requestsOf,
  type WrittenRequest,
  written,
} from '../look/requests.ts'
import { addressesIn } from '../references/addresses.ts'
import type { Finding, Rule } from './rule.ts'

const rpc = (limit?: number) => ({
  'rpc.communication': {
    url: '/things',
    response: {
      limit,
      iterate: '{{body.data}}',
      output: { label: '{{item.name}}', value: '{{item.id}}' },
    },
  },
})

export const rpcIsBounded: Rule = {
  name: 'rpc-is-bounded',
  severity: 'error',
  doc: 'An RPC that gives options has response.limit, or where it only reads pages a condition on pagination.page.',
  reason: 'An RPC has 40 seconds, and nobody scrolls through thousands of options.',
  source: 'L-RPC-1: best practices, remote procedure calls',
  certain: true,
  good: rpc(300),
  bad: rpc(),
  check: (app) =>
    [...app.rpcs.values()]
      .flatMap(requestsOf)
      .filter((request) => isLast(request) && !givesFields(request, app))
      .flatMap((request): Finding[] => {
        const findings: Finding[] = []
        // a limit ends the pages, too
        if (written(request, 'response', 'limit') !== undefined) return []
        if (written(request, 'response', 'iterate') !== undefined) {
          findings.push({
            message: 'The RPC has no limit.',
            remedy: 'add "limit" to its response',
            at: placeOf(request, 'response'),
          })
        }
        const pages = written(request, 'pagination')
        if (
          pages !== undefined &&
          !reads(written(request, 'pagination', 'condition'), 'pagination', 'page')
        ) {
          const remedy = 'add pagination.page <= 3 to its condition'
          findings.push({
            message: 'Nothing bounds the number of pages.',
            remedy,
            at: keyPlaceOf(request, 'pagination'),
          })
        }
        return findings
      }),
}

/** Fields of a dialog are few, and all of them are needed; every use tells, or the output does. */
function givesFields(request: WrittenRequest, app: App): boolean {
  const uses = filesOf(app)
    .flatMap(addressesIn)
    .filter(({ rpc }) => rpc === request.component.name)
  if (uses.length > 0) return uses.every(({ path }) => holdsFields(path))
  const output = written(request, 'response', 'output')
  if (!isRecord(output)) return false
  return Object.hasOwn(output, 'type') && !Object.hasOwn(output, 'value')
}

/** True for a place of fields: a whole file, an item of a list, nested fields. */
function holdsFields(path: Path): boolean {
  return typeof path.at(-1) === 'number' || leadsToParameters(path)
}
