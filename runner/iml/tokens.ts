// Cuts the inside of {{...}} into tokens, one at a time; knows quotes and backticks, so that a }} inside of them closes nothing.
import { ImlError } from './error.ts'

export type TokenKind =
  | 'number'
  | 'text'
  | 'name'
  | 'quoted-name'
  | 'sign'
  | 'separator'
  | '.'
  | '('
  | ')'
  | '['
  | ']'
  | 'close'
  | 'end'
  | 'other'

/** A place in a template and the token that was read there last. */
export interface Scanner {
  readonly text: string
  /** Where the {{ of the expression being read stands. */
  open: number
  /** Where the next token is looked for. */
  at: number
  kind: TokenKind
  start: number
  end: number
  /** What the token holds: the decoded text, the name, the sign, or the character nobody knows. */
  value: string
  /** Nesting of the expression being read; guarded by the parser. */
  depth: number
  /** Places of lists in brackets, where they are taken for null; undefined where they are refused. */
  readonly lists: Stretch[] | undefined
}

interface Stretch {
  readonly start: number
  readonly end: number
}

export function createScanner(text: string, lists?: Stretch[]): Scanner {
  return { text, open: 0, at: 0, kind: 'end', start: 0, end: 0, value: '', depth: 0, lists }
}

/** An error about a stretch of the template. `unfinished`: more text could still make it right. */
export function syntaxError(
  text: string,
  place: Stretch,
  message: string,
  remedy: string,
  unfinished = false,
): ImlError {
  const { start, end } = place
  const at = { template: text, start, end }
  return new ImlError('iml/syntax', message, { remedy, place: at, unfinished })
}

const TAB = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BLANK = 32
const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39
const DOT = 46
const BACKSLASH = 92
const OPEN_BRACKET = 91
const BACKTICK = 96
const CLOSE_BRACE = 125

const SINGLE: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ...(['.', '(', ')', '[', ']'] as const).map((mark) => [mark, mark] as const),
  [';', 'separator'],
  [',', 'separator'],
])

/** Longest first, so that `===` is not read as `==` and `=`. */
const SIGNS = [
  ...['===', '!=='],
  ...['==', '!=', '<=', '>=', '&&', '||', '++'],
  ...['=', '<', '>', '+', '-', '*', '/', '%', '&', '|', '!'],
]

/** What may start with an ASCII character, by its code: a mark that stands alone, or signs. */
const MARKS = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  const signs = SIGNS.filter((sign) => sign[0] === character)
  return { character, single: SINGLE.get(character), signs }
})

/** What an ASCII character may be part of, by its code: 1 a name, 2 a name and a number. */
const NAME_CODES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/\d/.test(character)) return 2
  return /[A-Za-z_$]/.test(character) ? 1 : 0
})

const LETTER = /^[\p{L}\p{M}\p{N}]$/u

/** Reads the next token into the scanner and tells its kind. Throws ImlError where a quote is never closed. */
export function next(scanner: Scanner): TokenKind {
  const { text } = scanner
  const at = skipBlanks(scanner)
  const code = text.charCodeAt(at)
  if (at >= text.length) return accept(scanner, 'end', at, '')
  if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) return scanText(scanner, code)
  if (code === BACKTICK) return scanQuotedName(scanner)
  const end = endOfWord(text, at)
  if (end === at) return scanPunctuation(scanner, code)
  return isDigit(code) ? scanNumber(scanner, end) : acceptName(scanner, end)
}

/**
 * Reads what follows a dot: there a run of digits is a name too (`body.data.0`), which is why the
 * parser must ask for it.
 */
export function nextMember(scanner: Scanner): TokenKind {
  const at = skipBlanks(scanner)
  const end = endOfWord(scanner.text, at)
  return end > at ? acceptName(scanner, end) : next(scanner)
}

