// The deploy itself, as a process that never awaits: creations, texts, facts, deletions, and a last look.
import { type Call, hintOf, sendJson } from './call.ts'
import { changeFacts } from './changing-facts.ts'
import { create } from './creating.ts'
import { type Failed, failureOf, notThere } from './failure.ts'
import { hashOfText, valueOfText } from './hashes.ts'
import { appPath, onePath } from './kinds.ts'
import type { Ledger } from './ledger.ts'
import type { LocalComponent, LocalSection } from './local.ts'
import { type ComponentName, sectionKey } from './names.ts'
import type { Planned } from './plan.ts'
import { valueHash } from './scaffold.ts'
import { aboutStep, type Step } from './steps.ts'
import { verify } from './verifying.ts'
import { ask, type Deploying, keep, type Line } from './wish.ts'
import type { Work } from './work.ts'

export interface Outcome {
  readonly lines: readonly Line[]
  /** Undefined: everything that could be told was verified by a last look. */
  readonly unverified: string | undefined
}

/** Carries out the steps. Every intent is on the disk before its request is sent. */
export function* deploying(work: Work): Deploying<Outcome> {
  const { ledger, steps, planned, revision } = work
  settle(planned, ledger)
  const names = new Map(namesNow(work))
  const lines: Line[] = []
  announce(work)
  yield* keep(ledger)
  const failed = new Set<ComponentName>()
  let stopped = false
  // groups that Make refuses while modules wait to be deleted are tried once more behind them
  let later: Step | undefined
  const isDeletingModules = steps.some((step) => step.kind === 'delete')
  for (const step of steps) {
    const { name, part } = aboutStep(step)
    if (stopped) {
      lines.push({ component: name, part, status: 'not tried' })
      continue
    }
    const failure = yield* take(step, work, names)
    if (failure && name === 'groups' && isDeletingModules && !failure.isFatal) {
      later = step
      continue
    }
    const line = lineOf(name, part, failure)
    lines.push(line)
    yield { kind: 'tell', line }
    if (failure) failed.add(name)
    // what is forbidden behind something that was allowed is forbidden for itself, such as locked common data
    const isAboutAll = !lines.some(({ status }) => status === 'done') || !isForbidden(failure)
    stopped = failure?.isFatal === true && (isAboutAll || step.kind === 'create')
    if (!failed.has(name) && isLast(step, steps)) ledger.finish(name)
  }
  if (later && !stopped) {
    const line = lineOf('groups', 'groups', yield* take(later, work, names))
    lines.push(line)
    yield { kind: 'tell', line }
  }
  if (!stopped && steps.length > 0) ledger.revision(revision)
  const isAnythingDone = lines.some(({ status }) => status === 'done')
  const looked = isAnythingDone && !stopped ? yield* verify(work, names) : undefined
  for (const line of looked?.lines ?? []) {
    lines.push(line)
    yield { kind: 'tell', line }
  }
  yield* keep(ledger)
  return { lines, unverified: looked?.unverified }
}

const isForbidden = (failure: Failed | undefined): boolean =>
  failure?.reply.kind === 'refused' && failure.reply.status === 403

/** What is the same already is known from now on, and records of what is gone from both sides go. */
export function settle({ compared, pairing }: Planned, ledger: Ledger): void {
  for (const { key, standing, here, there } of compared) {
    if (standing !== 'same') continue
    const isOther = there !== undefined && there !== null && there !== here
    ledger.sent(key, { sent: here, ...(isOther ? { made: there } : {}) })
  }
  for (const { there, kind, remote, name } of pairing.removed) {
    if (there) continue
    ledger.unpair(kind, remote)
    ledger.forget(name)
  }
  // a deploy that was killed behind its last upload has nothing left to do
  const isOpen = new Set(compared.flatMap((one) => (one.standing === 'same' ? [] : one.component)))
  for (const { name } of pairing.fresh) isOpen.add(name)
  for (const name of ledger.kept().unfinished.keys()) {
    if (!isOpen.has(name)) ledger.finish(name)
  }
}

