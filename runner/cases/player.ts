// What plays the cases of one kind: the keys and options that mean something there, and how it is done.
import type { BindFunctions, Wanted } from '../operation/index.ts'
import type { App } from '../spec/index.ts'
import type { Case, Played } from './case.ts'

/** What a case may need beside itself. */
export interface Surrounding {
  /** The app that cases of kind module run against. */
  readonly app?: App | undefined
  /** Runs the functions a case or the app brings; needed only where there are some. */
  readonly bind?: BindFunctions | undefined
}

export interface Player {
  readonly kind: string
  /** Keys of a case beside those of every case, each with what must stand behind it. */
  readonly keys: Readonly<Record<string, Wanted>>
  /** Names under `options`, each with what it must be; without them a case of this kind has no options. */
  readonly options: Readonly<Record<string, Wanted>>
  /** Throws an Error where a case is written in a way no table tells. */
  readonly play: (played: Case, around: Surrounding) => Played
}

/** A case that passed, or every difference in a line of its own. */
export function verdict({ id }: Case, differences: readonly string[]): Played {
  return differences.length === 0
    ? { id, ok: true }
    : { id, ok: false, why: differences.join('\n') }
}
