// What one operation of each type of module is: how it runs, and what it leaves for the next one.
import type { TriggerState } from '../../engine/index.ts'
import {
  type Beginning,
  type Circumstances,
  canStream,
  type Performed,
  readTriggerState,
  runModule,
  runOnItem,
  runTrigger,
  streamModule,
  writeTriggerState,
} from '../../run/index.ts'
import type { Module } from '../../spec/index.ts'
import { EXIT } from '../exit-codes.ts'
import type { Values } from '../inputs/prepare.ts'
import type { Session } from '../session/session.ts'
import { type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { beginning, placeOfState } from './beginning.ts'

/** Gets bundles as soon as they are final. */
export type Give = (bundles: readonly unknown[]) => void

/** One operation that can be run. */
export interface Work {
  /** What it runs on, for the reader of the result. */
  readonly input: unknown
  /** Runs it. Bundles that `give` got are not in the result. */
  readonly perform: (circumstances: Circumstances, give: Give) => Promise<Performed>
}

/** The operations of a module on its bundles and, for an instant trigger, on the items it received. */
export interface Wanted {
  readonly module: Module
  readonly bundles: readonly Values[]
  readonly items?: readonly unknown[] | undefined
  readonly from?: Beginning | undefined
  /** True when there is a person who may be asked where a trigger begins. */
  readonly asks: boolean
  /** True when bundles are wanted page by page, as far as the module can give them so. */
  readonly streams: boolean
}

/** The operations in order; undefined when a question was left, refused when a kept state is damaged. */
export async function worksOf(
  terminal: Terminal,
  session: Session,
  wanted: Wanted,
): Promise<readonly Work[] | undefined | Refused> {
  const { module, bundles, items } = wanted
  const connection = session.chosen.data
  if (items) {
    const [parameters = {}] = bundles
    return items.map((payload) => ({
      input: payload,
      perform: (circumstances) =>
        runOnItem(module, payload, { parameters, connection }, circumstances),
    }))
  }
  if (module.type === 'trigger') return polls(terminal, session, wanted)
  const streams = wanted.streams && canStream(module, session.circumstances)
  return bundles.map((parameters) => ({
    input: parameters,
    perform: (circumstances, give) =>
      streams
        ? streamModule(module, { parameters, connection }, circumstances, give)
        : runModule(module, { parameters, connection }, circumstances),
  }))
}

/** Runs of a polling trigger: each begins where the one before ended, and what it learnt is kept. */
async function polls(
  terminal: Terminal,
  session: Session,
  { module, bundles, from: told, asks }: Wanted,
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
  const [parameters = {}] = bundles
  const from = state
    ? 'all'
    : await beginning(terminal, session, module, { parameters, told, asks })
  if (from === undefined) return undefined
  return bundles.map((parameters) => ({
    input: parameters,
    perform: async (circumstances) => {
      const inputs = { parameters, connection: session.chosen.data }
      const performed = await runTrigger(module, { inputs, state, from }, circumstances)
      if (performed.error || performed.interrupted || !performed.state) return performed
      state = performed.state
      if (keeps) writeTriggerState(place, state)
      return performed
    },
  }))
}
