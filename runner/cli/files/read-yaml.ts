// A text of YAML as a value; loaded only when a text is no JSON.
import { parseDocument } from 'yaml'
import type { Problem, Source } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { type Refused, refuse } from '../terminal/refusal.ts'

/** Aliases that are followed at most: a few lines could stand for more than memory holds. */
const MOST_ALIASES = 100

/** The value in a text, or its first mistake with its place. */
export function parseYaml(source: Source): { readonly value: unknown } | Refused {
  const document = parseDocument(source.text, { prettyErrors: false })
  const problems = document.errors.slice(0, 1).map((error): Problem => {
    const [start, end] = error.pos
    return {
      code: 'input/syntax',
      severity: 'error',
      message: `This is neither YAML nor JSON: ${error.message}`,
      at: { source, start, end },
    }
  })
  if (problems.length > 0) return refuse(EXIT.problems, ...problems)
  try {
    const value = document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown
    return holdsItself(value, new Set()) ? endless(source) : { value }
  } catch (error) {
    // yaml says so for aliases without an anchor and for too many of them
    if (!(error instanceof ReferenceError)) throw error
    return refuse(EXIT.problems, {
      code: 'input/syntax',
      severity: 'error',
      message: `The aliases cannot be followed: ${error.message}.`,
    })
  }
}

function endless(source: Source): Refused {
  const anchor = Math.max(0, source.text.indexOf('&'))
  return refuse(EXIT.problems, {
    code: 'input/syntax',
    severity: 'error',
    message: 'An alias stands for a value that holds the alias itself, without end.',
    at: { source, start: anchor, end: anchor + 1 },
  })
}

/** True for a value that is a part of itself. */
function holdsItself(value: unknown, around: Set<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (around.has(value)) return true
  around.add(value)
  const found = Object.values(value).some((member) => holdsItself(member, around))
  around.delete(value)
  return found
}
