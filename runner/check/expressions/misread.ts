// Signs without quotes or backticks that are read as subtractions: formats of dates, names with dashes.
import { scopeNames } from '../../engine/index.ts'
import { keywords, type Node } from '../../iml/index.ts'
import { formatOf } from './date-formats.ts'
import type { Offsets, OwnFunctions } from './place.ts'

/** A stretch of a template that means something else than it says; nothing inside is judged again. */
export interface Misread extends Offsets {
  readonly code: 'expression/unquoted-format' | 'expression/subtraction'
  readonly message: string
  readonly remedy: string
}

/** What is misread in a template, the widest stretches only. */
export function misreadIn(
  nodes: readonly Node[],
  text: string,
  app: OwnFunctions,
): readonly Misread[] {
  const all = nodes.flatMap((node) => misread(node, text, app) ?? [])
  return all.filter((one) => !all.some((other) => other !== one && isInside(one, other)))
}

export function isInside(inner: Offsets, outer: Offsets): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

function misread(node: Node, text: string, app: OwnFunctions): Misread | undefined {
  const format = formatOf(node, app)
  if (format) return unquotedFormat(format, text)
  return node.kind === 'binary' ? dashedName(node, text) : undefined
}

const TOKENS = '[YMDdHhmsSAaZXxTQ]+'
const FORMAT = new RegExp(`^${TOKENS}(?:[-/. ]+${TOKENS})*$`)

/** What no name looks like. */
const SURE = /YY|MM|DD|HH|hh|mm|ss|^[XxYMDHQ]$/

function unquotedFormat({ start, end }: Node, text: string): Misread | undefined {
  const written = text.slice(start, end)
  if (!FORMAT.test(written) || !SURE.test(written)) return undefined
  return {
    code: 'expression/unquoted-format',
    start,
    end,
    message: 'The format must be a quoted text.',
    remedy: `write '${written}'`,
  }
}

/** Formats with blanks and colons are no expressions at all. */
const BROKEN = new RegExp(
  `(?:formatDate|parseDate)\\([^\\n]*[;,]\\s*(${TOKENS}(?:[-/.: ]+${TOKENS})*)[-/.: ]*$`,
)

/** Longer beginnings are not looked at, so that no text takes long. */
const MOST_BEFORE = 500

/** The remedy for a template that breaks inside of a format without quotes. */
export function quotesMissing(text: string, brokenAt: number): string | undefined {
  const before = text.slice(Math.max(0, text.lastIndexOf('{{', brokenAt)), brokenAt)
  const [, written] = (before.length < MOST_BEFORE && BROKEN.exec(before)) || []
  return written !== undefined && SURE.test(written)
    ? "the format must be a quoted text, such as 'YYYY-MM-DD HH:mm'"
    : undefined
}

/** ``headers.content-type``: a path, and right behind each dash a name that nothing sets. */
function dashedName(node: Extract<Node, { kind: 'binary' }>, text: string): Misread | undefined {
  const names: string[] = []
  let left: Node = node
  while (left.kind === 'binary') {
    const { right } = left
    if (right.kind !== 'name' || right.quoted || isSet(right.name)) return undefined
    // with a blank or a parenthesis in between it is meant as it is read
    if (text.slice(left.left.end, right.end) !== `-${right.name}`) return undefined
    names.unshift(right.name)
    left = left.left
  }
  const last = left.kind === 'path' ? left.steps.at(-1) : undefined
  if (last?.kind !== 'member' || last.quoted || last.end !== left.end) return undefined
  const { start } = left
  const end = node.right.end
  const name = `${text.slice(start, last.start)}.\`${[last.name, ...names].join('-')}\``
  return {
    code: 'expression/subtraction',
    start,
    end,
    message: `"${text.slice(start, end)}" is a subtraction.`,
    remedy: `a name with a dash needs backticks: ${name}`,
  }
}

const isSet = (name: string): boolean => keywords.has(name) || Object.hasOwn(scopeNames, name)
