// The kept state of the embedded portal: every portal of a folder looks at the newest and keeps at once.
import type { Around, Fake, SavedState } from '../fake/index.ts'
import { readKept, takeLock, type Waiting, writeKept } from '../io/index.ts'

export const KEPT_STATE = 'portal.json'

/** What is kept, as it is written and as it is meant; neither before anything was kept. */
export interface KeptState {
  readonly text?: string | undefined
  readonly state?: SavedState | undefined
}

/** The state that was kept last. Throws an Error with one sentence when it cannot be read. */
export function readPortalState(directory: string): KeptState {
  const text = readKept(directory, KEPT_STATE)
  return text === undefined ? {} : { text, state: stateIn(text) }
}

function stateIn(text: string): SavedState {
  try {
    return JSON.parse(text) as SavedState
  } catch {
    throw new Error(
      `The kept state of the portal (.dryrun/${KEPT_STATE}) is damaged; run dryrun fake --reset.`,
    )
  }
}

/**
 * How the calls of a portal share one state with those of other processes. `kept` is what the portal
 * was made from; undefined when it was made anew on request: it then goes its own way until its first
 * change, which replaces what is kept. Only a call that changes something takes the lock, from its look
 * at the newest state until its change is kept, and nothing is waited for in between. A call whose
 * change cannot be kept fails and has changed nothing; `hindered` is told why.
 */
export function sharing(
  fake: () => Fake,
  directory: string,
  kept: KeptState | undefined,
  waiting: Waiting,
  hindered: (error: unknown) => void,
): Around {
  /** The text that the portal is in step with. */
  let known: string | undefined = kept?.text
  let isOwn = kept === undefined
  /** True when the portal may hold what is not kept. */
  let isAstray = false
  const catchUp = (): void => {
    if (isOwn && isAstray) fake().resume(undefined)
    if (!isOwn) {
      // the whole text, because neither times nor numbers of files tell two versions apart for certain
      const text = readKept(directory, KEPT_STATE)
      if (text !== known || isAstray) fake().resume(text === undefined ? text : stateIn(text))
      known = text
    }
    isAstray = false
  }
  const change = async <Result>(work: () => Result): Promise<Result> => {
    const release = await takeLock(directory, waiting)
    try {
      catchUp()
      const before = fake().revision()
      isAstray = true
      const done = work()
      if (fake().revision() !== before) {
        const text = fake().stateText()
        writeKept(directory, KEPT_STATE, text)
        known = text
        isOwn = false
      }
      isAstray = false
      return done
    } finally {
      release()
    }
  }
  return (work, changes) => {
    if (!changes) {
      catchUp()
      return work()
    }
    return change(work).catch((error) => {
      // the client only sees a service that failed
      hindered(error)
      throw error
    })
  }
}
