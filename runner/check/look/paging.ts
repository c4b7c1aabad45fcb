// How many pages a paging condition lets a module read of a service that has so many, by evaluating it.
import { compileTemplate, createScope, ImlError, type Node } from '../../iml/index.ts'
import { nodesOf, pathOf } from './expressions.ts'

/** A service in the middle of paging: how many pages it has, and the number of the last one it gave. */
interface Paging {
  readonly pages: number
  readonly given: number
  /** How many items are on a page. */
  readonly size: number
}

/** What a member of an answer is called, and what it then holds; the first name that fits counts. */
const MEANINGS: readonly (readonly [
  name: RegExp,
  values: (paging: Paging) => readonly unknown[],
])[] = [
  [/per_?page|page_?(size|len|limit)|^(limit|size)$/i, ({ size }) => [size]],
  [/has_?(more|next)|^more$/i, ({ pages, given }) => [given < pages]],
  [
    /next/i,
    ({ pages, given }) => (given < pages ? [given + 1, 'next', true] : [null, undefined, false]),
  ],
  [/^(is_?)?last$|^is_?last_?page$|^end$|^done$/i, ({ pages, given }) => [given >= pages]],
  [/(total|num|max|last|count|of).*page|page.*(count|total|max)|pages$/i, ({ pages }) => [pages]],
  // services count their own pages from 1 or from 0
  [
    /^(page|number|index|(cur|current).*page|page_?(no|num|number|index))$/i,
    ({ given }) => [given, given - 1],
  ],
  [/total|count/i, ({ pages, size }) => [pages * size]],
]

/** What may stand in a member of which the name says nothing. */
const ANYTHING: readonly unknown[] = [true, undefined, false, 1_000_000, ['item']]

/** What the service says, or what was kept of it; others are the user's, whose names promise nothing. */
const FROM_ANSWERS = new Set(['body', 'headers', 'temp', 'iterate'])

/** Longer conditions are tried with fewer of the values they might meet. */
const MOST_TRIES = 64

/**
 * How many pages of a service with so many are read, at most; undefined for a condition that does not
 * ask for the number of the page, or that cannot be evaluated without the app.
 */
export function pagesRead(condition: string, pages: number): number | undefined {
  const nodes = nodesOf(condition)
  if (!nodes.some(isPage)) return undefined
  const asked = new Map(
    nodes.flatMap((node) => {
      const path = pathOf(node)
      return path && path.length > 1 && FROM_ANSWERS.has(path[0] ?? '')
        ? [[path.join('\n'), path]]
        : []
    }),
  )
  if (asked.size === 0) return undefined
  const counts = countedBy(nodes)
  const isCount = (path: readonly string[]) => counts.has(path.join('\n'))
  const size = sizeIn(nodes)
  let most: number | undefined
  const howMany = [...asked.values()].map((path) => {
    if (isCount(path)) return 1
    return (meaningOf(path)?.({ pages, given: pages, size }) ?? ANYTHING).length
  })
  for (const choice of choices(howMany)) {
    const read = readWith(condition, pages, ({ given, page }) => {
      const variables: Record<string, unknown> = { pagination: { page } }
      for (const [index, path] of [...asked.values()].entries()) {
        const meaning = meaningOf(path)?.({ pages, given, size })
        const values = isCount(path) ? [pages] : (meaning ?? ANYTHING)
        put(variables, path, values[Math.min(choice[index] ?? 0, values.length - 1)])
      }
      return variables
    })
    if (read === undefined) return undefined
    most = Math.max(most ?? 0, read)
  }
  // what nobody knows the meaning of may have ended it
  const isSure = [...asked.values()].every((path) => isCount(path) || meaningOf(path))
  return isSure || most === undefined || most >= pages - 1 ? most : undefined
}

/** True for pagination.page. */
export const isPage = (node: Node): boolean => pathOf(node)?.join('.') === 'pagination.page'

const ORDERS = new Set(['<', '>', '<=', '>='])

/** What the number of the page itself is compared with by size is a number of pages. */
function countedBy(nodes: readonly Node[]): ReadonlySet<string> {
  return new Set(
    nodes.flatMap((node) => {
      if (node.kind !== 'binary' || !ORDERS.has(node.operator.sign)) return []
      const other = isPage(node.left) ? node.right : isPage(node.right) ? node.left : undefined
      const path = pathOf(other)
      return path === undefined ? [] : [path.join('\n')]
    }),
  )
}

/** The number that page or total is multiplied with or divided by; 10 where none is written. */
function sizeIn(nodes: readonly Node[]): number {
  for (const node of nodes) {
    if (node.kind !== 'binary' || !['*', '/'].includes(node.operator.sign)) continue
    for (const side of [node.left, node.right]) {
      if (side.kind === 'literal' && Number(side.value) > 1) return Number(side.value)
    }
  }
  return 10
}

function meaningOf(path: readonly string[]) {
  const name = path.at(-1) ?? ''
  if (!FROM_ANSWERS.has(path[0] ?? '')) return undefined
  return MEANINGS.find(([pattern]) => pattern.test(name))?.[1]
}

/** Which of its values each member takes, in every try; `counts` says how many it has. */
function* choices(counts: readonly number[]): Generator<readonly number[]> {
  const all = Math.min(
    counts.reduce((product, count) => product * count, 1),
    MOST_TRIES,
  )
  for (let number = 0; number < all; number++) {
    let rest = number
    yield counts.map((count) => {
      const choice = rest % count
      rest = Math.floor(rest / count)
      return choice
    })
  }
}

type Variables = (at: { readonly given: number; readonly page: number }) => Record<string, unknown>

/** Asked after every page with its number and with that of the next one, as a run does. */
function readWith(condition: string, pages: number, variables: Variables): number | undefined {
  try {
    const { evaluate } = compileTemplate(condition)
    for (let given = 1; given <= pages; given++) {
      const goesOn = [given, given + 1].every((page) =>
        evaluate(createScope(variables({ given, page }))),
      )
      if (!goesOn) return given
    }
    return pages + 1
  } catch (error) {
    if (error instanceof ImlError) return undefined
    throw error
  }
}

function put(variables: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let inside = variables
  for (const step of path.slice(0, -1)) {
    const next = inside[step]
    const below = typeof next === 'object' && next !== null ? next : {}
    inside[step] = below
    inside = below as Record<string, unknown>
  }
  inside[path.at(-1) ?? ''] = value
}
