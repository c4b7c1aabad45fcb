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
// What real apps write that is not IML, and what becomes of it (Make's own answers are unknown, so
// none of these is guessed into a value; malformed.ts has the words):
//   'a'b.c, a ' ' b       two values side by side: refused, the remedy is +
//   a and b, or, mod, not refused, the remedy is the sign
//   { limit: x }, [1, 2]  refused: IML has no literals for collections and lists
//   a ? b : c             refused, the remedy is if(...)
//   {{a  ('b  (c          refused at the mark that is never closed
//   {{a;}}  {{a, b}}      refused: separators belong into calls
//   {{}}  {{...}}         refused as values; {{...}} is a key, see render.ts
//   f(a;)  f(;)  f(a,,b)  empty slots: undefined arguments
//   headers.content-type  a subtraction, as the grammar says: usually NaN
//   f(x, YYYY-MM-DD)      a subtraction of unknown names: NaN; with a blank or : in it refused
//   a[0]                  undefined, see path.ts
//   1.5.x, 1.5[2]         a path through 1 and 5, because numbers have no members
import { ImlError } from './error.ts'
import { missingMember, missingValue, neverClosedBracket, unexpected } from './malformed.ts'
import { binaryOperator, unaryOperator } from './operators.ts'
import type { Index, Member, Node, Piece, Step, Template } from './syntax.ts'
import { createScanner, next, nextMember, type Scanner } from './tokens.ts'

/** How deep brackets, calls and signs may nest; deeper text is an attack or a mistake. */
const DEEPEST = 200

/** Longest text that may hold expressions, in UTF-16 units. */
const LONGEST = 1_000_000

/**
 * Parses a text with any number of `{{...}}` in it. Throws ImlError: `iml/syntax`, `iml/too-deep`
 * (more than 200 levels) or `iml/too-long` (more than 1,000,000 characters).
 */
export function parseTemplate(text: string): Template {
  const pieces: Piece[] = []
  let from = 0
  let open = text.indexOf('{{')
  if (open >= 0 && text.length > LONGEST) throw tooLong(text, open)
  const scanner = createScanner(text)
  while (open >= 0) {
    if (open > from) pieces.push(textPiece(text, from, open))
    scanner.open = open
    scanner.at = open + 2
    next(scanner)
    const node = parseBinary(scanner, 0)
    if (scanner.kind !== 'close') throw unexpected(scanner)
    from = scanner.end
    pieces.push({ kind: 'expression', node, start: open, end: from })
    open = text.indexOf('{{', from)
  }
  if (from < text.length) pieces.push(textPiece(text, from, text.length))
  return { text, pieces }
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
  const steps: Step[] = []
  let end = base.end
  while (scanner.kind === '.' || scanner.kind === '[') {
    const step = scanner.kind === '.' ? parseMember(scanner) : parseIndex(scanner)
    steps.push(step)
    end = step.end
  }
  return { kind: 'path', base, steps, start: base.start, end }
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
