// Values and texts changed by chance: what stands in them is lost, doubled, moved, renamed or made hostile.
import { isRecord, setOwn } from '../runner/text/index.ts'
import type { Chance } from './chance.ts'

/** Texts that have broken programs before, and those that mean something in this one. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  '\ud800',
  'a\udc00b',
  '\u202eevil',
  '\u001b[2J',
  '\u009b31m',
  '\ufeff',
  '😀',
  'é',
  'ß',
  'İ',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e999',
  '0x10',
  '9007199254740993',
  '9'.repeat(400),
  '{{',
  '}}',
  '{{}}',
  '{{a}}',
  '{{1+}}',
  '{{body}}',
  '{{parameters}}',
  '{{connection.apiKey}}',
  '{{item.a[].b}}',
  '{{if(true; ',
  '{{...}}',
  '{{omit(body; "a")}}',
  '{{parseJSON("{")}}',
  '{{emptystring}}',
  '{{erase}}',
  '{{1/0}}',
  '"{{x}}"',
  '%',
  '%zz',
  '%ff',
  '../../etc/passwd',
  '/',
  '\\',
  '//evil.example',
  'http://',
  'http://[',
  'https://api.test/v1',
  'rpc://',
  'rpc://constructor',
  'api://x',
  'file:///etc/passwd',
  'GET',
  'get\r\nx: y',
  'a\r\nb: c',
  '*',
  '\n',
  '2024-02-30',
  '9999-12-31T23:59:59.999Z',
  '-271821-04-20',
  '(a+)+$',
  '[',
  '(?<a>',
  'buffer:',
  'x'.repeat(5000),
  '\\'.repeat(300),
  '&#0;',
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  '<a><b/>',
  '$ref',
  '#/components/schemas',
  '#',
]

/** Values that are none of the texts. */
const HOSTILE_VALUES: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => false,
  () => 0,
  () => -0,
  () => -1,
  () => 1,
  () => 0.1,
  () => 2 ** 53,
  () => 1e308,
  () => -1e308,
  () => Number.MIN_VALUE,
  () => [],
  () => ({}),
  () => [null],
  () => [[]],
  () => [{}],
  () => [[[[]]]],
  () => ['a', 1, null, { a: [] }],
  () => ({ '': '' }),
  () => ({ a: { b: { c: {} } } }),
  () => own('__proto__', { polluted: true }),
  () => own('constructor', { prototype: { polluted: true } }),
  () => own('toString', 'x'),
  () => own('toString', null),
  () => [own('toString', 'x')],
  () => own('valueOf', own('toString', [])),
  () => own('length', -1),
  () => own('then', 1),
  () => own('toJSON', 'x'),
  () => own('$ref', '#'),
  () => own('{{...}}', '{{body}}'),
  () => own('$date', 'never'),
  () => nested(60),
]

/** A record with one member of its own, whatever its name. */
function own(name: string, value: unknown): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  setOwn(record, name, value)
  return record
}

/** A list in a list and so on. */
export function nested(levels: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

export function hostileText(luck: Chance): string {
  return luck.pick(HOSTILE_TEXTS)
}

/** Any value that JSON can hold and nobody expects. */
export function hostileValue(luck: Chance): unknown {
  return luck.below(2) === 0 ? hostileText(luck) : luck.pick(HOSTILE_VALUES)()
}

/** A place in a value: the list or record and which of its members. */
interface Spot {
  readonly holder: Record<string, unknown> | unknown[]
  readonly name: string | number
}

/** Every place in a value, parents first; at most so many. */
const MOST_SPOTS = 5000

function spotsOf(root: unknown): Spot[] {
  const spots: Spot[] = []
  const open: unknown[] = [root]
  const seen = new Set<unknown>()
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (seen.has(value)) continue
    seen.add(value)
    if (Array.isArray(value)) {
      for (const [name, item] of value.entries()) {
        spots.push({ holder: value, name })
        if (typeof item === 'object' && item !== null) open.push(item)
      }
    } else if (isRecord(value)) {
      for (const [name, item] of Object.entries(value)) {
        spots.push({ holder: value, name })
        if (typeof item === 'object' && item !== null) open.push(item)
      }
    }
    if (spots.length > MOST_SPOTS) break
  }
  return spots
}

const valueAt = ({ holder, name }: Spot): unknown =>
  (holder as Record<string | number, unknown>)[name]

function put({ holder, name }: Spot, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(name)] = value
  else setOwn(holder, String(name), value)
}

