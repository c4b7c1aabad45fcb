// "Only look": the requests a run would send, as far as they can be known without sending any.
import { apart, judge, judgeDialog, judgingOf, refusalOf, webhookOf } from '../operation/index.ts'
import type { Planned, RunAsked, Told } from '../page/wire.ts'
import { planRun, type Unknown } from '../run/index.ts'
import type { Module } from '../spec/index.ts'
import { defined } from '../text/index.ts'
import type { Redactor } from '../trace/index.ts'
import type { Aim, Desk, Page } from './desk.ts'
import { requestFacts } from './exchanges.ts'
import { componentOf } from './facts.ts'
import { isRefused, openSession, type Session } from './session.ts'
import { errorOf, toldOf } from './told.ts'
import { beginningOf, placeOf, stateOf } from './trigger.ts'

const NOTHING: Planned = { requests: [], unknown: [], warnings: [], problems: [] }

/** Plans a run; nothing is sent, and so a target need not be chosen. */
export async function planFor(desk: Desk, page: Page, asked: RunAsked): Promise<Planned> {
  const component = componentOf(desk, asked.kind, asked.name)
  const { app } = desk.current()
  const { timezone, now } = desk.options
  const silent = { ...desk, aimOf: async () => SILENT }
  const session = await openSession(silent, page, component, { bundles: asked.context })
  if (isRefused(session))
    return { ...NOTHING, problems: [{ severity: 'error', message: session.why }] }
  const { redactor } = session.world
  const judging = judgingOf(component, { timezone, now, bundles: asked.context })
  const isModule = component.kind === 'module'
  const judged = isModule ? judgeDialog(asked.values, judging) : judge(asked.values, judging)
  const problems = judged.problems.map((one) => toldOf(one, redactor))
  const refusal = isModule ? refusalOf(judged) : undefined
  if (refusal) return { ...NOTHING, problems, error: errorOf(refusal, redactor) }
  const module = component as Module
  const kind = isModule ? module.type : 'rpc'
  const parameters = isModule
    ? apart(judged.bundle, module, webhookOf(app, module)).module
    : judged.bundle
  const inputs = {
    parameters,
    occasion: isModule ? occasionOf(desk, page, session, module, asked) : undefined,
  }
  const planned = await planRun({ kind, component, inputs }, app, session.world)
  return {
    requests: planned.requests.map((request) => requestFacts(request, redactor)),
    unknown: planned.unknown.map((one) => told(one, 'hint', redactor)),
    warnings: planned.warnings.map((one) => told(one, 'warning', redactor)),
    problems,
    ...defined({ error: planned.error && errorOf(planned.error, redactor) }),
  }
}

/** Where a trigger stands, and what an instant one gets. */
function occasionOf(desk: Desk, page: Page, session: Session, module: Module, asked: RunAsked) {
  if (module.type === 'instant_trigger') return { payload: asked.payload }
  if (module.type !== 'trigger') return undefined
  const { from } = asked
  const begins =
    from === undefined ? undefined : beginningOf(page, module, from, desk.options.timezone)
  const place = placeOf(desk, session, module)
  const state = from === undefined ? stateOf(place, { ...session.aim, keeps: true }) : undefined
  return { trigger: { state, from: begins ?? ('all' as const) } }
}

function told({ message, at }: Unknown, severity: Told['severity'], redactor: Redactor): Told {
  return toldOf({ code: 'run/unknown', severity, message, ...defined({ at }) }, redactor)
}

const SILENT: Aim = {
  target: { kind: 'live' },
  isLocal: true,
  keeps: false,
  name: 'nothing',
  against: 'dry',
  send: async () => ({ failure: 'refused', message: 'Nothing is sent.' }),
  close: async () => {},
}
