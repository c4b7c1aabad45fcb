// A problem of the check with the fix it may bring, and how one is made from its row in the table.
import type { Document } from '../spec/index.ts'
import {
  type Advice,
  advised,
  type Code,
  findings,
  type Path,
  type Problem,
  type Span,
} from '../text/index.ts'
import type { Mistake } from './judge/part.ts'
import type { Fix } from './rules/rule.ts'

/** What the check finds. */
export interface Found extends Problem {
  /** A replacement that changes nothing but what is complained about. */
  readonly fix?: Fix
  /** Of a mistake in the shape of a file: the path of what is wrong, or of what is missing. */
  readonly steps?: Path
  /** Of what the contract offers in vain: the components that could use it, as nameOf calls them. */
  readonly unusedBy?: readonly string[]
}

/** A finding of the table; its severity comes from there. */
export function found(code: Code, at: Span | undefined, message: string, advice?: Advice): Found {
  return {
    code,
    severity: findings.get(code)?.severity ?? 'error',
    message,
    ...advised(advice),
    ...(at === undefined ? {} : { at }),
  }
}

/** A mistake in the shape of a file, at its place. */
export function foundMistake(mistake: Mistake, document: Document): Found {
  const { kind, path, onKey, message, advice, missing } = mistake
  const at = onKey ? document.keySpanOf(path) : opening(document.spanOf(path))
  const steps = missing === undefined ? path : [...path, missing]
  return { ...found(`structure/${kind}`, at, message, advice), steps }
}

/** Of an object or a list only its first character, which is easier to see than the whole. */
export function opening(span: Span): Span {
  const first = span.source.text[span.start]
  return first === '{' || first === '[' ? { ...span, end: span.start + 1 } : span
}
