// What is wrong with a text that is no JSON, in words, at its place.
import { type ParseError, printParseErrorCode } from 'jsonc-parser'
import { defined, type Problem, type Source } from '../text/index.ts'
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

/** The problem behind the first error of the parser. */
export function syntaxProblem(source: Source, error: ParseError): Problem {
  const { offset, length } = error
  if (source.text.trim() === '') {
    const at = { source, start: 0, end: 0 }
    return problem('The file is empty.', at, 'write {} or [], as it suits the file, or remove it')
  }
  const foreign = source.text.indexOf(FOREIGN)
  if (foreign >= 0) return notUtf8(source, foreign)
  const comma = surplusComma(source.text, error)
  if (comma !== undefined) {
    const next = source.text[offset] === ',' ? 'another comma' : source.text[offset]
    const message = `The file is not valid JSON: there is a comma before ${next}.`
    return problem(message, { source, start: comma, end: comma + 1 }, 'remove it')
  }
  const code = printParseErrorCode(error.error)
  const at = { source, start: offset, end: offset + Math.max(1, length) }
  return problem(`The file is not valid JSON: ${WORDS[code] ?? code}.`, at, REMEDIES[code])
}

/** What reading puts in place of bytes that are no text. */
const FOREIGN = '\uFFFD'

/** The problem of a file that was saved in another encoding; undefined for all others. */
export function encodingProblem(source: Source): Problem | undefined {
  const foreign = source.text.indexOf(FOREIGN)
  return foreign < 0 ? undefined : notUtf8(source, foreign)
}

function notUtf8(source: Source, start: number): Problem {
  const at = { source, start, end: start + 1 }
  const message = 'The file holds bytes that are no UTF-8, or the mark of lost ones.'
  return problem(message, at, 'write the character anew and save the file as UTF-8')
}

function problem(message: string, at: Problem['at'], remedy?: string): Problem {
  return {
    code: 'app/json',
    severity: 'error',
    message,
    ...defined({ remedy, at }),
  }
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
