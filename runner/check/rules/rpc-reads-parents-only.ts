// An RPC is told the values of the fields around and above it, and nothing else.

import { rpcName, rpcQuery } from '../../parameters/index.ts'
import type { App, Rpc } from '../../spec/index.ts'
import { membersRead } from '../look/expressions.ts'
import {
  addressesOf,
  fieldsOf,
  optionsAddress,
  type PlacedAddress,
  type PlacedField,
  textIn,
} from '../look/fields.ts'
import { filesOf } from '../look/files.ts'
import { requestsOf } from '../look/requests.ts'
import { addressesIn } from '../references/addresses.ts'
import type { Finding, Rule } from './rule.ts'

const child = { name: 'userId', type: 'select', label: 'User ID', options: 'rpc://listUsers' }
const rpc = {
  'rpc:listThings': {},
  'rpc:listUsers.communication': { url: '/things/{{parameters.thingId}}/users' },
}
const parent = (nested?: unknown[]) => ({
  name: 'thingId',
  type: 'select',
  label: 'Thing ID',
  options: { store: 'rpc://listThings', nested },
})

export const rpcReadsParentsOnly: Rule = {
  name: 'rpc-reads-parents-only',
  severity: 'warning',
  doc: 'What an RPC reads of parameters belongs to a parent of the field that uses it, or stands in its address.',
  reason: 'Only the choices that lead to a field are sent with the question for its options.',
  source: 'P-8, L-RPC-2: dynamic options; make-forman-schema',
  certain: false,
  good: { ...rpc, 'module.mappableParams': [parent([child])] },
  bad: { ...rpc, 'module.mappableParams': [parent(), child] },
  check: (app) =>
    [...app.modules.values()].flatMap((module) =>
      ['staticParams', 'mappableParams'].flatMap((file) => {
        const document = module.code.get(file)
        // options of static parameters are known before mappable ones are shown
        const before =
          file === 'mappableParams'
            ? fieldsOf(module.code.get('staticParams')).map((one) => textIn(one, 'name'))
            : []
        return [
          ...fieldsOf(document).flatMap((one) => {
            const address = optionsAddress(one)
            return address
              ? judge(app, one, address.address, [...one.path, ...address.path], before)
              : []
          }),
          ...addressesOf(document).flatMap((one) => judge(app, one, one.address, one.path, before)),
        ]
      }),
    ),
}

const given = new WeakMap<Rpc, ReadonlySet<string>>()

/** Names that some address of the RPC gives; where another does not, the RPC can do without. */
function givenTo(app: App, rpc: Rpc): ReadonlySet<string> {
  const found =
    given.get(rpc) ??
    new Set(
      filesOf(app)
        .flatMap(addressesIn)
        .filter((one) => one.rpc === rpc.name)
        .flatMap(({ text }) => Object.keys(rpcQuery(text))),
    )
  given.set(rpc, found)
  return found
}

function judge(
  app: App,
  one: PlacedField | PlacedAddress,
  address: string,
  path: PlacedField['path'],
  before: readonly string[],
): Finding[] {
  const rpc = app.rpcs.get(rpcName(address) ?? '')
  if (!rpc) return []
  const known = new Set([...one.revealedBy, ...one.inside, ...before, ...givenTo(app, rpc)])
  const read = requestsOf(rpc).flatMap((request) => [...membersRead(request.value, 'parameters')])
  const missing = [...new Set(read)].filter((name) => !known.has(name))
  return missing.map((name): Finding => {
    const message = `The RPC reads parameters.${name}, which is no parent of this field.`
    const isHere = fieldsOf(one.document).some((field) => textIn(field, 'name') === name)
    const remedy = isHere
      ? `nest the field below "${name}"`
      : `give it in the address: rpc://${rpc.name}?${name}=...`
    return { message, remedy, at: one.document.spanOf(path) }
  })
}
