// A value as an indented tree that people read: names, values, and one dash per item of a list.
import { isRecord } from '../../text/index.ts'
import type { FullPaint } from './paint.ts'
import { visible } from './wrap.ts'

/** Short lists of plain values stand in one line of at most this many characters. */
const ONE_LINE = 60

/** Lines for the members of a collection, the items of a list, or one plain value. */
export function drawTree(value: unknown, paint: FullPaint, indent = 0): string[] {
  const margin = ' '.repeat(indent)
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item) => drawItem(item, paint, indent))
  }
  const members = isRecord(value) ? membersOf(value) : []
  if (members.length === 0) return [margin + plainText(value, paint)]
  return members.flatMap(([name, member]) => drawMember(name, member, paint, indent))
}

/** Members that say something: undefined ones would not be sent or stored either. */
function membersOf(record: Record<string, unknown>): (readonly [string, unknown])[] {
  return Object.entries(record).filter(([, member]) => member !== undefined)
}

function drawMember(name: string, value: unknown, paint: FullPaint, indent: number): string[] {
  const head = `${' '.repeat(indent)}${paint.name(`${visible(name)}:`)}`
  const inLine = plainOrShort(value, paint)
  if (inLine !== undefined) return [`${head} ${inLine}`]
  return [head, ...drawTree(value, paint, indent + 2)]
}

function drawItem(item: unknown, paint: FullPaint, indent: number): string[] {
  const margin = ' '.repeat(indent)
  const inLine = plainOrShort(item, paint)
  if (inLine !== undefined) return [`${margin}- ${inLine}`]
  const [first = '', ...rest] = drawTree(item, paint, indent + 2)
  return [`${margin}- ${first.slice(indent + 2)}`, ...rest]
}

/** The value in one line, when it is plain, empty, or a short list of plain values. */
function plainOrShort(value: unknown, paint: FullPaint): string | undefined {
  if (Array.isArray(value)) {
    if (value.length === 0) return plainText(value, paint)
    if (!value.every(isPlain)) return undefined
    const text = `[${value.map((item) => plainText(item, paint)).join(', ')}]`
    return text.length <= ONE_LINE ? text : undefined
  }
  if (isRecord(value) && membersOf(value).length > 0) return undefined
  return plainText(value, paint)
}

export function isPlain(value: unknown): boolean {
  return !Array.isArray(value) && !isRecord(value)
}

/** Text that would be taken for another type, or that ends in blanks, is put in quotes. */
const NEEDS_QUOTES = /^$|^[\s[{"'-]|\s$|[\n\t]|^(true|false|null|[+-]?[\d.]+(e[+-]?\d+)?)$/i

/** A plain or empty value as people read it. */
export function plainText(value: unknown, paint: FullPaint): string {
  if (typeof value === 'string') {
    return visible(NEEDS_QUOTES.test(value) ? JSON.stringify(value) : value)
  }
  if (value === null || value === undefined) return paint.faint(String(value))
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'Invalid date' : value.toISOString()
  }
  if (value instanceof Uint8Array) return paint.faint(`(${value.length} bytes)`)
  if (Array.isArray(value)) return paint.faint('[]')
  return isRecord(value) ? paint.faint('{}') : String(value)
}