/** Sets where the next token starts. */
function skipBlanks(scanner: Scanner): number {
  const { text } = scanner
  let { at } = scanner
  let code = text.charCodeAt(at)
  while (code === BLANK || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
    code = text.charCodeAt(++at)
  }
  scanner.start = at
  return at
}

function accept(scanner: Scanner, kind: TokenKind, end: number, value: string): TokenKind {
  scanner.kind = kind
  scanner.end = end
  scanner.at = end
  scanner.value = value
  return kind
}

function acceptName(scanner: Scanner, end: number): TokenKind {
  return accept(scanner, 'name', end, scanner.text.slice(scanner.start, end))
}

function scanPunctuation(scanner: Scanner, code: number): TokenKind {
  const { text, start } = scanner
  if (code === CLOSE_BRACE && text.charCodeAt(start + 1) === CLOSE_BRACE) {
    return accept(scanner, 'close', start + 2, '}}')
  }
  const mark = MARKS[code]
  if (mark?.single !== undefined) return accept(scanner, mark.single, start + 1, mark.character)
  for (const sign of mark?.signs ?? []) {
    if (continues(text, start, sign)) return accept(scanner, 'sign', start + sign.length, sign)
  }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  return accept(scanner, 'other', start + character.length, character)
}

/** Whether a sign stands there whose first character does. */
function continues(text: string, start: number, sign: string): boolean {
  for (let index = 1; index < sign.length; index++) {
    if (text.charCodeAt(start + index) !== sign.charCodeAt(index)) return false
  }
  return true
}

/** A text between quotes: only `\\`, `\"` and `\'` are escapes, any other backslash stays. */
function scanText(scanner: Scanner, quote: number): TokenKind {
  const { text, start } = scanner
  let escaped = false
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      const raw = text.slice(start + 1, at)
      return accept(scanner, 'text', at + 1, escaped ? raw.replace(/\\([\\"'])/g, '$1') : raw)
    }
    if (code === BACKSLASH) {
      escaped = true
      const following = text.charCodeAt(at + 1)
      if (following === BACKSLASH || following === SINGLE_QUOTE || following === DOUBLE_QUOTE) at++
    }
  }
  const mark = String.fromCharCode(quote)
  const place = { start, end: start + 1 }
  throw syntaxError(text, place, 'a text is never closed', `write ${mark} where it ends`, true)
}

function scanQuotedName(scanner: Scanner): TokenKind {
  const { text, start } = scanner
  const close = text.indexOf('`', start + 1)
  if (close < 0) {
    const place = { start, end: start + 1 }
    throw syntaxError(
      text,
      place,
      'a name in backticks is never closed',
      'write ` where it ends',
      true,
    )
  }
  return accept(scanner, 'quoted-name', close + 1, text.slice(start + 1, close))
}

/**
 * What starts with a digit. `1.email` and `5[1]` are paths, `1.5` is a number, `1` too, and `1a` a name.
 */
function scanNumber(scanner: Scanner, end: number): TokenKind {
  const { text, start } = scanner
  if (!areDigits(text, start, end)) return acceptName(scanner, end)
  let last = end
  if (text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) {
    last = endOfWord(text, end + 1)
    if (!areDigits(text, end + 1, last)) last = end
  }
  const following = text.charCodeAt(last)
  const isPath = following === DOT || following === OPEN_BRACKET
  if (isPath) return acceptName(scanner, end)
  return accept(scanner, 'number', last, text.slice(start, last))
}

function endOfWord(text: string, start: number): number {
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (code < 128) {
      if (NAME_CODES[code] === 0) return at
      at++
    } else {
      const size = sizeOfLetter(text, at)
      if (size === 0) return at
      at += size
    }
  }
}

/** How many UTF-16 units a letter outside of ASCII takes; 0 when it is none. */
function sizeOfLetter(text: string, at: number): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return LETTER.test(character) ? character.length : 0
}

function areDigits(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isDigit(text.charCodeAt(at))) return false
  return true
}

function isDigit(code: number): boolean {
  return NAME_CODES[code] === 2
}
