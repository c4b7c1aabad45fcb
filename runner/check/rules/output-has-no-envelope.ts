// Whether a call succeeded is no data.
import { isRecord, own } from '../../text/index.ts'
import { loneNode, pathOf } from '../look/expressions.ts'
import { isLast, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** Members of answers that speak of the call, not of what was asked for. */
const ENVELOPE =
  /^(success|ok|error|errors|error_message|errorMessage|error_code|status_code|statusCode)$/

export const outputHasNoEnvelope: Rule = {
  name: 'output-has-no-envelope',
  severity: 'warning',
  doc: 'The output holds no success flags and no error texts of the answer.',
  reason: 'A failed call ends in an error, so in a bundle they always say the same.',
  source: 'L-COM-16: best practices, output parameters',
  certain: true,
  good: {
    'module.communication': { url: '/things', response: { output: { id: '{{body.data.id}}' } } },
  },
  bad: {
    'module.communication': {
      url: '/things',
      response: { output: { id: '{{body.data.id}}', success: '{{body.success}}' } },
    },
  },
  check: (app) =>
    moduleRequests(app)
      .filter((request) => isLast(request) && request.component.type !== 'universal')
      .flatMap((request) => {
        const output = written(request, 'response', 'output')
        if (!isRecord(output)) return []
        return Object.keys(output).flatMap((name): Finding[] => {
          const path = pathOf(loneNode(own(output, name)))
          if (path?.[0] !== 'body' || path.length !== 2 || !ENVELOPE.test(path[1] ?? '')) return []
          const at = placeOf(request, 'response', 'output', name)
          return [
            {
              message: `"${name}" speaks of the call, not of its result.`,
              remedy: 'leave it out',
              at,
            },
          ]
        })
      }),
}
