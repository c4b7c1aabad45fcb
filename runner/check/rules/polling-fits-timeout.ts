// Waiting for a service must fit into the time a module may run.
import type { App, Component } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { allRequests, keyPlaceOf, type WrittenRequest, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** How long a module or an RPC may run, in milliseconds, unless `timeout` of common says otherwise. */
const USUAL = 40_000
/** The longest time `timeout` of common may give, in milliseconds. */
const LONGEST = 300_000

const polling = (limit: number) => ({
  'module.communication': {
    url: '/jobs/{{parameters.id}}',
    repeat: { condition: "{{body.status = 'running'}}", delay: 3000, limit },
  },
})

export const pollingFitsTimeout: Rule = {
  name: 'polling-fits-timeout',
  severity: 'warning',
  doc: 'All rounds of repeat together wait no longer than a component may run.',
  reason:
    'A module is stopped after 40 seconds, unless "timeout" in common data gives it up to 300.',
  source: 'white-label documentation of timeout in common data; fixes of public apps',
  certain: false,
  follows: { component: ['request-keys'] },
  good: polling(10),
  bad: polling(101),
  check: (app) => {
    const polls = allRequests(app).filter((one) => written(one, 'repeat') !== undefined)
    const components = [...new Set(polls.map(({ component }) => component))]
    return components.flatMap((component) =>
      judge(
        polls.filter((one) => one.component === component),
        allowedFor(app, component),
      ),
    )
  },
}

function judge(polls: readonly WrittenRequest[], allowed: number): readonly Finding[] {
  const waits = polls.map((request) => ({ request, wait: waitOf(request) }))
  const total = waits.reduce((sum, { wait }) => sum + wait, 0)
  const longest = waits.toSorted((one, other) => other.wait - one.wait)[0]
  if (!longest || total <= allowed) return []
  const delay = Number(written(longest.request, 'repeat', 'delay'))
  const rest = allowed - (total - longest.wait)
  const fitting = Math.floor(rest / delay) + 1
  const fewer = rest >= 0 && fitting > 1 ? `lower "limit" to ${fitting}` : 'wait for less'
  const longer =
    total <= LONGEST && allowed < LONGEST
      ? `, or give common data "timeout": ${rounded(total)}`
      : ''
  const message = `The rounds wait ${seconds(total)} s, but a component is stopped after ${seconds(allowed)} s.`
  return [{ message, remedy: `${fewer}${longer}`, at: keyPlaceOf(longest.request, 'repeat') }]
}

/** Milliseconds between the first round and the last one; 0 where an expression decides. */
function waitOf(request: WrittenRequest): number {
  const [delay, limit] = ['delay', 'limit'].map((key) => Number(written(request, 'repeat', key)))
  if (delay === undefined || limit === undefined) return 0
  return delay > 0 && limit > 1 ? delay * (limit - 1) : 0
}

/** Common data of the app or of the component; a timeout that an expression gives allows anything. */
function allowedFor(app: App, component: Component): number {
  const connections = [component.connection, component.altConnection].map(
    (name) => app.connections.get(name ?? '')?.code.get('common')?.value,
  )
  const given = [app.common?.value, component.code.get('common')?.value, ...connections]
    .map((common) => own(common, 'timeout'))
    .filter((one) => one !== undefined)
  if (given.length === 0) return USUAL
  const most = Math.max(...given.map(Number))
  return Number.isNaN(most) ? Number.POSITIVE_INFINITY : Math.min(most, LONGEST)
}

const seconds = (milliseconds: number): number => Math.round(milliseconds / 1000)
/** With some time for the requests themselves. */
const rounded = (milliseconds: number): number =>
  Math.min(LONGEST, Math.ceil(milliseconds / 10_000) * 10_000 + 10_000)
