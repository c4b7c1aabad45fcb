// Says what went wrong inside a function of an app: in words, and where in its file.
import { ImlError } from '../../iml/index.ts'
import { positionOf, type Source, type Span } from '../../text/index.ts'

/** What the thread tells of a thrown value; the texts are whatever the app's code made of them. */
export interface Fault {
  readonly name: string
  readonly message: string
  readonly stack: string
  /** What was found changed of the built-in objects when the call had ended, by commas. */
  readonly changed?: string
}

/** Bytes that the functions of all apps may use together. */
export const MEMORY = 128 * 2 ** 20

/** Words of QuickJS, and those of the engine Make uses, which people look up. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /^cannot read property '(.*)' of (null|undefined)$/,
    "Cannot read properties of $2 (reading '$1')",
  ],
  [
    /^cannot set property '(.*)' of (null|undefined)$/,
    "Cannot set properties of $2 (setting '$1')",
  ],
  [/^'(.*)' is not defined$/, '$1 is not defined'],
]

/** The sentence for a fault; the engine's own words become those people know. */
export function sentenceOf(fault: Fault, limit: number): string {
  const sentence = ownSentence(fault, limit) || 'It threw a text without characters.'
  const { changed } = fault
  if (changed === undefined) return sentence
  const names = changed.split(', ')
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  return `${sentence} (changed while it ran: ${names.slice(0, MOST_NAMES).join(', ')}${more})`
}

/** Names of changed built-in objects that are told. */
const MOST_NAMES = 3

function ownSentence({ name, message }: Fault, limit: number): string {
  if (name === 'TypeError' || name === 'ReferenceError') {
    return WORDS.reduce((text, [pattern, words]) => text.replace(pattern, words), message)
  }
  if (isOutOfMemory({ name, message })) {
    return `The function needs more than its ${MEMORY / 2 ** 20} MB of memory.`
  }
  if (name !== 'InternalError') return message
  if (message === 'interrupted') return timedOut(limit)
  return message === 'stack overflow' ? 'Maximum call stack size exceeded' : message
}

export function isOutOfMemory({ name, message }: Pick<Fault, 'name' | 'message'>): boolean {
  return name === 'InternalError' && message === 'out of memory'
}

export function timedOut(limit: number): string {
  return `Script execution timed out after ${limit} ms.`
}

/** A place in a stack: which text was evaluated, line and column. */
const PLACE = /\b(function|test):(\d+):(\d+):(\d+)/

/** Where it was thrown: the innermost place in the files of the app. `test` is the file of tests. */
export function placeOf(
  { stack }: Fault,
  sources: readonly Source[],
  test?: Source,
): Span | undefined {
  const [, kind, index, line, column] = PLACE.exec(stack) ?? []
  const source = kind === 'test' ? test : sources[Number(index)]
  if (source === undefined) return undefined
  // the code of a function is evaluated behind a bracket
  const shift = kind === 'function' && line === '1' ? 2 : 1
  const lines = source.text.split('\n').slice(0, Number(line) - 1)
  const before = lines.reduce((sum, one) => sum + one.length + 1, 0)
  const start = Math.max(Math.min(before + Number(column) - shift, source.text.length - 1), 0)
  const word = /^[\w$]+/.exec(source.text.slice(start))?.[0].length ?? 1
  return { source, start, end: start + word }
}

/** A place as people write it: file, line and column. */
export function printPlace(span: Span): string {
  const { line, column } = positionOf(span.source, span.start)
  const { file } = span.source
  return file === '' ? `line ${line}, column ${column} of its source` : `${file}:${line}:${column}`
}

/** The error that an expression ends with when a function of the app fails. */
export function failure(message: string, source: Span | undefined): ImlError {
  return new ImlError('iml/function-failed', message, {
    source,
    remedy: source && `see ${printPlace(source)}`,
  })
}
