// Runs a module or an RPC for a page and tells line by line what happens, as it happens.
import { randomBytes } from 'node:crypto'
import type { Step } from '../engine/index.ts'
import {
  apart,
  changes,
  judgeDialog,
  judgingOf,
  saysSomething,
  toJson,
  type Values,
  webhookOf,
} from '../operation/index.ts'
import type { RunAsked, RunEnded, RunLine, Told } from '../page/wire.ts'
import {
  type ModulePerformed,
  type ModuleRun,
  type Performed,
  receiveRequest,
  runModule,
  runRpc,
  type World,
  writeTriggerState,
} from '../run/index.ts'
import type { Component, Module } from '../spec/index.ts'
import { defined, stringOf } from '../text/index.ts'
import type { Desk, Page } from './desk.ts'
import { exchangesOf } from './exchanges.ts'
import { componentOf } from './facts.ts'
import { requestOf } from './incoming.ts'
import type { Write } from './route.ts'
import { isRefused, openSession, type Session } from './session.ts'
import { errorOf, toldOf } from './told.ts'
import { beginningOf, placeOf, stateOf, wordsOf } from './trigger.ts'

type Give = (bundles: readonly unknown[]) => void

/** One operation that can be run. */
type Work = (give: Give) => Promise<Performed & { readonly problems?: ModulePerformed['problems'] }>

/** Everything a run is made of. */
interface Running {
  readonly desk: Desk
  readonly page: Page
  readonly asked: RunAsked
  readonly component: Component
  readonly session: Session
  readonly replies: unknown[]
  readonly performed: Performed[]
  next?: string
}

/** Runs what is asked for. Never rejects for what a person did: that is a line. */
export async function runFor(
  desk: Desk,
  page: Page,
  asked: RunAsked,
  write: Write<RunLine>,
  signal: AbortSignal,
): Promise<void> {
  const component = componentOf(desk, asked.kind, asked.name)
  const bundles = asked.context
  const session = await openSession(desk, page, component, { bundles, signal })
  if (isRefused(session)) {
    const { why, remedy } = session
    return write({ line: 'refused', message: why, ...defined({ remedy }) })
  }
  const question = questionFor(desk, session, component, asked)
  if (question !== undefined && !page.asked.delete(asked.confirmed ?? '')) {
    const confirmed = randomBytes(16).toString('hex')
    page.asked.add(confirmed)
    return write({ line: 'asks', question, confirmed })
  }
  const warnings: Told[] = []
  const world: World = {
    ...session.world,
    recording: true,
    watch: watching(session, write, warnings),
  }
  const running: Running = {
    desk,
    page,
    asked,
    component,
    session: {
      ...session,
      world: { ...session.world, ...world, redactor: session.world.redactor },
    },
    replies: [],
    performed: [],
  }
  await perform(running, write, warnings)
}

/** What is asked before something is changed on a server that is not on this machine. */
function questionFor(
  desk: Desk,
  { aim }: Session,
  component: Component,
  { kind, values, context }: RunAsked,
): string | undefined {
  if (aim.isLocal || kind === 'rpc') return undefined
  const { timezone, now } = desk.options
  const { bundle } = judgeDialog(values, judgingOf(component, { timezone, now, bundles: context }))
  const isChange = changes(component as Module, [bundle])
  return isChange ? `${component.label} changes something on ${aim.name}.` : undefined
}

/** What the page hears while requests go out and pages come in. */
function watching(
  { world: { redactor } }: Session,
  write: Write<RunLine>,
  warnings: Told[],
): (step: Step) => void {
  return (step) => {
    if (step.kind === 'send') {
      const { method, url } = step.request
      write({ line: 'request', method, url: redactor.text(url) })
    }
    if (step.kind === 'received') {
      const { reply } = step.call
      write({ line: 'answer', status: 'failure' in reply ? reply.failure : stringOf(reply.status) })
    }
    if (step.kind === 'warning') {
      warnings.push(toldOf({ code: 'run/warning', severity: 'warning', ...step }, redactor))
    }
  }
}

