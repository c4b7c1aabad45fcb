// What a dialog needs of the world, where it stands, and how it ends.

import type { Known, Answer as Loaded, Need, Plan } from '../../parameters/index.ts'
import type { Ask, Told } from './question.ts'
import type { Walk } from './walk.ts'

/** What a dialog needs of the world; a test gives scripted ones. */
export interface Desk {
  readonly plan: Plan
  readonly ask: Ask
  /** Calls an RPC. Never rejected: a failure is an answer. */
  readonly resolve: (need: Need) => Promise<Loaded>
  /** Shows what came of it; the problems begin the question what to do now. */
  readonly summarize: (state: Finished) => Promise<Summary>
  /** What Save does, with the name of the file. */
  readonly saving?: string
  /** True for a form inside another one: it ends when all is asked, and Back leaves it. */
  readonly isPart?: true
}

/** What is said at the end, and everything that is known by then. */
export interface Summary {
  readonly told: readonly Told[]
  readonly known: Known
}

/** Where a dialog stands: the walk, and what RPCs have answered by `needKey`. */
export interface Finished {
  readonly walk: Walk
  readonly known: Known
}

/** A dialog that was left for another question and can be gone on with. */
export interface Standing extends Finished {
  /** Keys of lists that stand for saved states only. */
  readonly remembered: ReadonlySet<string>
  /** Saved states that are not read yet as far as they are about fields of RPCs. */
  readonly states?: unknown
}

/** How a dialog ended, to be saved or not; a form inside another one is filled in or left. */
export interface Ended extends Standing {
  readonly action: 'save' | 'save-as' | 'stop' | 'filled' | 'back'
}
