// What no case file can tell of parameters.
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import {
  convertBundle,
  describe as describeParameters,
  everyField,
  form,
  isSecretType,
  labelOf,
  type Parameter,
  parameterKeys,
  parametersFileSchema,
  parameterTypes,
  parseTyped,
  prefilled,
  rpcName,
  rpcQuery,
  SECRET_NAME,
  unjudgedNames,
  unknownNames,
  withDefaults,
} from '../runner/parameters/index.ts'
import { parameters } from './parameters/fixture.ts'

describe('typed text', () => {
  const [, order, headers, ids] = parameters
  const [seats, level, packages, trial] = (order?.spec ?? []) as readonly Parameter[]
  it.each([
    ['a number stays text for the run to convert', seats, '5', '5'],
    ['a choice is found by its text', level, 'full', 'full'],
    ['one package is a list of one', packages, 'a', ['a']],
    ['a JSON list is a list', packages, '["a","b"]', ['a', 'b']],
    ['the buttons of a boolean say Yes and No', trial, 'No', false],
    ['other text in a boolean is left to the run', trial, '0', '0'],
    ['a collection is JSON', order, '{"seats":2}', { seats: 2 }],
    ['an item of a list of collections is JSON', headers, '{"key":"a"}', [{ key: 'a' }]],
    ['items of plain lists stay text', ids, '7', ['7']],
    ['an expression stays as it is', packages, '{{erase}}', '{{erase}}'],
  ])('%s', (_, parameter, text, value) => {
    expect(parseTyped(parameter ?? { type: 'any' }, text)).toEqual({ value })
  })

  it('says what is wrong with JSON that is none', () => {
    const { problem } = parseTyped(order ?? { type: 'any' }, '{"seats":')
    expect(problem).toMatchObject({ path: 'order', message: "Invalid JSON for parameter 'order'." })
    expect(problem?.remedy).toContain('needs a collection as JSON, such as {"name": "value"}')
  })
})

describe('values that no scenario can hold', () => {
  const circle: unknown[] = []
  circle.push(circle)
  let deep: unknown = 'end'
  for (let level = 0; level < 20_000; level += 1) deep = [deep]
  const list = [
    { name: 'x', type: 'text' },
    { name: 'y', type: 'any' },
  ]
  const context = { timezone: 'UTC', now: new Date(0) }
  it.each([
    ['a BigInt', 1n, 'A BigInt'],
    ['a function', () => 1, 'A function'],
    ['a symbol', Symbol('x'), 'A symbol'],
    ['a Map', new Map(), 'A Map'],
    ['a BigInt inside', [{ a: 1n }], 'A BigInt', '.0.a'],
    ['a value that holds itself', circle, 'A value that holds itself', '.0'],
    ['a value that is nested too deep', deep, 'A value that is nested deeper than 500 levels'],
  ])('%s is told by everything that takes values', (_, value, what, below = '') => {
    for (const name of ['x', 'y']) {
      const values = { [name]: value }
      const { bundle, problems, message } = convertBundle(list, values, context)
      const path = `${name}${below}`
      const said = `${what} is no value of a scenario in parameter '${path}'.`
      expect(problems).toMatchObject([{ message: said, path }])
      expect(message).toBe('Validation failed for 1 parameter(s).')
      expect(JSON.stringify(bundle)).toBeTypeOf('string')
      const shown = form(list, values)
      const told = [...shown.problems, ...everyField(shown.fields).flatMap((one) => one.problems)]
      expect(told).toMatchObject([{ message: `${what} is no value of a scenario.`, path }])
      expect(withDefaults(list, values).values).toEqual(values)
      expect(unknownNames(list, values)).toEqual([])
    }
  })
  it('are left out of lists of parameters, and one without a type is of an unknown type', () => {
    const odd = [
      { name: 'a', type: 1n },
      { name: { toString: 'x' }, type: 'text' },
      null,
      { x: circle },
    ]
    expect(describeParameters(odd)).toEqual([])
    for (const one of odd) expect(parseTyped(one as Parameter, '5')).toEqual({ value: '5' })
  })
})

