// The difference of two texts by lines, as everybody reads it; by the longest common lines.

/** Lines around a change. */
const CONTEXT = 3

/** Beyond so many pairs of lines the middle is shown as removed and added whole. */
const MOST_PAIRS = 4_000_000

interface Edit {
  readonly sign: ' ' | '-' | '+'
  readonly line: string
}

/** A unified difference, empty when there is none: `-` is what is in Make, `+` what is here. */
export function unifiedDiff(there: string, here: string, name: string): string {
  if (there === here) return ''
  const edits = editsOf(there.split('\n'), here.split('\n'))
  const lines: string[] = [`--- ${name} in Make`, `+++ ${name} here`]
  const isNear = (index: number): boolean =>
    edits.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== ' ')
  let old = 1
  let fresh = 1
  let isInside = false
  for (const [index, { sign, line }] of edits.entries()) {
    if (isNear(index)) {
      if (!isInside) lines.push(`@@ -${old} +${fresh} @@`)
      lines.push(`${sign}${line}`)
    }
    isInside = isNear(index)
    if (sign !== '+') old += 1
    if (sign !== '-') fresh += 1
  }
  return `${lines.join('\n')}\n`
}

function editsOf(there: readonly string[], here: readonly string[]): readonly Edit[] {
  let start = 0
  while (start < there.length && start < here.length && there[start] === here[start]) start += 1
  let end = 0
  const most = Math.min(there.length, here.length) - start
  while (end < most && there[there.length - 1 - end] === here[here.length - 1 - end]) end += 1
  const same = (line: string): Edit => ({ sign: ' ', line })
  return [
    ...there.slice(0, start).map(same),
    ...middle(there.slice(start, there.length - end), here.slice(start, here.length - end)),
    ...there.slice(there.length - end).map(same),
  ]
}

function middle(there: readonly string[], here: readonly string[]): readonly Edit[] {
  const removed = there.map((line): Edit => ({ sign: '-', line }))
  const added = here.map((line): Edit => ({ sign: '+', line }))
  if (there.length * here.length > MOST_PAIRS) return [...removed, ...added]
  const width = here.length + 1
  // lengths of the longest common lines from each pair of places on
  const lengths = new Uint32Array((there.length + 1) * width)
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0
  for (let row = there.length - 1; row >= 0; row -= 1) {
    for (let column = here.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        there[row] === here[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const edits: Edit[] = []
  let [row, column] = [0, 0]
  while (row < there.length || column < here.length) {
    const [old, fresh] = [removed[row], added[column]]
    if (old && fresh && old.line === fresh.line) {
      edits.push({ sign: ' ', line: old.line })
      row += 1
      column += 1
    } else if (fresh && (!old || at(row, column + 1) > at(row + 1, column))) {
      edits.push(fresh)
      column += 1
    } else if (old) {
      edits.push(old)
      row += 1
    }
  }
  return edits
}
