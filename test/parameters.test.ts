// Every case file about parameters, and the parts of them that no case file can tell.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Case, CaseFile, Played } from '../runner/cases/case.ts'
import { playJsonSchema } from '../runner/cases/json-schema.ts'
import { playParameters } from '../runner/cases/parameters.ts'
import {
  type Answer,
  describe as describeParameters,
  type Field,
  form,
  labelOf,
  needKey,
  type Parameter,
  parameterKeys,
  parametersFileSchema,
  parameterTypes,
  parseTyped,
  prefilled,
  rpcName,
  rpcQuery,
  unknownNames,
} from '../runner/parameters/index.ts'

const players: Readonly<Record<string, (played: Case) => Played>> = {
  parameters: playParameters,
  'json-schema': playJsonSchema,
}

const folder = join(import.meta.dirname, 'parameters')
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

for (const file of files.sort()) {
  const { about, kind, cases } = parse(readFileSync(join(folder, file), 'utf8')) as CaseFile
  describe(`${file}: ${about}`, () => {
    it.each(cases.map((played) => [played.it ?? played.id, played]))('%s', (_, played) =>
      expect(players[kind]?.(played)).toEqual({ id: played.id, ok: true }),
    )
  })
}

/** Parameters in the shapes of the app: a picker with a picker below it, a group, a list, a note. */
const parameters: readonly Parameter[] = [
  {
    name: 'id',
    type: 'select',
    label: 'ID',
    required: true,
    mode: 'edit',
    options: {
      store: 'rpc://list',
      nested: [{ name: 'user', type: 'select', label: 'User', options: 'rpc://users' }],
    },
  },
  {
    name: 'order',
    type: 'collection',
    label: 'Order',
    spec: [
      {
        name: 'seats',
        type: 'uinteger',
        label: 'Seats',
        required: true,
        default: 1,
        validate: { min: 1 },
      },
      {
        name: 'level',
        type: 'select',
        sort: 'text',
        options: [
          { value: 'full', label: 'Z full' },
          { value: 'partial', label: 'A partial', default: true },
        ],
      },
      { name: 'packages', type: 'select', multiple: true, options: 'rpc://packages?all=1' },
      { name: 'trial', type: 'boolean' },
    ],
  },
  { name: 'headers', type: 'array', spec: [{ name: 'key', type: 'text' }] },
  { name: 'ids', type: 'array', spec: { type: 'number' } },
  { name: 'note', type: 'banner', text: 'Read this.' },
]

const flat = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [field, ...flat(field.children)])

const at = (fields: readonly Field[], path: string) =>
  flat(fields).find((field) => field.path === path)

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

