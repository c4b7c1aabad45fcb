// The variables of dryrun iml --context: YAML or JSON with dates and buffers, and the place of what is none.
import { decodeValues, ImlError, problemOf } from '../../iml/index.ts'
import { isRecord, type Path, type Problem, type Source } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { valueFrom } from '../files/read-file.ts'
import { isRefused, misused, type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The variables in a file, `-` being stdin; none without one. */
export async function variablesOf(
  terminal: Terminal,
  file: string | undefined,
): Promise<Record<string, unknown> | Refused> {
  if (file === undefined) return {}
  const given = await valueFrom(terminal, file)
  if (isRefused(given)) return given
  try {
    const value = decodeValues(given.value)
    if (isRecord(value)) return value
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    return refuse(EXIT.problems, await located(error, given.source))
  }
  return misused('usage/context', `${file} must hold a collection: the variables by name.`)
}

/** The error with its place in the file, which is YAML or JSON, and JSON is YAML too. */
async function located(error: ImlError, source: Source): Promise<Problem> {
  const { path: _, ...problem } = problemOf(error)
  const { parseDocument } = await import('yaml')
  const document = parseDocument(source.text, { prettyErrors: false })
  const place = rangeAt(document, error.path ?? [])
  return { ...problem, at: { source, start: place[0], end: place[1] } }
}

/** Offsets of the value at a path, or of the nearest value around it: paths through aliases end early. */
function rangeAt(
  document: { readonly getIn: (path: Path, keepNodes: true) => unknown },
  path: Path,
): readonly [start: number, end: number] {
  for (let length = path.length; length > 0; length--) {
    const found = document.getIn(path.slice(0, length), true)
    const [start, end] = (isNode(found) ? found.range : undefined) ?? []
    if (start !== undefined && end !== undefined) return [start, end]
  }
  return [0, 1]
}

function isNode(value: unknown): value is { readonly range?: readonly number[] | null } {
  return typeof value === 'object' && value !== null && 'range' in value
}
