// A service that turns the demonstration connection away: what the person can do about it.
import { ModuleError } from '../../engine/index.ts'
import type { Performed } from '../../run/index.ts'
import type { Session } from './session.ts'

/** Statuses of answers that say who asks is not known, or not allowed. */
const TURNED_AWAY = new Set([401, 403])

/** Servers of this program's own take any connection, or were told which. */
const OWN = new Set(['fake', 'answers', 'dry'])

/** The run; an error because of the demonstration connection names `connect` as its remedy. */
export function withRemedy<T extends Performed>(performed: T, { chosen, aim }: Session): T {
  const { error, calls } = performed
  const status = calls.at(-1)?.status ?? 0
  if (!error || chosen.from !== 'demonstration' || OWN.has(aim.against)) return performed
  if (!TURNED_AWAY.has(status)) return performed
  // where only the app says where requests go, nothing that is stored goes there
  const against = `--against ${aim.against === 'local' ? 'live' : aim.against}`
  const remedy = chosen.heldBack
    ? `add ${against}, and the stored connection "${chosen.heldBack}" goes there`
    : `there is only a demonstration connection; make a real one with dryrun connect ${against}`
  const { type, message, at, network } = error
  return { ...performed, error: new ModuleError(type, message, { at, network, remedy }) }
}
