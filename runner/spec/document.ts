// JSON with comments as a value that still knows where every member stands in its file.
import { type Node, type ParseError, parse, parseTree } from 'jsonc-parser'
import type { Json, Path, Problem, Source, Span } from '../text/index.ts'
import { type Broken, brokenAt, encodingFault, syntaxFault } from './syntax.ts'
import { tooDeep, withoutComments } from './without-comments.ts'

export interface Document {
  readonly source: Source
  readonly value: Json
  /**
   * Where the value at a path stands; the nearest written ancestor when the path itself is not
   * written. `within` picks a part of a text value by offsets in the decoded text.
   */
  readonly spanOf: (path: Path, within?: { readonly start: number; readonly end: number }) => Span
  /** Where the name of a member stands. */
  readonly keySpanOf: (path: Path) => Span
}

/** Levels of brackets a file may have; apps have a dozen, and parsers overflow at some thousand. */
const DEEPEST = 500

/**
 * Reads JSON with comments. Trailing commas are refused, as Make refuses them; an empty file is a
 * problem; `fault` is what is wrong in a few words. The value is always given, as far as it could
 * be read.
 */
export function readDocument(source: Source): {
  readonly document: Document
  readonly problems: readonly Problem[]
  readonly fault?: string
} {
  const deep = brackets(source.text) > DEEPEST ? tooDeep(source.text, DEEPEST) : undefined
  if (deep !== undefined) {
    const at = { source, start: deep, end: deep + 1 }
    const document = documentOf({ file: source.file, text: 'null' }, null)
    return { document, ...told(brokenAt(at, `The file is nested deeper than ${DEEPEST} levels`)) }
  }
  const quick = quickValue(source.text)
  if (quick !== undefined) {
    return { document: documentOf(source, quick), ...told(encodingFault(source)) }
  }
  const errors: ParseError[] = []
  const value = parse(source.text, errors, { allowTrailingComma: false }) as Json | undefined
  const [error] = errors
  const document = documentOf(source, value ?? null)
  return { document, ...told(error && syntaxFault(source, error)) }
}

const told = (broken: Broken | undefined) =>
  broken ? { problems: [broken.problem], fault: broken.words } : { problems: [] }

/** How many brackets a text opens, at most: those in strings and comments count, too. */
function brackets(text: string): number {
  return text.split('{').length + text.split('[').length - 2
}

/** The value by JavaScript's own parser, many times faster; undefined when anything is wrong. */
function quickValue(text: string): Json | undefined {
  try {
    return JSON.parse(text.includes('/') ? withoutComments(text) : text) as Json
  } catch {
    // the slow parser tells what is wrong, and where
    return undefined
  }
}

/** A document for a value that comes from no file, such as a communication inside a case. */
export function documentOfValue(value: Json, file = ''): Document {
  return documentOf({ file, text: JSON.stringify(value, null, 2) ?? 'null' }, value)
}

function documentOf(source: Source, value: Json): Document {
  let tree: Node | undefined
  const root = (): Node | undefined => {
    tree ??= parseTree(source.text)
    return tree
  }
  return {
    source,
    value,
    spanOf: (path, within) => {
      const node = nearest(root(), path)
      if (!node) return { source, start: 0, end: 0 }
      if (within && node.type === 'string' && node.value !== undefined) {
        return insideString(source, node, within)
      }
      return { source, start: node.offset, end: node.offset + node.length }
    },
    keySpanOf: (path) => {
      const node = nodeAt(root(), path)
      const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : node
      if (!key) return { source, start: 0, end: 0 }
      return { source, start: key.offset, end: key.offset + key.length }
    },
  }
}

/** The node at a path; of a key that stands twice the last one, whose value counts. */
function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  let found = root
  for (const step of path) found = found && childOf(found, step)
  return found
}

function childOf({ type, children = [] }: Node, step: string | number): Node | undefined {
  if (type === 'array') return typeof step === 'number' ? children[step] : undefined
  if (type !== 'object') return undefined
  return children.findLast(({ children: [key] = [] }) => key?.value === String(step))?.children?.[1]
}

/** The node of the longest beginning of the path that is written in the file. */
function nearest(root: Node | undefined, path: Path): Node | undefined {
  let found = root
  for (const step of path) {
    const next = found && childOf(found, step)
    if (!next) break
    found = next
  }
  return found
}

/** Offsets in a decoded text, as offsets in the file: escapes take more room than they stand for. */
function insideString(
  source: Source,
  node: Node,
  within: { readonly start: number; readonly end: number },
): Span {
  const raw = source.text.slice(node.offset + 1, node.offset + node.length - 1)
  const starts: number[] = []
  for (let index = 0; index < raw.length; ) {
    starts.push(index)
    if (raw[index] !== '\\') index += 1
    else index += raw[index + 1] === 'u' ? 6 : 2
  }
  starts.push(raw.length)
  const offset = (decoded: number): number =>
    node.offset + 1 + (starts[Math.min(decoded, starts.length - 1)] ?? raw.length)
  return { source, start: offset(within.start), end: offset(within.end) }
}
