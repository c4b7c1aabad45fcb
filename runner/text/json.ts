// What JSON can hold, and how a value is looked at without ever touching a prototype.

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json }

/** Names and indexes that lead from a JSON value to one of its members; indexes count from 0. */
export type Path = readonly (string | number)[]

/** True for `{...}` values: no array, date, buffer or class instance. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The member `name` of a record when it is the record's own; undefined otherwise. */
export function own(container: Json | undefined, name: string): Json | undefined
export function own(container: unknown, name: string): unknown
export function own(container: unknown, name: string): unknown {
  if (!isRecord(container) || !Object.hasOwn(container, name)) return undefined
  return container[name]
}

/** The member `name` when it is text; undefined otherwise. */
export function textAt(container: unknown, name: string): string | undefined {
  const value = own(container, name)
  return typeof value === 'string' ? value : undefined
}

/** The value at a path through own members; undefined where a step is missing. */
export function at(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (Array.isArray(found)) found = typeof step === 'number' ? found[step] : undefined
    else found = own(found, String(step))
  }
  return found
}

/** What `defined` leaves: members that may be undefined are optional, and never undefined. */
export type Defined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The members that are not undefined, in their order. */
export function defined<T extends object>(members: T): Defined<T> {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined) setOwn(kept, name, value)
  }
  return kept as Defined<T>
}

/**
 * A value as a text, as JavaScript makes one, whatever the value is: `String` throws for a collection
 * that has a member named toString.
 */
export function stringOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) {
    return value.map((item) => (item === null || item === undefined ? '' : stringOf(item))).join()
  }
  return isRecord(value) ? '[object Object]' : String(value)
}

/** A copy that shares no list and no collection with the value. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => copyOf(item)) as T
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) setOwn(copy, name, copyOf(member))
  return copy as T
}

/** A path as people write it: `order.packages[0]`, with backticks around unusual names. */
export function printPath(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else text += (text === '' ? '' : '.') + (/^[\w$-]+$/.test(step) ? step : `\`${step}\``)
  }
  return text
}

/**
 * Sets a member as an own property, also when its name is `__proto__`: plain assignment would
 * change the prototype instead.
 */
export function setOwn(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(record, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  } else record[name] = value
}

/**
 * Why a text is no JSON, in the words of `JSON.parse`, without the piece of the text that V8 quotes
 * where it quotes a piece only: it may hold the middle of a secret, which nobody would recognise.
 */
export function jsonReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(
    /, (?:\.\.\.".*"(?:\.\.\.)?|".*"\.\.\.) is not valid JSON$/s,
    ' is not valid JSON',
  )
}

/** True when the brackets of a text of JSON nest deeper than `most`; those inside its texts are none. */
export function nestsDeeper(json: string, most: number): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]
    if (character === '"') isText = !isText
    else if (isText) {
      if (character === '\\') at += 1
    } else if (character === '[' || character === '{') {
      depth += 1
      if (depth > most) return true
    } else if (character === ']' || character === '}') depth -= 1
  }
  return false
}
