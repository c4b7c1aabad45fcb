// Reads the structure of a regular expression that JavaScript accepts; what one character may be is
// left to JavaScript.
//
//   choice   = sequence { "|" sequence }
//   sequence = { term [ quantifier ] }
//   term     = assertion | "(" [ kind ] choice ")" | reference | class | escape | character
import { readAtom, readClass } from './atom.ts'
import type { Node, Pattern, Repeat } from './syntax.ts'

const DEEPEST = 100

interface Reader {
  readonly source: string
  readonly unicode: boolean
  /** Names of capturing groups in order; a group without a name has an empty one. */
  readonly names: readonly string[]
  position: number
  /** Capturing groups opened so far. */
  opened: number
  backward: boolean
  depth: number
}

/** Thrown for what this reader does not know, though JavaScript may. */
export class UnknownRegexError extends Error {}

/** The tree of a pattern; `source` and `flags` must be ones that `new RegExp` accepts. */
export function parsePattern(source: string, flags: string): Pattern {
  const reader: Reader = {
    source,
    unicode: flags.includes('u'),
    names: groupNames(source),
    position: 0,
    opened: 0,
    backward: false,
    depth: 0,
  }
  const root = readChoice(reader)
  if (reader.position < source.length) throw new UnknownRegexError(source.slice(reader.position))
  const named = reader.names.some((name) => name !== '')
  return { source, flags, root, groups: reader.opened, named, backward: reader.backward }
}

/** Every capturing group in the order of its opening bracket. */
function groupNames(source: string): string[] {
  const names: string[] = []
  const marks = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?<(?![=!])([^>]*)>|(?!\?))/gs
  for (const match of source.matchAll(marks)) {
    if (match[0].startsWith('(')) names.push(match[1] ?? '')
  }
  return names
}

function readChoice(reader: Reader): Node {
  if (++reader.depth > DEEPEST) throw new UnknownRegexError(`more than ${DEEPEST} nested groups`)
  const options = [readSequence(reader)]
  while (reader.source[reader.position] === '|') {
    reader.position++
    options.push(readSequence(reader))
  }
  reader.depth--
  const [only] = options
  return options.length === 1 && only !== undefined ? only : { kind: 'choice', options }
}

function readSequence(reader: Reader): Node {
  const parts: Node[] = []
  while (reader.position < reader.source.length) {
    const next = reader.source[reader.position]
    if (next === '|' || next === ')') break
    const before = reader.opened
    parts.push(quantified(reader, readTerm(reader), before))
  }
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts }
}

function readTerm(reader: Reader): Node {
  const { source, position } = reader
  switch (source[position]) {
    case '(':
      return readGroup(reader)
    case '^':
      reader.position++
      return { kind: 'assert', what: 'start' }
    case '$':
      reader.position++
      return { kind: 'assert', what: 'end' }
    case '[':
      return take(reader, readClass(source, position))
    case '\\':
      return readEscape(reader)
    default:
      return take(reader, readAtom(source, position, reader.unicode))
  }
}

function take(reader: Reader, source: string): Node {
  reader.position += source.length
  const single = source === '\\' || (source !== '.' && !/^[\\[]/.test(source))
  return single ? { kind: 'atom', source, literal: source } : { kind: 'atom', source }
}

function readEscape(reader: Reader): Node {
  const { source, position, names } = reader
  const next = source[position + 1]
  if (next === 'b' || next === 'B') {
    reader.position += 2
    return { kind: 'assert', what: next === 'b' ? 'boundary' : 'no-boundary' }
  }
  const rest = source.slice(position + 1, position + 40)
  const number = /^[1-9]\d*/.exec(rest)?.[0]
  if (number !== undefined && Number(number) <= names.length) {
    reader.position += 1 + number.length
    return { kind: 'back', group: Number(number) }
  }
  const name = /^k<([^>]+)>/.exec(source.slice(position + 1))?.[1]
  if (name !== undefined && names.includes(name)) {
    reader.position += name.length + 4
    return { kind: 'back', group: names.indexOf(name) + 1 }
  }
  return take(reader, readAtom(source, position, reader.unicode))
}

function readGroup(reader: Reader): Node {
  const rest = reader.source.slice(reader.position, reader.position + 4)
  const look = /^\(\?(<?)([=!])/.exec(rest)
  if (look !== null) {
    reader.position += look[0].length
    const ahead = look[1] === ''
    if (!ahead) reader.backward = true
    return { kind: 'look', ahead, negated: look[2] === '!', body: closed(reader) }
  }
  if (rest.startsWith('(?:')) {
    reader.position += 3
    return closed(reader)
  }
  const named = /^\(\?<([^>]*)>/.exec(reader.source.slice(reader.position))
  if (named === null && rest.startsWith('(?')) throw new UnknownRegexError(rest)
  reader.position += named?.[0].length ?? 1
  reader.opened++
  const index = reader.opened
  return { kind: 'group', index, body: closed(reader) }
}

function closed(reader: Reader): Node {
  const body = readChoice(reader)
  if (reader.source[reader.position] !== ')') throw new UnknownRegexError('a group is not closed')
  reader.position++
  return body
}

function quantified(reader: Reader, body: Node, groupsBefore: number): Node {
  const match = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})(\??)/.exec(
    reader.source.slice(reader.position, reader.position + 40),
  )
  if (match === null) return body
  reader.position += match[0].length
  const [least, most] = bounds(match)
  const groups: Repeat['groups'] = [groupsBefore + 1, reader.opened + 1]
  return { kind: 'repeat', body, least, most, lazy: match[4] === '?', groups }
}

function bounds(match: RegExpExecArray): readonly [number, number] {
  const [written = '', low, comma, high] = match
  if (written[0] === '*') return [0, Number.POSITIVE_INFINITY]
  if (written[0] === '+') return [1, Number.POSITIVE_INFINITY]
  if (written[0] === '?') return [0, 1]
  const least = Number(low)
  if (comma === '') return [least, least]
  return [least, high === '' ? Number.POSITIVE_INFINITY : Number(high)]
}