describe('unknown names', () => {
  it.each([
    [{ seats: 1 }, "There is no parameter 'seats'.", 'did you mean order.seats?'],
    [{ order: { seets: 1 } }, "There is no parameter 'order.seets'.", 'did you mean order.seats?'],
    [{ usr: 1 }, "There is no parameter 'usr'.", 'did you mean user?'],
    [{ headers: [{ key: 'a', vlaue: 1 }] }, "There is no parameter 'headers.0.vlaue'.", undefined],
    [{ note: 1 }, "There is no parameter 'note'.", undefined],
  ])('%j', (values, message, remedy) => {
    const [problem] = unknownNames(parameters, values)
    expect(problem?.message).toBe(message)
    if (remedy) expect(problem?.remedy).toBe(remedy)
  })

  it('knows every name a value could reveal, and is silent where an RPC decides', () => {
    expect(unknownNames(parameters, { id: 1, user: 2, order: { trial: true } })).toEqual([])
    expect(unknownNames([...parameters, 'rpc://more'], { anything: 1 })).toEqual([])
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

describe('forms', () => {
  const context = { mappable: true, crud: 'update', moduleType: 'action' } as const

  it('starts an id picker in map mode and asks for nothing it does not show', () => {
    const { fields, needs } = form(parameters, {}, undefined, context)
    expect(at(fields, 'id')).toMatchObject({ mode: 'map', canMap: true, canErase: true })
    expect(at(fields, 'user')).toBeUndefined()
    expect(needs).toEqual([{ rpc: 'rpc://packages?all=1', data: {} }])
    expect(at(fields, 'order.seats')).toMatchObject({ canMap: false, hint: 'Must be at least 1.' })
    expect(at(fields, 'note')).toMatchObject({ control: 'note', help: 'Read this.' })
  })

  it('asks with the values of parents and offers what came back', () => {
    const modes = { id: 'choose' } as const
    const first = form(parameters, { id: 7 }, undefined, { ...context, modes })
    expect(first.needs).toContainEqual({ rpc: 'rpc://users', data: { id: 7 } })
    expect(at(first.fields, 'user')?.options.state).toBe('loading')
    const answers: [string, Answer][] = first.needs.map((need) => [
      needKey(need),
      need.rpc === 'rpc://users'
        ? { failed: 'no access' }
        : { value: [{ value: 7, label: 'Seven' }] },
    ])
    const second = form(parameters, { id: 7 }, new Map(answers), { ...context, modes })
    expect(second.needs).toEqual([])
    expect(at(second.fields, 'id')?.options.items[0]).toMatchObject({ label: 'Seven' })
    expect(at(second.fields, 'user')?.options).toMatchObject({
      state: 'failed',
      reason: 'no access',
    })
  })

  it('says in words why a list cannot be loaded', () => {
    const mapped = form(parameters, { id: '{{1.id}}' }, undefined, context)
    expect(at(mapped.fields, 'user')?.options).toMatchObject({
      state: 'blocked',
      reason: 'ID is mapped, so User cannot be listed; map it as well.',
    })
    const alone = form(parameters, {}, undefined, { ...context, connected: false })
    expect(alone.needs).toEqual([])
    expect(at(alone.fields, 'order.packages')?.options.reason).toBe('Choose a connection first.')
  })

  it('puts problems and remedies at their fields', () => {
    const values = { order: { seats: '', level: 'Z full' }, headers: [{ key: 5 }] }
    const { fields } = form(parameters, values, undefined, context)
    expect(at(fields, 'id')?.problems[0]).toMatchObject({ remedy: 'ID is needed.' })
    expect(at(fields, 'order.level')?.problems[0]?.remedy).toBe('did you mean full?')
    expect(at(fields, 'headers.0.key')?.problems[0]?.message).toContain("Expected type 'string'")
    expect(at(fields, 'order.level')?.options.items.map((item) => item.label)).toEqual([
      'A partial',
      'Z full',
    ])
  })

  it('misses a mandatory field below a typed value without asking for either list', () => {
    const user = { name: 'user', type: 'select', required: true, mode: 'edit', options: 'rpc://u' }
    const options = { store: 'rpc://ids', nested: [user] }
    const picker = [{ name: 'id', type: 'select', mode: 'edit', options }]
    const empty = form(picker, { id: 9001 }, undefined, context)
    expect(empty.needs).toEqual([])
    expect(at(empty.fields, 'id')?.problems).toEqual([])
    expect(at(empty.fields, 'user')?.problems[0]?.message).toBe('Field is mandatory.')
    const whole = form(picker, { id: 9001, user: 5 }, undefined, context)
    expect(whole.fields.flatMap(({ problems }) => problems)).toEqual([])
  })

  it('ends when an RPC reveals itself for ever', () => {
    const loop = [{ name: 'x', type: 'text', nested: 'rpc://loop' }]
    const known = new Map([[needKey({ rpc: 'rpc://loop', data: { x: 'a' } }), { value: loop }]])
    expect(form(loop, { x: 'a' }, known).fields.length).toBeLessThan(100)
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

  it('has a schema that takes good files and refuses slips', () => {
    const judge = new Ajv({ strict: false }).compile(parametersFileSchema())
    expect(judge(parameters)).toBe(true)
    expect(judge('rpc://all')).toBe(true)
    expect(judge([{ name: 'a', type: 'string' }])).toBe(false)
    expect(judge([{ name: 'a', type: 'text', lable: 'A' }])).toBe(false)
    expect(judge([{ name: 'a', type: 'select', options: [{ label: 'no value' }] }])).toBe(false)
  })
})