function remove({ holder, name }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(name), 1)
  else delete holder[name]
}

/** A copy without shared parts; keeps dates, buffers and members named __proto__. */
export function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => copied(item)) as T
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) setOwn(copy, name, copied(member))
  return copy as T
}

/** One change of a place, in a value that may be changed. */
type Change = (spot: Spot, luck: Chance, spots: readonly Spot[]) => void

const changes: readonly Change[] = [
  (spot, luck) => put(spot, hostileValue(luck)),
  (spot, luck) => put(spot, hostileValue(luck)),
  (spot) => remove(spot),
  (spot, luck) => {
    // another name for the same
    if (Array.isArray(spot.holder)) return
    const value = valueAt(spot)
    remove(spot)
    setOwn(spot.holder, luck.pick([hostileText(luck), `${spot.name}s`, `x${spot.name}`]), value)
  },
  (spot, luck) => {
    if (Array.isArray(spot.holder)) spot.holder.push(copied(valueAt(spot)))
    else setOwn(spot.holder, hostileText(luck), copied(valueAt(spot)))
  },
  (spot, luck, spots) => put(spot, copied(valueAt(luck.pick(spots)))),
  (spot, luck, spots) => {
    const other = luck.pick(spots)
    const [one, another] = [copied(valueAt(spot)), copied(valueAt(other))]
    put(spot, another)
    put(other, one)
  },
  (spot) => put(spot, [valueAt(spot)]),
  (spot, luck) => put(spot, own(luck.pick(['a', 'name', 'value', '__proto__']), valueAt(spot))),
  (spot, luck) => {
    const value = valueAt(spot)
    put(spot, typeof value === 'string' ? mutatedText(value, luck) : asText(value))
  },
  (spot, luck) => {
    const value = valueAt(spot)
    if (typeof value === 'string') put(spot, mutatedText(value, luck))
    else if (typeof value === 'number') put(spot, value * luck.pick([-1, 0, 1e9, 0.5]) + 1)
    else if (typeof value === 'boolean') put(spot, !value)
    else put(spot, hostileValue(luck))
  },
]

/** A value as the text that a form or a careless program makes of it. */
function asText(value: unknown): string {
  return typeof value === 'object' ? (JSON.stringify(value) ?? '') : String(value)
}

/** A changed copy of a JSON value: up to four changes, anywhere in it. */
export function mutated<T>(value: T, luck: Chance): unknown {
  const root = { value: copied(value) as unknown }
  const times = 1 + luck.below(4)
  for (let time = 0; time < times; time += 1) {
    const spots = spotsOf(root)
    // the root itself seldom: a list that is a number teaches little
    const spot = spots.length > 1 && luck.below(20) > 0 ? luck.pick(spots.slice(1)) : spots[0]
    if (spot) luck.pick(changes)(spot, luck, spots)
  }
  return root.value
}

const PIECES = [
  ...['{{', '}}', '"', "'", '`', '\\', ';', '(', ')', '[', ']', '{', '}', ':', ',', '.', '%'],
  ...['&', '|', '+', '-', '/', '*', '=', '<', '>', '!', '?', '#', '@', '$', '~', '^', '_', '\n'],
  ...['\t', ' ', '0', '1', '9', 'a', 'e', '\\u0000', '\\ud800', '\u2028', '/*', '//', '<!--'],
  ...['\ud800', '\udfff', '\u202e', '\u0000', '\u009b'],
]

/** A changed text: pieces of it lost, doubled, moved or put in. */
export function mutatedText(text: string, luck: Chance): string {
  let changed = text
  const times = 1 + luck.below(4)
  for (let time = 0; time < times; time += 1) changed = changedText(changed, luck)
  return changed
}

function changedText(text: string, luck: Chance): string {
  const from = luck.below(text.length + 1)
  const to = Math.min(text.length, from + 1 + luck.below(luck.below(5) === 0 ? 60 : 6))
  const [before, taken, behind] = [text.slice(0, from), text.slice(from, to), text.slice(to)]
  const kind = luck.below(6)
  if (kind === 0) return before + behind
  if (kind === 1) return before + taken + taken + behind
  if (kind === 2) return before + luck.pick(PIECES) + taken + behind
  if (kind === 3) return before + luck.pick(PIECES) + behind
  if (kind === 4) {
    const place = luck.below(before.length + behind.length + 1)
    const rest = before + behind
    return rest.slice(0, place) + taken + rest.slice(place)
  }
  return before + hostileText(luck).slice(0, 200) + behind
}
