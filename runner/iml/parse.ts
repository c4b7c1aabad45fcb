// Turns the text of a template into nodes, or refuses it with a place and a remedy.
//
//   template = { text | "{{" expression "}}" }
//   expression = unary { operator unary }                 by precedence, grouping from the left
//   unary    = ( "!" | "-" ) unary | postfix
//   postfix  = primary { "." ( name | quoted | digits ) | "[" [ expression ] "]" }
//   primary  = number | string | "(" expression ")" | call | name | quoted
//   call     = name "(" [ slot { ( ";" | "," ) slot } ] ")"
//   slot     = [ expression ]                             an empty slot is undefined
//
// What real apps write that is not IML, and what becomes of it, stands in malformed-forms.ts.
import { ImlError } from './error.ts'
import { missingMember, missingValue, neverClosedBracket, unexpected } from './malformed.ts'
import { binaryOperator, unaryOperator } from './operators.ts'
import type { Index, Member, Node, Piece, Place, Step, Template } from './syntax.ts'
import { createScanner, next, nextMember, type Scanner } from './tokens.ts'
import { kindOf } from './values.ts'

/** How deep brackets, calls and signs may nest; deeper text is an attack or a mistake. */
const DEEPEST = 200

/** Longest text that may hold expressions, in UTF-16 units. */
const LONGEST = 1_000_000

/**
 * Parses a text with any number of `{{...}}` in it. Throws ImlError: `iml/syntax`, `iml/too-deep`
 * (more than 200 levels) or `iml/too-long` (more than 1,000,000 characters).
 */
export function parseTemplate(text: string): Template {
  return parseWith(text, undefined)
}

/**
 * As `parseTemplate`, but a list in brackets, which IML does not have, is null: so says who reads Make's
 * runtime [inferred]. `lists` are the places of such lists.
 */
export function parseInRun(text: string): Template & { readonly lists: readonly Place[] } {
  const lists: Place[] = []
  return { ...parseWith(text, lists), lists }
}

function parseWith(text: string, lists: Place[] | undefined): Template {
  refuseOther(text)
  const open = text.indexOf('{{')
  if (open < 0) return { text, pieces: text === '' ? [] : [textPiece(text, 0, text.length)] }
  if (text.length > LONGEST) throw tooLong(text, open)
  const scanner = createScanner(text, lists)
  const first = parsePiece(scanner, open)
  const pieces = open > 0 ? [textPiece(text, 0, open), first] : [first]
  let from = first.end
  while (from < text.length) {
    const following = text.indexOf('{{', from)
    const end = following < 0 ? text.length : following
    const piece = end === from ? parsePiece(scanner, from) : textPiece(text, from, end)
    pieces.push(piece)
    from = piece.end
  }
  return { text, pieces }
}

/** One `{{...}}`. */
function parsePiece(scanner: Scanner, open: number): Piece {
  scanner.open = open
  scanner.at = open + 2
  next(scanner)
  const node = parseBinary(scanner, 0)
  if (scanner.kind !== 'close') throw unexpected(scanner)
  return { kind: 'expression', node, start: open, end: scanner.end }
}

/**
 * Whether a template, or without any `{{` an expression, ends too early: inside of braces, brackets or
 * quotes, or behind an operator, so that more text could make it right.
 */
export function isUnfinished(text: string): boolean {
  if (text.includes('{{')) return refusalOf(text)?.unfinished === true
  return refusalOf(`{{${text}}}`) !== undefined && refusalOf(`{{${text}`)?.unfinished === true
}

function refusalOf(text: string): ImlError | undefined {
  try {
    parseTemplate(text)
    return undefined
  } catch (error) {
    if (error instanceof ImlError) return error
    throw error
  }
}

/** Refuses what callers without types may hand over. Throws ImlError for anything but a text. */
export function refuseOther(text: unknown): asserts text is string {
  if (typeof text === 'string') return
  const remedy = `it is of type ${kindOf(text)}; values with templates in them are for renderJson`
  throw new ImlError('iml/invalid-value', 'A template must be text.', { remedy })
}

function textPiece(text: string, start: number, end: number): Piece {
  return { kind: 'text', text: text.slice(start, end), start, end }
}

function tooLong(text: string, open: number): ImlError {
  return new ImlError('iml/too-long', `a template of ${text.length} characters is too long`, {
    remedy: `keep texts with expressions under ${LONGEST} characters`,
    place: { template: text.slice(0, open + 2), start: open, end: open + 2 },
  })
}

/** expression = unary { operator unary } */
function parseBinary(scanner: Scanner, least: number): Node {
  let left = parseUnary(scanner)
  while (scanner.kind === 'sign') {
    const operator = binaryOperator(scanner.value)
    if (operator === undefined || operator.precedence < least) break
    next(scanner)
    const right = parseBinary(scanner, operator.precedence + 1)
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end }
  }
  return left
}

