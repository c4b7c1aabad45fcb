// One thing after another that is done with an input; each may end with a sentence at most, and soon.
import { told } from './campaign.ts'

export interface Stepping {
  /** Milliseconds that one step may take; it is done twice more before it counts as slow. */
  readonly longest: number
}

export interface Steps {
  /**
   * Does something. What it throws is a fault, unless it is a plain Error whose sentence is meant to be
   * read and `mayRefuse` says that there may be one. Undefined where something was thrown.
   */
  readonly take: <T>(
    what: string,
    run: () => T | Promise<T>,
    may?: { readonly refuse?: true },
  ) => Promise<T | undefined>
  readonly fault: (what: string) => void
  /** Everything that was wrong so far. */
  readonly faults: () => readonly string[]
}

export function steps({ longest }: Stepping): Steps {
  const faults: string[] = []
  const take: Steps['take'] = async (what, run, may = {}) => {
    const began = performance.now()
    try {
      return await run()
    } catch (error) {
      if (!(may.refuse && isSentence(error))) faults.push(`${what} threw ${told(error)}`)
      return undefined
    } finally {
      const took = performance.now() - began
      if (took > longest && (await isSlow(run, longest))) {
        faults.push(`${what} took ${Math.round(took)} ms`)
      }
    }
  }
  return { take, fault: (what) => faults.push(what), faults: () => faults }
}

/** True for an Error that was thrown to be read: a plain one with a message. */
export function isSentence(error: unknown): boolean {
  if (!(error instanceof Error) || error.message === '') return false
  return Object.getPrototypeOf(error) === Error.prototype
}

const WORDS = [
  /is not (a function|iterable|a constructor|defined)/,
  /Cannot (read|convert|set|destructure|mix|create|delete|redefine)/,
  /(reading|setting) '/,
  /Invalid time value|call stack|URI malformed|BigInt|circular structure|Invalid \w+ length/,
]

/** True for a case that its player could not play for a reason that only a programmer understands. */
export function speaksOfEngine(why: string | undefined): boolean {
  const [, reason] = /could not be played: (.*)/s.exec(why ?? '') ?? []
  return reason !== undefined && WORDS.some((words) => words.test(reason))
}

/** A loaded machine makes something slow once, not three times. */
async function isSlow(run: () => unknown, longest: number): Promise<boolean> {
  for (let time = 0; time < 2; time += 1) {
    const began = performance.now()
    try {
      await run()
    } catch {
      // it is the time that counts here
    }
    if (performance.now() - began <= longest) return false
  }
  return true
}
