// Before a parent is chosen there is nothing to ask for.
import type { Rpc } from '../../spec/index.ts'
import { membersRead } from '../look/expressions.ts'
import { placeOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const rpc = (condition?: string) => ({
  'rpc.communication': {
    condition,
    url: '/things/{{parameters.thingId}}/users',
    response: { limit: 300 },
  },
})

export const rpcGuardsMissingParent: Rule = {
  name: 'rpc-guards-missing-parent',
  severity: 'warning',
  doc: 'An RPC whose address holds a parameter has a condition on it.',
  reason: 'With the parent empty or mapped the address would lead somewhere else.',
  source: 'L-RPC-2: dynamic options',
  certain: true,
  good: rpc('{{parameters.thingId}}'),
  bad: rpc(),
  check: (app) => [...app.rpcs.values()].flatMap(judge),
}

function judge(rpc: Rpc): Finding[] {
  const [first] = requestsOf(rpc)
  if (!first || written(first, 'condition') !== undefined) return []
  const [name] = membersRead(written(first, 'url'), 'parameters')
  if (name === undefined) return []
  const remedy = `add "condition": "{{parameters.${name}}}"`
  return [
    {
      message: `Nothing is asked whether "${name}" has a value.`,
      remedy,
      at: placeOf(first, 'url'),
    },
  ]
}
