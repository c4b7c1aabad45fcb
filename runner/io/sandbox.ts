// Runs the app's own functions inside QuickJS, in a thread of its own: nothing leads out, nothing hangs.
import type { CustomFunction, Scope } from '../iml/index.ts'
import type { Problem, Source } from '../text/index.ts'
import { createBox, type Defect } from './sandbox/box.ts'
import { unpacked } from './sandbox/crossing.ts'
import { failure, placeOf, sentenceOf } from './sandbox/fault.ts'

export interface SandboxOptions {
  /** Milliseconds one call may take (Make: 10,000). */
  readonly limit?: number
  /** Called with every line that debug or console.log printed, once the call has ended. */
  readonly debug?: (line: string) => void
}

export interface BoundFunctions {
  /** Callable at once; each throws ImlError, with the place in its file, when it fails. */
  readonly functions: ReadonlyMap<string, CustomFunction>
  /** What is wrong with the functions as they are written. */
  readonly check: () => readonly Problem[]
  /** Frees what they hold. They can still be called, but begin anew. */
  readonly dispose: () => void
}

const LIMIT = 10_000

/**
 * Makes functions callable in the scope their app runs in: `iml` with the built-in ones and each
 * other, `environment.timezone`, `this.timezone`, `Buffer` and `debug`. The thread starts with the
 * first call. Variables that a function leaves behind are seen by later calls until `dispose`. [inferred]
 */
export function bindFunctions(
  sources: ReadonlyMap<string, Source>,
  scope: Scope,
  { limit = LIMIT, debug = () => {} }: SandboxOptions = {},
): BoundFunctions {
  const box = createBox(sources, scope, limit, debug)
  const texts = [...sources.values()]
  const bound = [...sources.keys()].map((name, index): [string, CustomFunction] => [
    name,
    (args) => {
      const defect = box.defects()[index]
      if (defect !== undefined && !('named' in defect)) {
        const { message, at } = unreadable(name, defect, texts, limit)
        throw failure(message, at)
      }
      const answer = box.call(name, args)
      if ('text' in answer) return unpacked(answer.text)
      throw failure(sentenceOf(answer.fault, limit), placeOf(answer.fault, texts))
    },
  ])
  const check = () =>
    [...sources.keys()].flatMap((name, index) =>
      defectProblem(name, box.defects()[index], texts, limit, index),
    )
  return { functions: new Map(bound), check, dispose: box.dispose }
}

function unreadable(
  name: string,
  fault: Exclude<Defect, { named: string }>,
  texts: readonly Source[],
  limit: number,
) {
  const message = `The source of function '${name}' cannot be read: ${sentenceOf(fault, limit)}`
  return { message, at: placeOf(fault, texts) }
}

function defectProblem(
  name: string,
  defect: Defect | undefined,
  texts: readonly Source[],
  limit: number,
  index: number,
): Problem[] {
  const source = texts[index]
  if (defect === undefined || source === undefined) return []
  const whole = { source, start: 0, end: 1 }
  if ('named' in defect) {
    const start = Math.max(source.text.indexOf(defect.named), 0)
    return [
      {
        code: 'function/name',
        severity: 'warning',
        message: `The code of function '${name}' calls itself ${defect.named}.`,
        remedy: `name it ${name}, as expressions call it`,
        at: { source, start, end: start + defect.named.length },
      },
    ]
  }
  const { message, at = whole } = unreadable(name, defect, texts, limit)
  return [{ code: 'function/source', severity: 'error', message, at }]
}
