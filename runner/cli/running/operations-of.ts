// What one operation of each type of module is: how it runs, and what it leaves for the next one.

import type { TriggerState } from '../../engine/index.ts'
import type { Beginning, Values } from '../../operation/index.ts'
import {
  type ModuleRun,
  type OwnWorld,
  type Performed,
  readTriggerState,
  runModule,
  writeTriggerState,
} from '../../run/index.ts'
import type { Module } from '../../spec/index.ts'
import { EXIT } from '../exit-codes.ts'
import type { Session } from '../session/session.ts'
import { type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import { type Terminal, waitingIn } from '../terminal/terminal.ts'
import { beginning, placeOfState } from './beginning.ts'

/** Gets bundles as soon as they are final. */
export type Give = (bundles: readonly unknown[]) => void

/** One operation that can be run. */
export interface Work {
  /** What it runs on, for the reader of the result. */
  readonly input: unknown
  /** Runs it. Bundles that `give` got are not in the result. */
  readonly perform: (world: OwnWorld, give?: Give) => Promise<Performed>
}

/** The values of one operation: as they were given, and as the module reads them. */
export interface Input {
  readonly values: Values
  readonly bundle: Values
}

/** The operations of a module on its inputs and, for an instant trigger, on the items it received. */
export interface Wanted {
  readonly module: Module
  readonly inputs: readonly Input[]
  readonly items?: readonly unknown[] | undefined
  readonly from?: Beginning | undefined
  /** True when there is a person who may be asked where a trigger begins. */
  readonly asks: boolean
}

/** The operations in order; undefined when a question was left, refused when a kept state is damaged. */
export async function worksOf(
  terminal: Terminal,
  session: Session,
  wanted: Wanted,
): Promise<readonly Work[] | undefined | Refused> {
  const { module, inputs, items } = wanted
  const run = (values: Values, world: OwnWorld, how: ModuleRun): Promise<Performed> =>
    runModule(session.opened.app, module.name, values, world, how)
  if (items) {
    const [{ values } = { values: {} }] = inputs
    return items.map((payload) => ({
      input: payload,
      perform: (world, give) => run(values, world, { payload, give }),
    }))
  }
  if (module.type === 'trigger') return polls(terminal, session, wanted)
  return inputs.map(({ values, bundle }) => ({
    input: bundle,
    perform: (world, give) => run(values, world, { give }),
  }))
}

/** Runs of a polling trigger: each begins where the one before ended, and what it learnt is kept. */
async function polls(
  terminal: Terminal,
  session: Session,
  { module, inputs, from: told, asks }: Wanted,
): Promise<readonly Work[] | undefined | Refused> {
  const { keeps } = session.aim
  const place = placeOfState(session, module)
  let state: TriggerState | undefined
  try {
    // read even where --from begins anew: what is damaged could not be added to afterwards
    const kept = keeps ? readTriggerState(place) : undefined
    if (told === undefined) state = kept
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'run/state', severity: 'error', message })
  }
  const [{ values } = { values: {} }] = inputs
  const from = state ? 'all' : await beginning(terminal, session, module, { values, told, asks })
  if (from === undefined) return undefined
  const { app } = session.opened
  return inputs.map(({ values, bundle }) => ({
    input: bundle,
    perform: async (world, give) => {
      const how = { trigger: { state, from }, give }
      const performed = await runModule(app, module.name, values, world, how)
      if (performed.error || performed.interrupted || !performed.state) return performed
      state = performed.state
      if (keeps) await writeTriggerState(place, performed.state, waitingIn(terminal))
      return performed
    },
  }))
}
