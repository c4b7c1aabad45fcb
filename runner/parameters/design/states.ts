// The states of fields as the tree a saved dialog keeps (`metadata.restore`), and its path texts.
import { isRecord, own } from '../../text/index.ts'
import type { FieldState, FormPath } from './walk.ts'

type Tree = Record<string, unknown>

/** One tree from the states of a domain: collections under `nested`, list items under `items`. */
export function stateTree(
  states: readonly { readonly path: FormPath; readonly state: FieldState }[],
): Tree {
  const tree: Tree = {}
  for (const { path, state } of states) place(tree, path, state)
  return tree
}

function place(tree: Tree, path: FormPath, state: FieldState): void {
  let current: Tree | Tree[] = tree
  for (const [index, step] of path.entries()) {
    const next = path[index + 1]
    const entry: Tree = entryOf(current, step)
    if (next === undefined) Object.assign(entry, state)
    else current = inside(entry, typeof step === 'number', typeof next === 'number')
  }
}

function entryOf(container: Tree | Tree[], step: string | number): Tree {
  const found: unknown = Array.isArray(container)
    ? container[Number(step)]
    : own(container, String(step))
  if (isRecord(found)) return found
  const created: Tree = {}
  if (Array.isArray(container)) container[Number(step)] = created
  else
    Object.defineProperty(container, String(step), {
      value: created,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  return created
}

/** Where the next step goes: members of an item lie in it, its own items under `value`. */
function inside(entry: Tree, isItem: boolean, nextIsItem: boolean): Tree | Tree[] {
  if (isItem && !nextIsItem) return entry
  if (isItem) return itemsOf(entryOf(entry, 'value'))
  if (nextIsItem) return itemsOf(entry)
  // A chosen option may have put its fields here; the states of shown fields take their place.
  if (!isRecord(entry.nested)) entry.nested = {}
  return entryOf(entry, 'nested')
}

function itemsOf(entry: Tree): Tree[] {
  if (Array.isArray(entry.items)) return entry.items
  const items: Tree[] = []
  entry.items = items
  entry.mode = 'chose'
  return items
}

/** A path as `restore` spells it: dots, `[i]` for items, backticks around names with a dot. */
export function printFormPath(path: FormPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      return (index === 0 ? '' : '.') + (step.includes('.') ? `\`${step}\`` : step)
    })
    .join('')
}

/** The path a text of that spelling stands for. */
export function readFormPath(text: string): FormPath {
  const steps = text.matchAll(/\[(\d+)\]|`([^`]*)`|([^.[`]+)/g)
  return [...steps].map(([, index, quoted, plain]) =>
    index === undefined ? (quoted ?? plain ?? '') : Number(index),
  )
}
