// Campaign: expressions, made by the grammar or changed from cases. Each gives a value or an ImlError, twice the same.
import { isDeepStrictEqual } from 'node:util'
import {
  binaryOperators,
  EMPTY,
  explain,
  functionNames,
  ImlError,
  keywords,
  problemOf,
  references,
  renderJson,
  renderTemplate,
  type Scope,
  unaryOperators,
} from '../runner/iml/index.ts'
import { drawProblem, isRecord, type Json, setOwn } from '../runner/text/index.ts'
import { each, type Given, type Tried, told } from './campaign.ts'
import { casesIn } from './case-files.ts'
import { type Chance, chance } from './chance.ts'
import { hostileText, mutatedText } from './mutations.ts'
import { prototypes } from './prototypes.ts'

/** Milliseconds that an evaluation may take; a regular expression that runs away is stopped after a second. */
const LONGEST = 1500

interface Input {
  readonly text: string
  readonly scope: () => Scope
}

export async function expressions(given: Given): Promise<Tried> {
  const known = casesIn('test/iml').flatMap(({ expr, context }) =>
    typeof expr === 'string' ? [{ text: expr, variables: variablesOf(context) }] : [],
  )
  const untouched = prototypes()
  return each<Input>(given, {
    make: (luck) => {
      const from = luck.pick(known)
      const isKnown = luck.below(2) === 0
      const text = isKnown ? mutatedText(from.text, luck) : template(luck)
      const variables = isKnown ? { ...VARIABLES, ...from.variables } : VARIABLES
      const profile = luck.below(4) === 0 ? 'scenario' : 'app'
      const timezone = luck.pick(ZONES)
      return { text, scope: () => scopeOf(variables, profile, timezone) }
    },
    attempt: (input) => [...faultsOf(input), ...untouched()],
    shown: ({ text }) => JSON.stringify(text),
  })
}

function variablesOf(context: unknown): Record<string, unknown> {
  const found = isRecord(context) && isRecord(context.vars) ? context.vars : {}
  return frozen(found)
}

// a date that is none is equal to itself alone
const NEVER = new Date(Number.NaN)

// a program can give what no JSON has
const CIRCLE: unknown[] = [1]
CIRCLE.push({ inner: CIRCLE })

/** Everything an expression can read; nothing may change it. */
const VARIABLES = frozen({
  a: 1,
  b: 'two',
  c: null,
  d: undefined,
  list: [3, 1, 2, 'x', null, [1, [2, [3]]], { id: 1, name: 'one' }],
  items: [
    { id: 1, name: 'one', tags: ['a', 'b'], nested: { deep: [1, 2] } },
    { id: 2, name: 'two', tags: [], nested: null },
    { id: '3', name: 'Žluťoučký', when: '2024-02-29T12:00:00Z' },
  ],
  record: { a: { b: { c: [1, 2, { d: 'end' }] } }, 'with blank': 1, 'ü-ß': 2, length: 3 },
  number: 12.5,
  huge: 1e300,
  text: 'Hello, Wörld 😀\n<b>"x"</b> & \\ 100%',
  long: 'ab '.repeat(500),
  json: '{"a":[1,{"b":null}]}',
  xml: '<a b="c"><d>1</d><d>2</d></a>',
  date: new Date('2024-05-06T07:08:09.123Z'),
  never: NEVER,
  buffer: Buffer.from('ff00e28182616263', 'hex'),
  yes: true,
  no: false,
  big: 10n ** 30n,
  bigs: [1n, { a: 2n }],
  circle: CIRCLE,
  proto: own('__proto__', { polluted: 1 }, own('constructor', 'mine', {})),
})

function own(name: string, value: unknown, record: Record<string, unknown>) {
  setOwn(record, name, value)
  return record
}

function frozen<T>(value: T): T {
  if (Object.isFrozen(value) || !(Array.isArray(value) || isRecord(value))) return value
  Object.freeze(value)
  for (const member of Object.values(value)) frozen(member)
  return value
}

const ZONES = [
  'UTC',
  'Europe/Prague',
  'America/St_Johns',
  'Pacific/Apia',
  'Asia/Kathmandu',
] as const

/** What the app of a scope brings: functions that give back, that throw, that give what is odd. */
const FUNCTIONS: Scope['functions'] = new Map([
  ['mine', (args: readonly unknown[]) => args],
  ['odd', () => [undefined, Number.NaN, NEVER, { '': [] }]],
])

function scopeOf(
  variables: Readonly<Record<string, unknown>>,
  profile: 'app' | 'scenario',
  timezone: string,
): Scope {
  const luck = chance(7)
  return {
    variables,
    timezone,
    profile,
    now: () => new Date('2024-01-15T12:00:00.000Z'),
    random: luck.next,
    uuid: () => `00000000-0000-4000-8000-${String(luck.below(1e9)).padStart(12, '0')}`,
    executionId: 'execution',
    ...(FUNCTIONS ? { functions: FUNCTIONS } : {}),
  }
}

/** What came of an evaluation: a value, or the error an expression may end with. */
type Outcome = { readonly value: unknown } | { readonly error: object; readonly code: string }

const RUNAWAY = 'iml/runaway-regex'

