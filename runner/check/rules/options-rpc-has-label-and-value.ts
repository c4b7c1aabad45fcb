// An RPC gives what its field shows.

import { rpcName, typeNamed } from '../../parameters/index.ts'
import { type App, componentsOf, type Rpc } from '../../spec/index.ts'
import { isRecord, own, stringOf } from '../../text/index.ts'
import { optionsAddress, parametersOf, textIn } from '../look/fields.ts'
import { isLast, placeOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const app = (output: object) => ({
  'module.mappableParams': [
    { name: 'id', type: 'select', label: 'Thing ID', options: 'rpc://listThings' },
  ],
  'rpc.communication': {
    url: '/things',
    response: { limit: 300, iterate: '{{body.data}}', output },
  },
})

export const optionsRpcHasLabelAndValue: Rule = {
  name: 'options-rpc-has-label-and-value',
  severity: 'error',
  doc: 'An RPC whose answer fills a list gives label and value.',
  reason: 'Options without them cannot be shown or chosen.',
  source: 'L-RPC-1, P-4: best practices, remote procedure calls',
  certain: true,
  good: app({ label: '{{item.name}}', value: '{{item.id}}' }),
  bad: app({ label: '{{item.name}}', id: '{{item.id}}' }),
  check: (app) => [...optionRpcs(app)].flatMap(([rpc, names]) => judge(rpc, names)),
}

/** RPCs that fill lists, with the names their options must have. */
function optionRpcs(app: App): Map<Rpc, readonly string[]> {
  const found = new Map<Rpc, readonly string[]>()
  for (const component of componentsOf(app)) {
    for (const field of parametersOf(component)) {
      const address = optionsAddress(field)
      const pathLike = typeNamed(textIn(field, 'type'))?.shape === 'path'
      const rpc = address && !pathLike ? app.rpcs.get(rpcName(address.address) ?? '') : undefined
      const options = own(field.field, 'options')
      const name = (key: string): string => stringOf(own(options, key) ?? key)
      if (rpc) found.set(rpc, [name('label'), name('value')])
    }
  }
  return found
}

function judge(rpc: Rpc, names: readonly string[]): Finding[] {
  return requestsOf(rpc)
    .filter(isLast)
    .flatMap((request): Finding[] => {
      const output = written(request, 'response', 'output')
      const wrapped = written(request, 'response', 'wrapper') !== undefined
      if (wrapped || !isRecord(output) || Object.keys(output).some((name) => name.includes('{{')))
        return []
      const missing = names.filter((name) => own(output, name) === undefined)
      if (missing.length === 0 || own(output, 'options') !== undefined) return []
      const at = placeOf(request, 'response', 'output')
      const remedy = `add ${missing.map((name) => `"${name}"`).join(' and ')} to the output`
      return [{ message: `The options have no ${missing.join(' and no ')}.`, remedy, at }]
    })
}
