// The embedded portal follows its contract: names and rules that are edited there change what it does.
import { describe, expect, test } from 'vitest'
import { createFake, defaultContract } from '../../runner/fake/index.ts'
import { at, json, open, START } from './player.ts'

const key = { headers: { 'x-api-token': 'key' } }
const api = defaultContract().basePath
const clock = () => START

describe('an edited contract', () => {
  test('other names, other values, another method, another token, no envelope', async () => {
    const contract = edited((put) => {
      put('components.schemas.UserFields.properties.full_name', undefined)
      put('components.schemas.UserFields.properties.name', {
        type: 'string',
        'x-canonical': 'user.full_name',
      })
      put('components.schemas.UserCreate.required', ['email', 'name'])
      put('components.schemas.User.required', ['id', 'email', 'name'])
      put('components.schemas.Status', {
        enum: ['OPEN', 'TRIAL', 'HALTED'],
        'x-canonical-values': { active: 'OPEN', trial: 'TRIAL', suspended: 'HALTED' },
      })
      const suspend = at(
        defaultContract().document,
        'paths./subscriptions/{subscription_id}/suspend.put',
      )
      put('paths./subscriptions/{subscription_id}/suspend.put', undefined)
      put('paths./subscriptions/{subscription_id}/suspend.post', suspend)
      put('components.securitySchemes.apiToken', { type: 'http', scheme: 'bearer' })
      put('x-wire.envelope.mode', 'bare')
      put('x-wire.dates.format', 'RFC 3339')
      put('servers.0.url', 'https://vendor.example/v2')
    })
    const portal = await open({ subscriptions: 0, clock, contract, selfCheck: true })
    const headers = { authorization: 'Bearer k', 'content-type': 'application/json' }
    const created = await portal.send('/v2/subscriptions', {
      method: 'POST',
      headers,
      body: JSON.stringify({
        primary_user: { email: 'a@b.example', name: 'A B' },
        company: { name: 'C', country: 'EE' },
        order: { seats: 1, plan_id: 11 },
      }),
    })
    expect(created.status, await created.clone().text()).toBe(201)
    expect(await created.json()).toMatchObject({
      id: 9001,
      status: 'OPEN',
      primary_user: { name: 'A B' },
      add_time: '2024-03-04T09:30:00.000Z',
    })
    const path = '/v2/subscriptions/9001/suspend'
    const suspended = await portal.send(path, { method: 'POST', headers })
    expect(await suspended.json()).toMatchObject({ status: 'HALTED' })
    expect((await portal.send(path, { method: 'POST' })).status).toBe(401)
  })

  test('another status, another policy, no paging', async () => {
    const contract = edited((put) => {
      put('x-errors.reasons.invalid_state.status', 422)
      put('x-fake.policies.seatOverflow.value', 'extend')
      put('x-wire.pagination.style', 'none')
    })
    const portal = await open({ subscriptions: 150, clock, contract })
    const refused = await portal.send(`${api}/subscriptions/9001`, { method: 'DELETE', ...key })
    expect(refused.status).toBe(422)
    expect(portal.fake.contract.policies.seatOverflow).toBe('extend')
    const list = await json(await portal.send(`${api}/subscriptions?limit=3`, key))
    expect(list.data).toHaveLength(150)
    expect(list.additional_data).toBeUndefined()
  })

  test.each<[string, string, unknown, string]>([
    [
      'paging it does not know',
      'x-wire.pagination.style',
      'cursor',
      'The contract says "cursor" under x-wire.pagination; the embedded portal knows offset and none.',
    ],
    [
      'a lost schema',
      'components.responses.DeletedId.content.application/json.schema.$ref',
      '#/components/schemas/Gone',
      'The contract refers to #/components/schemas/Gone, which it does not hold.',
    ],
    [
      'a policy out of its values',
      'x-fake.policies.removeLastUser.value',
      'maybe',
      'The policy removeLastUser must be reject or allow, not "maybe".',
    ],
    [
      'an operation without a name',
      'paths./plans.get.operationId',
      undefined,
      'The contract must hold text at paths./plans.get.operationId; it holds nothing.',
    ],
    [
      'a token in a cookie',
      'components.securitySchemes.apiToken.in',
      'cookie',
      'The contract describes a security scheme the embedded portal does not know',
    ],
    [
      'an operation it can not do',
      'paths./plans.get.operationId',
      'listOffers',
      'The contract has an operation listOffers, which the embedded portal can not do',
    ],
    [
      'an address that is none',
      'servers.0.url',
      '#/components',
      'servers[0].url of the contract is no address: "#/components".',
    ],
    [
      'a schema that leads to itself',
      'components.schemas.OrderInput.allOf',
      [{ $ref: '#/components/schemas/OrderInput' }],
      'A schema of the contract leads to itself by #/components/schemas/OrderInput, or to more than 2000 others.',
    ],
    [
      'a reference that leads to itself',
      'components.schemas.OrderInput',
      { $ref: '#/components/schemas/OrderInput' },
      'A schema of the contract leads to itself by #/components/schemas/OrderInput, or',
    ],
    [
      'a schema of itself in its own fields',
      'components.schemas.OrderInput.allOf',
      [{ properties: { again: { $ref: '#/components/schemas/OrderInput' } } }],
      'A schema of the contract leads to itself by #/components/schemas/OrderInput, or',
    ],
  ])('refuses %s in a sentence', (_what, path, value, sentence) => {
    const contract = edited((put) => put(path, value))
    expect(() => createFake({ contract })).toThrow(sentence)
  })
})

function edited(change: (put: (path: string, value: unknown) => void) => void): string {
  const document = structuredClone(defaultContract().document)
  change((path, value) => {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const place = at(document, keys.join('.')) as Record<string, unknown>
    if (value === undefined) delete place[last]
    else place[last] = value
  })
  return JSON.stringify(document)
}
