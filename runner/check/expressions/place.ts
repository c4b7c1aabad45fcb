// Places inside of a template as places in the file it stands in.
import type { App, Document } from '../../spec/index.ts'
import type { Span } from '../../text/index.ts'
import type { Text } from '../look/texts.ts'

/** Offsets in a template's text. */
export interface Offsets {
  readonly start: number
  readonly end: number
}

/** What is asked of an app about a call: is the function its own? */
export type OwnFunctions = Pick<App, 'functions'>

export type PlaceOf = (offsets: Offsets) => Span

/** Of a key the whole name: only values keep their places inside of escapes. */
export function placeIn(document: Document, { path, isKey }: Text): PlaceOf {
  return (offsets) => (isKey ? document.keySpanOf(path) : document.spanOf(path, offsets))
}
