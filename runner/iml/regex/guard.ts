// Ends what does not end by itself: Node stops a script after a time limit, inside a regular expression, too.
import type { Context, Script } from 'node:vm'
import { vm } from '../libraries.ts'

/** What the watched script calls: the work and what it gives belong to this realm. */
interface Slot extends Context {
  work: (() => unknown) | undefined
}

interface Watch {
  readonly slot: Slot
  readonly script: Script
}

let watch: Watch | undefined

function createWatch(): Watch | undefined {
  const node = vm()
  if (node === undefined) return undefined
  const slot: Slot = { work: undefined }
  node.createContext(slot)
  return { slot, script: new node.Script('work()') }
}

/**
 * What `work` gives, or undefined when it was not done after so many milliseconds; it is stopped wherever
 * it is, so it must not be changing what others see. Costs some 0.1 ms. Throws what `work` throws.
 */
export function withinTime<Result extends string | boolean>(
  work: () => Result,
  milliseconds: number,
): Result | undefined {
  watch ??= createWatch()
  if (watch === undefined) return work()
  const { slot, script } = watch
  slot.work = work
  try {
    return script.runInContext(slot, { timeout: milliseconds }) as Result
  } catch (error) {
    if (isTimeout(error)) return undefined
    throw error
  } finally {
    slot.work = undefined
  }
}

/** Node makes this error in the realm of the script: it is no `Error` of ours. */
function isTimeout(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null && 'code' in error
  return isObject && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
