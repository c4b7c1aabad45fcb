// `dryrun status`: how the app stands in Make, what was changed there, what is pending; nothing is changed.
import { appPath, get, type Item, type Plan, stateText } from '../../deploy/index.ts'
import { own, textAt } from '../../text/index.ts'
import { atDesk, type Desk } from '../deploying/desk.ts'
import { planAt } from '../deploying/planning.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

export type Wish = Typed<'status'>

export const read = (typed: Typed<'status'>): Wish => typed

export function run(terminal: Terminal, { app, origin, json }: Wish): Promise<ExitCode | Refused> {
  return atDesk(terminal, { app, origin, rate: undefined }, (desk) => status(desk, json))
}

async function status(desk: Desk, json: boolean): Promise<ExitCode | Refused> {
  const made = await planAt(desk)
  if (isRefused(made)) return made
  const { plan } = made.planned
  const review = await reviewOf(desk)
  const drift = plan.items.filter(isDrift)
  const { revision } = desk.kept
  const { stdout } = desk.terminal
  if (json) {
    const facts = {
      origin: plan.origin,
      app: plan.app,
      review,
      revision,
      drift,
      changes: plan.changes,
    }
    stdout.write(`${JSON.stringify({ schemaVersion: 1, ...facts }, null, 2)}\n`)
  } else stdout.write(text(plan, drift, review, revision))
  return drift.length > 0 ? EXIT.conflict : EXIT.done
}

/** True for what somebody changed in Make since the last deploy. */
const isDrift = ({ state }: Item): boolean =>
  state === 'changed there' ||
  state === 'changed on both sides' ||
  state === 'gone in Make' ||
  state === 'removed, and changed there'

/** The stage of the review, as Make words it; a refusal to tell is told as such. */
async function reviewOf({ port, origin }: Desk): Promise<string> {
  const reply = await port.call(get(`${appPath(origin)}/review`))
  if (reply.kind !== 'answered') return `not told (${reply.message})`
  const review = own(reply.value, 'review') ?? reply.value
  return textAt(review, 'status') ?? textAt(review, 'stage') ?? 'none'
}

function text(
  plan: Plan,
  drift: readonly Item[],
  review: string,
  revision: string | undefined,
): string {
  const here = plan.changes - plan.conflicts
  const lines = [
    stateText(plan),
    `review: ${review}`,
    `last deployed: ${revision ?? 'not known'}`,
    ...plan.app.pending.map((one) => `pending: ${one}`),
    ...drift.map(({ component, part, state }) => `${state}: ${component}${part ? ` ${part}` : ''}`),
    drift.length === 0
      ? 'Nothing was changed in Make.'
      : 'dryrun pull --drift takes over what was changed in Make.',
    here === 0
      ? 'Nothing waits here to be deployed.'
      : `${here} to deploy: dryrun plan shows what.`,
  ]
  return `${lines.join('\n')}\n`
}