function namesNow({ planned, steps }: Work): readonly (readonly [ComponentName, string | null])[] {
  const created = new Set(
    steps.flatMap((step) => (step.kind === 'create' ? [step.component.name] : [])),
  )
  return Object.entries(planned.pairing.mapping).flatMap(([kind, pairs]) =>
    pairs.flatMap(({ local, remote }) => {
      const name = `${kind}/${local}`
      return local === null || created.has(name) ? [] : [[name, remote] as const]
    }),
  )
}

/** Intents beyond single components: texts of a new app, and groups to which Make will append. */
function announce({ steps, there, ledger, planned }: Work): void {
  const isCreating = steps.some((step) => step.kind === 'create')
  if (!isCreating) return
  const modules = there.components.flatMap(({ kind, remote }) =>
    kind === 'module' ? [remote] : [],
  )
  const isEmpty = there.components.length === 0
  for (const { component, section, standing } of planned.compared) {
    const isOfApp = section !== undefined && section.key === component
    if (!isOfApp || ledger.kept().unfinished.has(component)) continue
    const isOurs = standing === 'same' || standing === 'changed here'
    if (component === 'groups' && isOurs) ledger.begin('groups', { known: modules })
    // of a new app even what this deploy leaves out: nobody can have worked on it
    else if (isEmpty && standing !== 'same') ledger.begin(component, {})
  }
}

const isLast = (step: Step, steps: readonly Step[]): boolean => {
  const { name } = aboutStep(step)
  return steps.findLast((one) => aboutStep(one).name === name) === step
}

function lineOf(component: ComponentName, part: string, failure: Failed | undefined): Line {
  if (!failure) return { component, part, status: 'done' }
  const { reply } = failure
  const hint = hintOf(reply)
  return {
    component,
    part,
    status: 'failed',
    message: reply.message,
    reason: reply.kind,
    ...(hint === undefined ? {} : { hint }),
  }
}

function* take(
  step: Step,
  work: Work,
  names: Map<ComponentName, string | null>,
): Deploying<Failed | undefined> {
  switch (step.kind) {
    case 'create': {
      const created = yield* create(step.component, work.place, work.ledger, names, work.there)
      // whatever comes later may need it
      if ('failed' in created) return { reply: created.failed, isFatal: true }
      names.set(step.component.name, created.remote)
      return undefined
    }
    case 'upload':
      return yield* upload(step.name, step.section, step.component, work, names)
    case 'facts':
      return yield* changeFacts(step.component, step.facts, work, names)
    case 'delete': {
      const { kind, remote, name } = step.removed
      const call: Call = { method: 'DELETE', path: onePath(work.place, kind, remote) }
      const reply = yield* ask(call, name)
      const isGone = reply.kind === 'refused' && reply.status === 404
      if (reply.kind !== 'answered' && !isGone) return failureOf(reply)
      work.ledger.unpair(kind, remote)
      work.ledger.forget(name)
      yield* keep(work.ledger)
      return undefined
    }
  }
}

function* upload(
  name: ComponentName,
  { section, text }: LocalSection,
  component: LocalComponent | undefined,
  { place, ledger }: Work,
  names: ReadonlyMap<ComponentName, string | null>,
): Deploying<Failed | undefined> {
  const remote = component && names.get(component.name)
  if (component && !remote) return failureOf(notThere(component.name))
  const path = component && remote ? onePath(place, component.kind, remote) : appPath(place)
  const key = sectionKey(name, section.name)
  const hash = hashOfText(text)
  ledger.sending(key, hash)
  yield* keep(ledger)
  const body = text.replace(/^\uFEFF/, '')
  const call: Call = section.isFact
    ? sendJson('PATCH', path, { [section.name]: body })
    : { method: 'PUT', path: `${path}/${section.name}`, body, media: section.media }
  const reply = yield* ask(call, name)
  if (reply.kind !== 'answered') {
    if (reply.kind === 'refused' && reply.status < 500) ledger.notSent(key)
    return failureOf(reply)
  }
  ledger.sent(key, { sent: hash })
  if (key === 'groups') ledger.groups(valueHash(valueOfText(body)))
  return undefined
}
