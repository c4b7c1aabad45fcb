// Campaign: lists of parameters and values, right, changed, and such as no file could hold.
import {
  ConversionError,
  convertBundle,
  describe,
  form,
  parseTyped,
  prefilled,
  toFormanSchema,
  toJsonSchema,
  unknownNames,
  validateForm,
  withDefaults,
} from '../runner/parameters/index.ts'
import { isRecord, own } from '../runner/text/index.ts'
import { each, type Given, type Tried } from './campaign.ts'
import { casesIn } from './case-files.ts'
import type { Chance } from './chance.ts'
import { filesOfApp } from './memory-app.ts'
import { copied, hostileText, mutated, nested } from './mutations.ts'
import { prototypes } from './prototypes.ts'
import { type Steps, steps } from './steps.ts'

/** Milliseconds of one step. */
const LONGEST = 1000

interface Input {
  readonly parameters: unknown
  readonly values: Readonly<Record<string, unknown>>
  /** Typed for the first parameter. */
  readonly text: string
}

export async function parameters(given: Given): Promise<Tried> {
  const known = [...casesIn('test/parameters').flatMap(asInput), ...ours()]
  const untouched = prototypes()
  return each<Input>(given, {
    make: (luck) => {
      const from = luck.pick(known)
      const list = luck.below(3) > 0 ? mutated(from.parameters, luck) : copied(from.parameters)
      const values = luck.below(4) > 0 ? mutated(from.values, luck) : copied(from.values)
      const members = isRecord(values) ? values : {}
      if (luck.below(3) === 0) addForeign(members, list, luck)
      if (luck.below(10) === 0 && Array.isArray(list)) spoil(list, luck)
      return { parameters: list, values: members, text: luck.pick(TYPED) ?? hostileText(luck) }
    },
    attempt: async (input) => {
      const taken = steps({ longest: LONGEST })
      await use(taken, input)
      return [...taken.faults(), ...untouched()]
    },
    shown: (input) => shown(input),
  })
}

function asInput(one: Readonly<Record<string, unknown>>): Omit<Input, 'text'>[] {
  const { schema, value, input } = one
  if (schema !== undefined) return [{ parameters: schema, values: isRecord(value) ? value : {} }]
  return isRecord(input) ? [{ parameters: [input], values: {} }] : []
}

/** The lists of the app of this repository. */
function ours(): Omit<Input, 'text'>[] {
  return [...filesOfApp('.')].flatMap(([path, text]) =>
    /params\.iml\.json$/.test(path) ? [{ parameters: JSON.parse(text), values: {} }] : [],
  )
}

const TYPED = [undefined, '', '5', 'yes', '[1,2]', '{"a":1}', '[{]', '{{x}}', '  ', '"']

const circular = (): unknown => {
  const list: unknown[] = [1]
  list.push({ list })
  return list
}

/** What a program can give and no file can hold. */
const FOREIGN: readonly (() => unknown)[] = [
  () => 10n,
  () => [1n],
  () => ({ a: { b: 2n ** 70n } }),
  () => Symbol('symbol'),
  () => () => 'function',
  () => ({ method() {} }),
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => new Date(Number.NaN),
  () => new Date(0),
  () => Buffer.from('bytes'),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => /pattern/,
  () => new Error('error'),
  () => Promise.resolve(1),
  () => Object.create(null),
  () => Object.create({ inherited: 1 }),
  () => new Proxy({}, {}),
  () => ({
    toString: () => {
      throw new Error('toString')
    },
  }),
  () => ({ toJSON: () => 1n }),
  circular,
  () => nested(3000),
  () => nested(20_000),
  () => new Array(3),
  () => Array.from({ length: 2000 }, (_, index) => index),
]

/** Puts something foreign where a parameter reads it, or anywhere. */
function addForeign(values: Record<string, unknown>, list: unknown, luck: Chance): void {
  const names = Array.isArray(list)
    ? list.map((item) => own(item, 'name')).filter((name) => typeof name === 'string')
    : []
  const name = names.length > 0 && luck.below(6) > 0 ? luck.pick(names) : 'stranger'
  const foreign = luck.pick(FOREIGN)()
  if (name !== '__proto__') values[name] = luck.below(3) === 0 ? { a: [foreign] } : foreign
}

/** Puts something foreign into a parameter, or in the place of one. */
function spoil(list: unknown[], luck: Chance): void {
  const index = luck.below(list.length + 1)
  const parameter = list[index]
  const foreign = luck.pick(FOREIGN)()
  if (isRecord(parameter))
    parameter[luck.pick(['type', 'name', 'options', 'spec', 'validate', 'default'])] = foreign
  else list[index] = foreign
}

async function use({ take }: Steps, { parameters: list, values, text }: Input): Promise<void> {
  const context = { timezone: 'Europe/Prague', now: new Date('2024-01-15T12:00:00.000Z') }
  const crud = { ...context, crud: 'update', moduleType: 'action' } as const
  await take('convertBundle', () => convertBundle(list, values, context))
  await take('convertBundle for an update', () => convertBundle(list, values, crud))
  await take('unknownNames', () => unknownNames(list, values))
  await take('describe', () => describe(list))
  await take('withDefaults', () => withDefaults(Array.isArray(list) ? list : [], values))
  await take('prefilled', () => prefilled(list))
  await take('form', () => form(list, values))
  const domains = { default: { schema: list, values } }
  await take('validateForm', () => validateForm(domains, { strict: true }))
  await take('validateForm of the newer edition', () =>
    validateForm(domains, { edition: 'newer', allowDynamicValues: true, fillDefaults: 'always' }),
  )
  for (const one of Array.isArray(list) ? list.slice(0, 3) : []) {
    await take('parseTyped', () => parseTyped(one, text))
    const schema = await take('toJsonSchema', () => schemaOf(one))
    await take('toFormanSchema', () => toFormanSchema(schema ?? one))
  }
}

/** The JSON Schema of a parameter; undefined for a type that has none, which is told. */
function schemaOf(parameter: unknown): unknown {
  try {
    return toJsonSchema(parameter).schema
  } catch (error) {
    if (error instanceof ConversionError) return undefined
    throw error
  }
}

function shown({ parameters: list, values, text }: Input): string {
  return `${short(list)} with ${short(values)} and ${JSON.stringify(text)}`
}

/** A value that may hold anything, for people. */
function short(value: unknown): string {
  const around: unknown[] = []
  try {
    return (
      JSON.stringify(value, (_, member: unknown) => {
        if (typeof member === 'bigint') return `${member}n`
        if (typeof member === 'function' || typeof member === 'symbol') return `(${typeof member})`
        if (typeof member !== 'object' || member === null) return member
        if (around.includes(member)) return '(again)'
        around.push(member)
        return member
      }) ?? String(value)
    )
  } catch (error) {
    return `(cannot be shown: ${error instanceof Error ? error.message : error})`
  }
}