async function perform(running: Running, write: Write<RunLine>, warnings: Told[]): Promise<void> {
  const { desk, session, performed } = running
  const { redactor } = session.world
  const problems: Told[] = []
  const works = await worksOf(running)
  if ('refused' in works) return write({ line: 'refused', message: works.refused })
  for (const [operation, work] of works.entries()) {
    const give: Give = (bundles) => {
      if (bundles.length === 0) return
      write({ line: 'bundles', operation, bundles: toJson(redactor.value(bundles)) as unknown[] })
    }
    const done = await work(give)
    performed.push(done)
    problems.push(...(done.problems ?? []).map((one) => toldOf(one, redactor)))
    give(done.bundles)
    if (done.reply) running.replies.push(toJson(redactor.value(done.reply)))
    if (done.error || done.interrupted) break
  }
  write(endOf(running, problems, warnings, desk.current().revision))
}

function endOf(
  { performed, session, replies, next }: Running,
  problems: readonly Told[],
  warnings: readonly Told[],
  revision: number,
): RunEnded {
  const { redactor } = session.world
  const error = performed.find((one) => one.error)?.error
  return {
    line: 'end',
    ...defined({ error: error && errorOf(error, redactor), next }),
    problems,
    warnings,
    exchanges: performed.flatMap((one) => exchangesOf(one, redactor)),
    milliseconds: Math.round(performed.reduce((sum, one) => sum + one.milliseconds, 0)),
    interrupted: performed.some(({ interrupted }) => interrupted),
    operations: performed.length,
    replies,
    revision,
    against: session.aim.name,
  }
}

/** The operations of a run, by what kind of component it is; or why there is none. */
async function worksOf(running: Running): Promise<readonly Work[] | { readonly refused: string }> {
  const { desk, asked, component, session } = running
  const { app } = desk.current()
  const { world } = session
  if (asked.kind === 'rpc') return [() => runRpc(app, asked.name, asked.values, world)]
  const module = component as Module
  const run = (values: Values, how: ModuleRun) => runModule(app, module.name, values, world, how)
  if (module.type === 'instant_trigger') return instant(running, module, run)
  if (module.type === 'trigger') return poll(running, module, run)
  return [(give) => run(asked.values, { give })]
}

type Run = (values: Values, how: ModuleRun) => Promise<ModulePerformed>

/** A polling trigger goes on where its last run ended, unless it is told where to begin. */
async function poll(
  running: Running,
  module: Module,
  run: Run,
): Promise<readonly Work[] | { readonly refused: string }> {
  const { desk, page, asked, session } = running
  const place = placeOf(desk, session, module)
  const state = asked.from === undefined ? stateOf(place, session.aim) : undefined
  const from =
    asked.from === undefined ? 'all' : beginningOf(page, module, asked.from, desk.options.timezone)
  if (from === undefined) return { refused: `${module.label} cannot begin from "${asked.from}".` }
  return [
    async (give) => {
      const done = await run(asked.values, { trigger: { state, from }, give })
      if (done.error || done.interrupted || !done.state) return done
      running.next = wordsOf(done.state)
      if (session.aim.keeps) await writeTriggerState(place, done.state, desk.options.waiting)
      return done
    },
  ]
}

/** An instant trigger runs once per item that its webhook makes of what was typed. */
async function instant(
  running: Running,
  module: Module,
  run: Run,
): Promise<readonly Work[] | { readonly refused: string }> {
  const { desk, asked, session } = running
  const { app } = desk.current()
  const webhook = webhookOf(app, module)
  const { hook, module: values } = apart(asked.values, module, webhook)
  const bodies = Array.isArray(asked.payload) && !asked.isRequest ? asked.payload : [asked.payload]
  const isWorkedOff =
    webhook && (asked.isRequest || saysSomething(webhook.code.get('communication')))
  if (!isWorkedOff) return bodies.map((payload) => (give) => run(values, { payload, give }))
  const works: Work[] = []
  for (const body of bodies) {
    const incoming = asked.isRequest ? requestOf(body) : requestOf({ body })
    const received = await receiveRequest(
      webhook,
      incoming,
      { parameters: hook },
      app,
      session.world,
    )
    if (received.reply) {
      running.replies.push(toJson(session.world.redactor.value(received.reply)))
    }
    if (received.error) works.push(async () => received)
    for (const payload of received.bundles) works.push((give) => run(values, { payload, give }))
  }
  return works
}
