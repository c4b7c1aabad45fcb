// dryrun form: the dialog of a module in a terminal, saved as an input for run; or its model as JSON.

import { judgeDialog, judgingOf } from '../../operation/index.ts'
import { planOf, prefilled } from '../../parameters/index.ts'
import type { Module } from '../../spec/index.ts'
import type { ExitCode } from '../exit-codes.ts'
import { type Files, readStates, statesBeside } from '../form/files.ts'
import { fillIn } from '../form/fill-in.ts'
import { printModel } from '../form/model.ts'
import { strangersIn } from '../form/not-saved.ts'
import type { Calls, Started } from '../form/started.ts'
import { restored } from '../form/states.ts'
import { withNumbers } from '../form/texts.ts'
import { givenBundles } from '../running/given-bundles.ts'
import { type Named, openComponent } from '../session/open-app.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import { canAsk, type Terminal } from '../terminal/terminal.ts'
import { againstOf } from '../wish/against.ts'
import { USUAL } from '../wish/caps.ts'
import type { Given } from '../wish/given.ts'
import { timezoneOf } from '../wish/zone-and-clock.ts'
import type { Typed } from './options.ts'

export interface Wish {
  readonly named: Named
  readonly given: Given
  readonly files: Files
  /** How RPCs are called. */
  readonly calls: Calls
  /** False where no RPC is to be called for the form as data. */
  readonly rpc: boolean
  readonly json: boolean
}

export function read(typed: Typed<'form'>, name: string): Wish | Refused {
  const { app, param: params, input, out, states, rpc, json, connection } = typed
  const timezone = timezoneOf(typed.timezone)
  if (isRefused(timezone)) return timezone
  return {
    named: { app, name },
    given: { params, input },
    files: { input, out, states },
    calls: {
      server: againstOf(typed),
      manner: { connection, timezone, trace: false, allowed: USUAL },
    },
    rpc,
    json,
  }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const needed = openComponent(terminal, wish.named, (app) => app.modules, 'module')
  if (isRefused(needed)) return needed
  if (!wish.json && !canAsk(terminal)) return needsTerminal(needed.component)
  const started = await start(terminal, wish, needed.component)
  if (isRefused(started)) return started
  const whole: Started = { ...started, opened: needed.opened }
  const { calls, files, json } = wish
  return json ? printModel(terminal, calls, whole, wish) : fillIn(terminal, calls, files, whole)
}

function needsTerminal({ name }: Module): Refused {
  return misused(
    'usage/no-terminal',
    'The dialog asks questions, and there is no terminal to answer in.',
    `add --json for the form as data, or give the values to dryrun run ${name} with --param`,
  )
}

/** The values the dialog opens with: what is given, what was saved, and defaults for the rest. */
async function start(
  terminal: Terminal,
  { given: wanted, files, calls }: Wish,
  module: Module,
): Promise<Omit<Started, 'opened'> | Refused> {
  const judging = judgingOf(module, { timezone: calls.manner.timezone, now: terminal.now })
  const bundles = await givenBundles(terminal, wanted, judging.fields)
  if (isRefused(bundles)) return bundles
  const [given = {}, ...more] = bundles
  const { input } = wanted
  if (more.length > 0) {
    const message = `A dialog is about one bundle, and ${input} holds ${bundles.length}.`
    return misused('usage/bundles', message, 'put one of them into a file of its own')
  }
  const states = savedStates(terminal, files)
  if (isRefused(states)) return states
  const plan = planOf(module)
  const opened = judgeDialog({ ...presets(plan.parts), ...given }, judging)
  const values = withNumbers(plan, opened.values)
  return {
    module,
    plan,
    judging,
    values,
    told: strangersIn(values, judging),
    states,
    isReopened: input !== undefined,
    ...restored(plan, values, states),
  }
}

/** Choices that are marked as default count like the defaults of fields. */
function presets(parts: ReturnType<typeof planOf>['parts']): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...parts.map(({ parameters }) => prefilled(parameters)))
}

/** The states that were saved with the input, or those of `--states`. */
function savedStates(terminal: Terminal, { input, states: named }: Files): unknown | Refused {
  if (input === undefined || input === '-') return named && readStates(terminal, named)
  return readStates(terminal, named ?? statesBeside(input))
}