function faultsOf({ text, scope }: Input): string[] {
  const faults: string[] = []
  const evaluate = (how: string, run: () => unknown): Outcome | undefined => {
    const began = performance.now()
    try {
      return { value: run() }
    } catch (error) {
      if (!(error instanceof ImlError)) {
        faults.push(`${how} threw ${told(error)}`)
        return undefined
      }
      const { code, message, remedy, place } = error
      if (drawProblem(problemOf(error)) === '') faults.push(`${how}: the error says nothing`)
      return { error: { code, message, remedy, place }, code }
    } finally {
      const took = performance.now() - began
      if (took > LONGEST && isSlow(run)) faults.push(`${how} took ${Math.round(took)} ms`)
    }
  }
  const first = evaluate('the evaluation', () => renderTemplate(text, scope()))
  const again = evaluate('the second evaluation', () => renderTemplate(text, scope()))
  // how long a search may take depends on those before it
  const ranAway = [first, again].some((one) => one && 'code' in one && one.code === RUNAWAY)
  if (!ranAway && !isDeepStrictEqual(first, again)) faults.push('gave two different results')
  if (first && 'value' in first && reaches(first.value)) {
    faults.push('reached what no expression may see')
  }
  evaluate('explain', () => explain(text, scope()))
  evaluate('references', () => references(text))
  const json: Json = { a: text, b: [text, { '{{...}}': text }], [text]: 1 }
  evaluate('renderJson', () => renderJson(json, scope()))
  return faults
}

/** A loaded machine makes everything slow once, not three times. */
function isSlow(run: () => unknown): boolean {
  return [1, 2].every(() => {
    const began = performance.now()
    try {
      run()
    } catch {
      // it is the time that counts here
    }
    return performance.now() - began > LONGEST
  })
}

/** True for a value that holds more than data: a function, a symbol, an object of another kind. */
function reaches(value: unknown, around: readonly unknown[] = []): boolean {
  if (value === EMPTY) return false
  if (typeof value === 'function' || typeof value === 'symbol') return true
  if (typeof value === 'string') return value.includes('[native code]')
  if (typeof value !== 'object' || value === null) return false
  if (around.includes(value)) return false
  if (value instanceof Date || Buffer.isBuffer(value)) return false
  if (!Array.isArray(value) && !isRecord(value)) return true
  return Object.values(value).some((member) => reaches(member, [...around, value]))
}

const functions = [...functionNames('app'), 'mine', 'odd', 'nothing', 'constructor', '__proto__']
const operators = binaryOperators.flatMap(({ sign, aliases = [] }) => [sign, ...aliases])
const signs = unaryOperators.map(({ sign }) => sign)
const names = [
  ...Object.keys(VARIABLES),
  ...[...keywords.keys()].map(String),
  ...['__proto__', 'constructor', 'prototype', 'toString', '`with blank`', '`', 'unknown'],
]
const members = ['id', 'name', 'a', 'b', 'length', '__proto__', 'constructor', '`ü-ß`', 'nested']

const LITERALS = [
  ...['0', '1', '-1', '2', '10', '0.1', '1e21', '00', '.5', '1.', '9007199254740993', '1e400'],
  ...["''", '""', "'a'", '"b c"', "'YYYY-MM-DD'", "'2024-02-29'", "'/a(b)?/g'", "'/(a+)+$/'"],
  ...["'id'", "'name'", "'utf8'", "'hex'", "'base64'", "'UTC'", "'Europe/Prague'", "'asc ci'"],
  ...["'[1,2]'", "'<a/>'", "'%'", "'\\u0000'", "'😀'", "','", "' '", "'.'", "'key'", "'x'.y"],
]

/** A template as an author may write it, right or nearly. */
function template(luck: Chance): string {
  const pieces = Array.from({ length: 1 + luck.below(3) }, (_, index) =>
    index > 0 && luck.below(2) === 0 ? hostileText(luck).slice(0, 60) : `{{${node(luck, 4)}}}`,
  )
  const text = pieces.join(luck.below(3) === 0 ? ' ' : '')
  return luck.below(6) === 0 ? mutatedText(text, luck) : text
}

function node(luck: Chance, depth: number): string {
  const kind = depth <= 0 ? luck.below(2) : luck.below(10)
  const inner = (): string => node(luck, depth - 1)
  if (kind === 0) return luck.pick(LITERALS)
  if (kind === 1) return luck.pick(names)
  if (kind <= 3) return path(luck, depth)
  if (kind === 4) return `${luck.pick(signs)}${inner()}`
  if (kind === 5) return `(${inner()})`
  if (kind === 6) {
    const blank = luck.below(3) === 0 ? '' : ' '
    return `${inner()}${blank}${luck.pick(operators)}${blank}${inner()}`
  }
  const count = luck.below(luck.below(8) === 0 ? 9 : 4)
  const args = Array.from({ length: count }, () => (luck.below(12) === 0 ? '' : inner()))
  return `${luck.pick(functions)}(${args.join(luck.below(20) === 0 ? ',' : '; ')})`
}

function path(luck: Chance, depth: number): string {
  const steps = Array.from({ length: 1 + luck.below(3) }, () => {
    const kind = luck.below(5)
    if (kind <= 1) return `.${luck.pick(members)}`
    if (kind === 2) return '[]'
    if (kind === 3) return `[${luck.pick(['1', '-1', '0', '99', "'id'", "'__proto__'", '1.5'])}]`
    return `[${node(luck, depth - 2)}]`
  })
  return `${luck.pick(names)}${steps.join('')}`
}
