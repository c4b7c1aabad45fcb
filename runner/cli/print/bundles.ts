// Bundles as people read them: a table when there are several flat ones, a tree for each otherwise.
import { isRecord } from '../../text/index.ts'
import type { Output } from '../terminal/terminal.ts'
import { drawTable } from './table.ts'
import { drawTree, isPlain, plainText } from './tree.ts'
import { displayWidth, visible } from './wrap.ts'

/** Wider tables are no longer read, wherever they are printed. */
const WIDEST = 160

/** The lines for the bundles of one operation. */
export function drawBundles(bundles: readonly unknown[], output: Output): string[] {
  if (bundles.length === 1) return drawTree(bundles[0], output.paint)
  return (
    tableOf(bundles, output) ?? bundles.flatMap((bundle, index) => numbered(bundle, index, output))
  )
}

function numbered(bundle: unknown, index: number, { paint }: Output): string[] {
  return [paint.strong(`Bundle ${index + 1}`), ...drawTree(bundle, paint, 2)]
}

/** A table with a column per name; undefined when a value is nested or the table is too wide. */
function tableOf(bundles: readonly unknown[], { paint, width }: Output): string[] | undefined {
  const records = bundles.filter(isRecord)
  const isFlat = (record: Record<string, unknown>) => Object.values(record).every(isPlain)
  if (records.length !== bundles.length || !records.every(isFlat)) return undefined
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  if (names.length === 0) return undefined
  const head = names.map((name) => paint.strong(visible(name)))
  const rows = records.map((record) =>
    names.map((name) =>
      Object.hasOwn(record, name) && record[name] !== undefined
        ? plainText(record[name], paint)
        : '',
    ),
  )
  const lines = drawTable([head, ...rows], { width: undefined })
  const room = Math.min(width ?? WIDEST, WIDEST)
  return lines.every((line) => displayWidth(line) <= room) ? lines : undefined
}
