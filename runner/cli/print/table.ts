// Rows in columns; the last column wraps, and in a narrow terminal a row becomes a small block.
import { displayWidth, padTo, wrap } from './wrap.ts'

/** Columns between two cells. */
const GAP = 2

/** Fewer columns than this for the last cell, and the row is drawn as a block instead. */
const NARROWEST = 24

export interface TableOptions {
  /** Columns of the terminal; undefined: nothing wraps. */
  readonly width: number | undefined
  readonly indent?: number
}

/** The rows as lines. Cells may be coloured; all rows have the same number of cells. */
export function drawTable(rows: readonly (readonly string[])[], options: TableOptions): string[] {
  const { width, indent = 0 } = options
  const count = rows[0]?.length ?? 0
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + GAP, indent)
  const room = width === undefined ? undefined : width - before
  const tooNarrow = room !== undefined && room < NARROWEST && (widths.at(-1) ?? 0) > room
  return rows.flatMap((row) =>
    tooNarrow ? drawBlock(row, indent, width) : drawRow(row, widths, indent, room),
  )
}

function drawRow(
  row: readonly string[],
  widths: readonly number[],
  indent: number,
  room: number | undefined,
): string[] {
  const cells = row.slice(0, -1).map((cell, column) => padTo(cell, (widths[column] ?? 0) + GAP))
  const head = ' '.repeat(indent) + cells.join('')
  const [first = '', ...rest] = wrap(row.at(-1) ?? '', room)
  const margin = ' '.repeat(displayWidth(head))
  return [head + first, ...rest.map((line) => margin + line)].map((line) => line.trimEnd())
}

function drawBlock(row: readonly string[], indent: number, width: number | undefined): string[] {
  const [first = '', ...rest] = row
  const margin = ' '.repeat(indent + 4)
  const room = width === undefined ? undefined : width - indent - 4
  const below = rest.filter((cell) => cell !== '').flatMap((cell) => wrap(cell, room))
  return [' '.repeat(indent) + first, ...below.map((line) => margin + line)]
}
