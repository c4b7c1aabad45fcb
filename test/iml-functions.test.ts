// The tables of functions: every row is whole, its example holds, and results ignore the host's zone.
import { createVerify, generateKeyPairSync } from 'node:crypto'
import { createRequire } from 'node:module'
import { afterEach, describe, expect, it } from 'vitest'
import { playCases } from '../runner/cases/index.ts'
import {
  findFunction,
  functionNames,
  groups,
  handedOn,
  refusedFunctions,
  renderTemplate,
  type Scope,
} from '../runner/iml/index.ts'

const scope: Scope = {
  variables: {},
  timezone: 'UTC',
  now: () => new Date('2020-02-03T04:05:06.789Z'),
  random: () => 0.5,
  uuid: () => '',
}

it('loads no library for dates in UTC and for spans of a fixed length', () => {
  const loaded = () => Object.keys(createRequire(import.meta.url).cache ?? {})
  const before = loaded().filter((path) => path.includes('moment'))
  renderTemplate("{{formatDate(addHours(now; 1); 'YYYY-MM-DD HH:mm')}}", scope)
  renderTemplate("{{parseDate('2016-06-20T19:26:44+02:00')}}", { ...scope, timezone: 'Asia/Tokyo' })
  expect(loaded().filter((path) => path.includes('moment'))).toEqual(before)
})

const rows = groups.flatMap((group) => group.functions)
const zone = process.env.TZ

afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe.each(['UTC', 'America/New_York'])('every example holds on a host in %s', (host) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (name, row) => {
    process.env.TZ = host
    const { template: expr, variables: vars = {}, gives: expect_ } = row.example
    const expectType = ['date', 'buffer'].includes(row.result) ? row.result : undefined
    const one = {
      id: name,
      expr,
      context: { timezone: 'UTC', vars },
      expect: expect_,
      ...(expectType === undefined ? {} : { expectType }),
    }
    expect(playCases({ kind: 'iml', cases: [one] }, {})).toEqual([{ id: name, ok: true }])
  })
})

describe('every row is whole', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (name, row) => {
    expect(row.example.template).toContain(`${name}(`)
    expect(row.doc).toMatch(/^[A-Z].*\.$/)
    expect(row.source).not.toBe('')
    expect(row.arity[0]).toBeLessThanOrEqual(row.arity[1])
    if (row.note !== undefined) expect(row.note).toMatch(/^[A-Z].*\.$/)
    expect(findFunction(name, 'app')).toBe(row)
    expect(findFunction(name, 'scenario')).toBe(row.profile === 'app' ? undefined : row)
  })
})

it('refuses only names that are no functions, in one sentence each', () => {
  for (const [name, sentence] of refusedFunctions) {
    expect(functionNames('app')).not.toContain(name)
    expect(sentence).toMatch(/^[^.]*\bfunction \w+ [^.]*\.$/)
    expect(() => renderTemplate(`{{${name}(1)}}`, scope)).toThrow(sentence)
  }
})

it('finds functions by their own names only', () => {
  for (const name of ['constructor', '__proto__', 'toLocaleString', 'Length']) {
    expect(findFunction(name, 'app')).toBeUndefined()
  }
})

it.each(['RS256', 'RS384', 'RS512'])('jwt signs with %s', (algorithm) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const variables = { payload: { a: 1 }, key }
  const token = renderTemplate(`{{jwt(payload; key; '${algorithm}')}}`, { ...scope, variables })
  const [header = '', payload = '', signature = ''] = String(token).split('.')
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: algorithm,
    typ: 'JWT',
  })
  const verify = createVerify(algorithm.replace('RS', 'RSA-SHA')).update(`${header}.${payload}`)
  expect(verify.verify(publicKey, signature, 'base64url')).toBe(true)
})

it('jwt says what is wrong with a key', () => {
  const variables = { payload: {}, key: 'no key' }
  expect(() => renderTemplate("{{jwt(payload; key; 'RS256')}}", { ...scope, variables })).toThrow(
    'The secret is no private key in PEM form.',
  )
})

describe('what a row hands on comes out of a call', () => {
  const a = [{ id: 1 }, { id: 2 }]
  const b = [{ id: 3 }, { id: 4 }]
  const members = { one: 1, two: 2 }
  /** Arguments of those that two or three lists do not suit. */
  const calls: Readonly<Record<string, readonly unknown[]>> = {
    arrayDifference: [a, b, 'symmetric'],
    omit: [members, 'one'],
    pick: [members, 'one'],
    slice: [a, 0],
    switch: ['x', 'x', a, 'y', b],
  }
  const made = rows.filter(({ handsOn }) => handsOn !== undefined && handsOn !== 'nothing')
  it.each(made.map((row) => [row.name, row] as const))('%s', (name, row) => {
    const args = calls[name] ?? [a, b, a].slice(0, row.arity[1])
    const result = row.call(structuredClone(args), scope)
    const from = handedOn(row, args)
    if (row.handsOn === 'named') expect([result, from]).toEqual([{ one: 1 }, [members]])
    else if (row.handsOn === 'others') expect([result, from]).toEqual([{ two: 2 }, [members]])
    else if (row.handsOn === 'item') expect(from.flat()).toContainEqual(result)
    else expect(from.flat()).toEqual(expect.arrayContaining([result].flat().slice(0, 2)))
  })

  it('tells arguments that a function takes', () => {
    for (const { name, names = [], path, format, arity } of rows) {
      const told = [...names, path, format].filter((number) => number !== undefined)
      for (const number of told) expect(number, name).toBeLessThan(arity[1])
    }
  })
})

describe('values without an end are refused in sentences', () => {
  let deep: unknown[] = []
  for (let level = 0; level < 20_000; level++) deep = [deep]
  const circle: Record<string, unknown> = {}
  circle.self = circle

  it.each([
    ['createJSON(deep)', 'The value nests too deep to be written as JSON.'],
    ['createJSON(circle)', 'The value holds itself, which JSON cannot write.'],
    ["jwt(circle; 's')", 'The value holds itself, which JSON cannot write.'],
    ["jwt(record; 's')", 'The value nests too deep to be written as JSON.'],
    ['flatten(deep; 100000)', 'The array nests deeper than 200 levels.'],
    ['createXML(circle)', 'XML is nested deeper than 200.'],
  ])('%s', (call, sentence) => {
    const variables = { deep, circle, record: { deep } }
    expect(() => renderTemplate(`{{${call}}}`, { ...scope, variables })).toThrow(sentence)
  })
})

it('jwt names the type of a key that is not rsa', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const variables = { payload: {}, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) }
  expect(() => renderTemplate("{{jwt(payload; key; 'RS256')}}", { ...scope, variables })).toThrow(
    'The secret is a private key of type ed25519, not rsa.',
  )
})

it('marks what only a white label of Make has, as no official function', () => {
  const marked = rows.filter((row) => row.whiteLabel)
  expect(marked.map((row) => row.name).sort()).toEqual([
    'arrayDifference',
    'dateDiff',
    'dateDifference',
  ])
  expect(marked.filter((row) => row.certain)).toEqual([])
})
