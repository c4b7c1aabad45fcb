// What is wrong with a text that is no JSON, in words, at its place.
import { type ParseError, printParseErrorCode } from 'jsonc-parser'
import { advised, type Problem, type Source, type Span } from '../text/index.ts'
import { lastSignBefore } from './without-comments.ts'

/** jsonc-parser's error codes in our words; others are shown as the library names them. */
const WORDS: Readonly<Record<string, string>> = {
  CommaExpected: 'a comma is missing',
  ColonExpected: 'a colon is missing',
  ValueExpected: 'a value is missing',
  PropertyNameExpected: 'a member name is missing',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'there is text behind the end of the value',
  InvalidSymbol: 'this is no JSON value',
  UnexpectedEndOfString: 'the text has no closing quote',
  InvalidCharacter: 'this character must be escaped',
  InvalidEscapeCharacter: 'this escape is not known',
  UnexpectedEndOfComment: 'the comment is not closed',
}

/** What to do, where the words do not say it. */
const REMEDIES: Readonly<Record<string, string>> = {
  CloseBraceExpected: 'add } where the collection ends',
  CloseBracketExpected: 'add ] where the list ends',
  EndOfFileExpected: 'remove what stands behind it, or put both into one list',
  UnexpectedEndOfString: 'add a quote; a line break inside a text is written \\n',
  InvalidCharacter: 'write a line break as \\n, a tab as \\t',
  InvalidEscapeCharacter:
    'write \\\\ for a backslash; known are \\" \\/ \\b \\f \\n \\r \\t and \\u with four digits',
}

/** What is wrong with a text that is no JSON: as a problem, and in a few words without full stop. */
export interface Broken {
  readonly problem: Problem
  readonly words: string
}

/** What is behind the first error of the parser. */
export function syntaxFault(source: Source, error: ParseError): Broken {
  const { offset, length } = error
  if (source.text.trim() === '') {
    const at = { source, start: 0, end: 0 }
    const remedy = 'write {} or [], as it suits the file, or remove it'
    return brokenAt(at, 'The file is empty', remedy)
  }
  const foreign = source.text.indexOf(FOREIGN)
  if (foreign >= 0) return notUtf8(source, foreign)
  const comma = surplusComma(source.text, error)
  if (comma !== undefined) {
    const next = source.text[offset] === ',' ? 'another comma' : source.text[offset]
    const at = { source, start: comma, end: comma + 1 }
    return brokenAt(at, `there is a comma before ${next}`, 'remove it', INVALID)
  }
  const code = printParseErrorCode(error.error)
  const at = { source, start: offset, end: offset + Math.max(1, length) }
  return brokenAt(at, WORDS[code] ?? code, REMEDIES[code], INVALID)
}

const INVALID = 'The file is not valid JSON: '

/** What reading puts in place of bytes that are no text. */
const FOREIGN = '\uFFFD'

/** What is wrong with a file that was saved in another encoding; undefined for all others. */
export function encodingFault(source: Source): Broken | undefined {
  const foreign = source.text.indexOf(FOREIGN)
  return foreign < 0 ? undefined : notUtf8(source, foreign)
}

function notUtf8(source: Source, start: number): Broken {
  const at = { source, start, end: start + 1 }
  const words = 'The file holds bytes that are no UTF-8, or the mark of lost ones'
  return brokenAt(at, words, 'write the character anew and save the file as UTF-8')
}

/** The words end the sentence of the problem; `before` begins it. */
export function brokenAt(at: Span, words: string, remedy?: string, before = ''): Broken {
  const message = `${before}${words}.`
  const problem = { code: 'app/json', severity: 'error', message, ...advised(remedy), at } as const
  return { problem, words }
}

/** What the parser misses where a closing bracket stands instead of a member or an item. */
const MISSING = ['PropertyNameExpected', 'ValueExpected']

/** Where the comma stands that makes the bracket or the comma behind it wrong; Make refuses it, as JSON.parse does. */
function surplusComma(text: string, { error, offset }: ParseError): number | undefined {
  const isMissing = MISSING.includes(printParseErrorCode(error))
  if (!isMissing || !/[\]},]/.test(text[offset] ?? '')) return undefined
  const last = lastSignBefore(text, offset)
  return last !== undefined && text[last] === ',' ? last : undefined
}
