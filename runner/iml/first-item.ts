// `list[].member` reads the first item alone: what to write where a whole list is meant.
import type { ImlFunction } from './functions/function.ts'
import type { Node } from './syntax.ts'

/** What `a[].b` is meant as, `map(a; 'b')`; undefined for a node without `[]` before a member. */
export function allItemsOf(node: Node | undefined, text: string): string | undefined {
  if (node?.kind !== 'path') return undefined
  let meant: string | undefined
  let from = node.start
  let key = ''
  for (const [index, step] of node.steps.entries()) {
    const isEmpty = step.kind === 'index' && step.index === undefined
    if (!isEmpty || node.steps[index + 1]?.kind !== 'member') continue
    meant = mapped(meant, text.slice(from, step.start), key)
    from = step.end
    key = text.slice(step.end + 1, node.end)
  }
  return meant === undefined ? undefined : `map(${meant}; '${key}')`
}

/** The list that the next `[]` stands behind. */
function mapped(before: string | undefined, written: string, key: string): string {
  if (before === undefined) return written
  const own = key.slice(0, written.length - 1)
  return `flatten(map(${before}; '${own}'))`
}

/** Whether a function takes a list as its argument of that number, of so many. */
export function takesList(row: ImlFunction, number: number, count: number): boolean {
  const slots = row.parameters.split(';').map((slot) => slot.replaceAll(/[[\]]/g, '').trim())
  const named = slots.filter((slot) => slot !== '...')
  const slot = named[Math.min(number, named.length - 1)] ?? ''
  // several numbers are numbers, one argument alone may be a list of them
  if (/\bor number$/.test(slot)) return count === 1
  return /\barray$/.test(slot) && !slot.includes('collection')
}

/** Text, buffer or array: what takes a list also takes the text that `[]` gives instead. */
export function takesTextOrList(row: ImlFunction, number: number): boolean {
  return number === 0 && /^text.* or array/.test(row.parameters)
}
