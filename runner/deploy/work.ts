// What a deploy works with, and the call that begins and ends it.
import { type Call, get } from './call.ts'
import { type AppPlace, appPath } from './kinds.ts'
import type { Ledger } from './ledger.ts'
import type { Planned } from './plan.ts'
import type { Step } from './steps.ts'
import type { There } from './there.ts'

export interface Work {
  readonly place: AppPlace
  readonly planned: Planned
  /** Make as it was when the plan was made. */
  readonly there: There
  readonly ledger: Ledger
  readonly steps: readonly Step[]
  /** Commit that is deployed. */
  readonly revision: string | undefined
}

/** Hashes of everything an app has. */
export const checksumCall = (place: AppPlace): Call => get(`${appPath(place)}/checksum`)