describe('unknown names', () => {
  it.each([
    [{ seats: 1 }, "There is no parameter 'seats'.", 'order.seats'],
    [{ order: { seets: 1 } }, "There is no parameter 'order.seets'.", 'order.seats'],
    [{ usr: 1 }, "There is no parameter 'usr'.", 'user'],
    [{ headers: [{ key: 'a', vlaue: 1 }] }, "There is no parameter 'headers.0.vlaue'.", undefined],
    [{ note: 1 }, "There is no parameter 'note'.", undefined],
  ])('%j', (values, message, suggestion) => {
    const [problem] = unknownNames(parameters, values)
    expect(problem?.message).toBe(message)
    expect(problem?.suggestion).toBe(suggestion)
  })

  it('knows every name a value could reveal, and is silent where an RPC decides', () => {
    expect(unknownNames(parameters, { id: 1, user: 2, order: { trial: true } })).toEqual([])
    expect(unknownNames([...parameters, 'rpc://more'], { anything: 1 })).toEqual([])
    expect(unjudgedNames([...parameters, 'rpc://more'], { anything: 1 })[0]?.message).toBe(
      'anything is not judged: rpc://more may add it.',
    )
  })
})

describe('descriptions', () => {
  it('lists parents before children, with depth and the address of remote choices', () => {
    const lines = describeParameters(parameters)
    expect(lines.map(({ path, depth }) => `${depth} ${path}`)).toEqual([
      '0 id',
      '1 user',
      '0 order',
      '1 order.seats',
      '1 order.level',
      '1 order.packages',
      '1 order.trial',
      '0 headers',
      '1 headers[].key',
      '0 ids',
    ])
    expect(lines[1]).toMatchObject({ revealedBy: 'id', remote: 'rpc://users', label: 'User' })
  })
})

describe('tables', () => {
  it('prefills what a new dialog shows', () => {
    expect(prefilled(parameters)).toEqual({ order: { seats: 1, level: 'partial' } })
  })

  it('reads addresses in every spelling', () => {
    expect(['rpc://a', 'rpc://app@1/a?x=1', 'rpc://app/1/a'].map(rpcName)).toEqual(['a', 'a', 'a'])
    expect(rpcName('api://connections/a')).toBeUndefined()
    expect(rpcQuery('rpc://a?x=1&y=b%20c')).toEqual({ x: '1', y: 'b c' })
  })

  it('names every type and key once, and only known keys in the rows', () => {
    const types = parameterTypes.map((type) => type.name)
    const keys = parameterKeys.map((key) => key.name)
    expect(new Set(types).size).toBe(types.length)
    expect(new Set(keys).size).toBe(keys.length)
    for (const type of parameterTypes) {
      expect(type.keys.filter((key) => !keys.includes(key))).toEqual([])
      expect(type.doc).not.toBe('')
    }
    expect(labelOf({ type: 'text', name: 'a' })).toBe('a')
  })

  it('shows a sample of the type that a bundle holds, and a run leaves it as it is', () => {
    const context = { timezone: 'UTC', now: new Date() }
    for (const { name, gives, sample, coerce } of parameterTypes) {
      expect(sample === undefined, name).toBe(gives === 'none')
      if (!sample || !('always' in sample)) continue
      const type = Array.isArray(sample.always) ? 'array' : typeof sample.always
      if (gives !== 'any') expect(type, name).toBe(gives)
      const converted = coerce(sample.always, { type: name }, context)
      const value = 'value' in converted ? converted.value : converted.fault
      const sent = value instanceof Uint8Array ? Buffer.from(value).toString() : value
      expect(JSON.parse(JSON.stringify(sent)), name).toEqual(sample.always)
    }
  })

  it('hides passwords and private keys, and what is named like a secret', () => {
    const secret = parameterTypes.filter(({ isSecret }) => isSecret).map(({ name }) => name)
    expect(secret).toEqual(['password', 'pkey'])
    expect(['password', 'cert', 'account:demo', 'unheard-of'].map(isSecretType)).toEqual([
      ...[true, false, false, false],
    ])
    const secrets =
      'token access_token apiKey key priv_key KEY userPass passphrase Authorization authCode clientSecret secretType session_id cookie credentials oauth_signature'
    const others =
      'tokenType refresh_token_expires_in tokenUrl signatureMethod oauth_version author coauthor authority bypass compass passenger passport keyword publicKey publishable_key projectKey name'
    expect(secrets.split(' ').filter((name) => !SECRET_NAME.test(name))).toEqual([])
    expect(others.split(' ').filter((name) => SECRET_NAME.test(name))).toEqual([])
  })

  it('has a schema that takes good files and refuses slips', () => {
    const judge = new Ajv({ strict: false }).compile(parametersFileSchema())
    expect(judge(parameters)).toBe(true)
    expect(judge('rpc://all')).toBe(true)
    expect(judge([{ name: 'a', type: 'string' }])).toBe(false)
    expect(judge([{ name: 'a', type: 'text', lable: 'A' }])).toBe(false)
    expect(judge([{ name: 'a', type: 'select', options: [{ label: 'no value' }] }])).toBe(false)
  })
})