/** unary = ( "!" | "-" ) unary | postfix */
function parseUnary(scanner: Scanner): Node {
  const operator = scanner.kind === 'sign' ? unaryOperator(scanner.value) : undefined
  if (operator === undefined) return parsePostfix(scanner)
  const { start } = scanner
  deeper(scanner)
  next(scanner)
  const operand = parseUnary(scanner)
  scanner.depth--
  return { kind: 'unary', operator, operand, start, end: operand.end }
}

/** postfix = primary { "." ( name | quoted | digits ) | "[" [ expression ] "]" } */
function parsePostfix(scanner: Scanner): Node {
  const base = parsePrimary(scanner)
  if (scanner.kind !== '.' && scanner.kind !== '[') return base
  let step = parseStep(scanner)
  const steps = [step]
  while (scanner.kind === '.' || scanner.kind === '[') {
    step = parseStep(scanner)
    steps.push(step)
  }
  return { kind: 'path', base, steps, start: base.start, end: step.end }
}

function parseStep(scanner: Scanner): Step {
  return scanner.kind === '.' ? parseMember(scanner) : parseIndex(scanner)
}

function parseMember(scanner: Scanner): Member {
  const { start } = scanner
  const kind = nextMember(scanner)
  if (kind !== 'name' && kind !== 'quoted-name') throw missingMember(scanner)
  const { value: name, end } = scanner
  const quoted = kind === 'quoted-name'
  next(scanner)
  return { kind: 'member', name, quoted, start, end }
}

function parseIndex(scanner: Scanner): Index {
  const { start } = scanner
  deeper(scanner)
  const index = next(scanner) === ']' ? undefined : parseBinary(scanner, 0)
  if (scanner.kind !== ']') throw neverClosedBracket(scanner, start)
  const { end } = scanner
  scanner.depth--
  next(scanner)
  return { kind: 'index', index, start, end }
}

/** primary = number | string | "(" expression ")" | call | name | quoted */
function parsePrimary(scanner: Scanner): Node {
  const { kind, start, end, value } = scanner
  switch (kind) {
    case 'number':
      next(scanner)
      return { kind: 'literal', value: Number(value), start, end }
    case 'text':
      next(scanner)
      return { kind: 'literal', value, start, end }
    case 'quoted-name':
      next(scanner)
      return { kind: 'name', name: value, quoted: true, start, end }
    case 'name':
      if (next(scanner) === '(') return parseCall(scanner, value, start)
      return { kind: 'name', name: value, quoted: false, start, end }
    case '(':
      return parseGroup(scanner)
    case '[':
      if (scanner.lists === undefined) throw missingValue(scanner)
      return parseList(scanner, scanner.lists)
    default:
      throw missingValue(scanner)
  }
}

/** The node inside of the brackets, with the brackets in its place. */
function parseGroup(scanner: Scanner): Node {
  const { start } = scanner
  deeper(scanner)
  next(scanner)
  const inner = parseBinary(scanner, 0)
  if (scanner.kind !== ')') throw neverClosedBracket(scanner, start)
  const { end } = scanner
  scanner.depth--
  next(scanner)
  return { ...inner, start, end }
}

/** A list in brackets where it counts as null; what stands in it must be right all the same. */
function parseList(scanner: Scanner, lists: Place[]): Node {
  const { start } = scanner
  deeper(scanner)
  next(scanner)
  while (scanner.kind !== ']') {
    parseBinary(scanner, 0)
    if (scanner.kind !== 'separator') break
    next(scanner)
  }
  if (scanner.kind !== ']') throw neverClosedBracket(scanner, start)
  const { end } = scanner
  scanner.depth--
  lists.push({ start, end })
  next(scanner)
  return { kind: 'name', name: 'null', quoted: false, start, end }
}

/** call = name "(" [ slot { ( ";" | "," ) slot } ] ")" */
function parseCall(scanner: Scanner, name: string, start: number): Node {
  const bracket = scanner.start
  const args: (Node | undefined)[] = []
  deeper(scanner)
  next(scanner)
  while (scanner.kind !== ')' || args.length > 0) {
    const isEmpty = scanner.kind === 'separator' || scanner.kind === ')'
    args.push(isEmpty ? undefined : parseBinary(scanner, 0))
    if (scanner.kind !== 'separator') break
    next(scanner)
  }
  if (scanner.kind !== ')') throw neverClosedBracket(scanner, bracket)
  const { end } = scanner
  scanner.depth--
  next(scanner)
  return { kind: 'call', name, args, start, end }
}

function deeper(scanner: Scanner): void {
  if (++scanner.depth <= DEEPEST) return
  throw new ImlError('iml/too-deep', `an expression nests more than ${DEEPEST} levels`, {
    remedy: 'compute parts of it in temp first',
    place: { template: scanner.text, start: scanner.open, end: scanner.open + 2 },
  })
}
