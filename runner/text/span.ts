// A place in a text: which source, from where to where, and the line and column people count.

export interface Source {
  /** Path of the file as the user would type it; '' for text that comes from no file. */
  readonly file: string
  readonly text: string
}

/** A stretch of a source; offsets count UTF-16 units from 0, `end` is not part of it. */
export interface Span {
  readonly source: Source
  readonly start: number
  readonly end: number
}

/** Line and column of an offset, both counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Where an offset lies, in lines and columns. An offset past the end counts as the end. */
export function positionOf(source: Source, offset: number): Position {
  const before = source.text.slice(0, offset)
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** A span over a whole text that comes from no file, for problems in typed-in values. */
export function spanOfText(text: string, file = ''): Span {
  return { source: { file, text }, start: 0, end: text.length }
}
