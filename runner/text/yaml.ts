// A text of YAML as a value: the one place where YAML is read, so that every file says the same where it is none.
//
// Not in the table of contents of this part: the library is loaded only where a text is no JSON.
import { type Alias, isAlias, type ParsedNode, parseDocument, visit } from 'yaml'
import type { Source, Span } from './span.ts'

/** What keeps a text from having a value, in one sentence, and where it stands. */
export interface YamlMistake {
  readonly message: string
  readonly at: Span
}

/** A text as it is written, for places, and the value of it. */
export interface ReadYaml {
  readonly contents: ParsedNode | null
  readonly value: unknown
}

/** Aliases that are followed at most: a few lines could stand for more than memory holds. */
const MOST_ALIASES = 1000

const NONE = 'This is neither YAML nor JSON'

/** The value of a text, or the first mistake in it. Values of one alias are one and the same. */
export function readYaml(source: Source): ReadYaml | { readonly mistake: YamlMistake } {
  const mistake = (message: string, start = 0, end = start + 1) => ({
    mistake: { message, at: { source, start, end } },
  })
  try {
    const document = parseDocument(source.text, { prettyErrors: false })
    const { contents, errors } = document
    const [broken] = errors
    if (broken) return mistake(`${NONE}: ${broken.message}`, ...broken.pos)
    try {
      const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES })
      if (!holdsItself(value)) return { contents, value }
      const anchor = Math.max(0, source.text.indexOf('&'))
      return mistake(
        'An alias stands for a value that holds the alias itself, without end.',
        anchor,
      )
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error
      const [first, dangling] = aliasesOf(contents)
      if (!dangling) return mistake('The aliases stand for too many values.', ...rangeOf(first))
      const { source: name } = dangling
      return mistake(`The alias *${name} has no anchor &${name} before it.`, ...rangeOf(dangling))
    }
  } catch (error) {
    if (error instanceof RangeError) return mistake('The value nests too deep to be read.')
    // the library throws for a few texts, where it could say what is wrong with them
    return mistake(`${NONE}: ${error instanceof Error ? error.message : error}`)
  }
}

/** The first alias of a document, and the first of an anchor that is not written before it. */
function aliasesOf(contents: ParsedNode | null): readonly [Alias | undefined, Alias | undefined] {
  const anchors = new Set<string>()
  let first: Alias | undefined
  let dangling: Alias | undefined
  visit(contents, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor)
        return undefined
      }
      first ??= node
      if (anchors.has(node.source)) return undefined
      dangling = node
      return visit.BREAK
    },
  })
  return [first, dangling]
}

function rangeOf(alias: Alias | undefined): [start: number, end: number] {
  const [start = 0, end = 1] = alias?.range ?? []
  return [start, end]
}

/** True for a value that is a part of itself; parts that several aliases stand for are looked at once. */
function holdsItself(
  value: unknown,
  around = new Set<unknown>(),
  done = new Set<unknown>(),
): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) return false
  if (around.has(value)) return true
  around.add(value)
  const found = Object.values(value).some((member) => holdsItself(member, around, done))
  around.delete(value)
  done.add(value)
  return found
}
