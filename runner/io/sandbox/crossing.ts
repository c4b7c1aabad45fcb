// Takes values to the functions of an app and back as text; refuses what is no data.
import { EMPTY, isBuffer, isDate } from '../../iml/index.ts'
import { isRecord, setOwn } from '../../text/index.ts'

/** What JSON cannot say: path, kind and data. inside.js is the other end and lists the kinds. */
type Special = readonly [path: readonly (string | number)[], kind: string, data?: unknown]

/** Deepest nesting that crosses; bundles of a service stay far below. */
const DEEPEST = 400

/** A value as text for the other side. Throws RangeError for values that are nested too deep. */
export function packed(value: unknown): string {
  const specials: Special[] = []
  const plain = plainOf(value, [], specials)
  return JSON.stringify([plain, specials])
}

/** The part of a value that JSON can say. `path` is where it stands, and changes on the way. */
function plainOf(value: unknown, path: (string | number)[], specials: Special[]): unknown {
  const special = specialOf(value)
  if (special !== undefined) {
    specials.push([[...path], ...special])
    return null
  }
  if (value === EMPTY) return ''
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  if (path.length >= DEEPEST) {
    throw new RangeError(
      `A value that is nested deeper than ${DEEPEST} levels cannot be handed over.`,
    )
  }
  return Array.isArray(value)
    ? plainArray(value, path, specials)
    : plainRecord(value as Readonly<Record<string, unknown>>, path, specials)
}

function plainArray(items: readonly unknown[], path: (string | number)[], specials: Special[]) {
  const depth = path.length
  const plain = Array.from(items, (item, index) => {
    path[depth] = index
    return plainOf(item, path, specials)
  })
  path.length = depth
  return plain
}

function plainRecord(
  record: Readonly<Record<string, unknown>>,
  path: (string | number)[],
  specials: Special[],
) {
  const depth = path.length
  // without a prototype no toJSON is found, and __proto__ is a name like any other
  const plain: Record<string, unknown> = Object.create(null)
  for (const name of Object.keys(record)) {
    const member = record[name]
    if (typeof member === 'function') continue
    path[depth] = name
    plain[name] = plainOf(member, path, specials)
  }
  path.length = depth
  return plain
}

function specialOf(value: unknown): [kind: string, data?: unknown] | undefined {
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return ['n', '-0']
    return Number.isFinite(value) ? undefined : ['n', String(value)]
  }
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return ['u']
  if (isDate(value)) return ['d', value.getTime()]
  if (isBuffer(value)) return ['b', Buffer.from(value).toString('base64')]
  return undefined
}

/**
 * The value of a text from the other side, made of this side's records, arrays, dates and buffers.
 * Throws Error when the text is none that `packed` or its counterpart writes.
 */
export function unpacked(text: string): unknown {
  const read: unknown = JSON.parse(text)
  if (!Array.isArray(read) || !Array.isArray(read[1])) throw unreadable()
  const whole = { value: read[0] as unknown }
  for (const special of read[1]) {
    if (!Array.isArray(special) || !Array.isArray(special[0])) throw unreadable()
    const [path, kind, data] = special
    place(whole, ['value', ...path], revived(kind, data))
  }
  return whole.value
}

/** Puts a value where a null stands; only own members are walked through. */
function place(root: object, path: readonly unknown[], value: unknown): void {
  let target: unknown = root
  for (const [index, step] of path.entries()) {
    const name = String(step)
    if (typeof target !== 'object' || target === null || !Object.hasOwn(target, name)) {
      throw unreadable()
    }
    if (index < path.length - 1) target = (target as Record<string, unknown>)[name]
    else if (Array.isArray(target)) target[Number(name)] = value
    else if (isRecord(target)) setOwn(target, name, value)
  }
}

function revived(kind: unknown, data: unknown): unknown {
  if (kind === 'd') return new Date(typeof data === 'number' ? data : Number.NaN)
  if (kind === 'b') return Buffer.from(String(data), 'base64')
  return kind === 'n' ? Number(data) : undefined
}

function unreadable(): Error {
  return new Error('it gave back something that cannot be read')
}
