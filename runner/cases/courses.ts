// What happens one after the other in a case: one row per word after `component:`.
import { decodeAnswer, type Operation } from '../engine/index.ts'
import type { Incoming, Occasion, PartName, Values } from '../operation/index.ts'
import { isRecord, stringOf } from '../text/index.ts'
import type { Case } from './case.ts'

/** Runs a part of the case's component; undefined where its files say nothing of it. */
export type RunPart = (part: PartName, occasion: Occasion) => Operation | undefined

export type Course = (played: Case, run: RunPart) => Operation

const NOTHING: Operation = { bundles: [], stored: {} }

/** The addresses under which Make itself takes callbacks; only connections read them. */
const CALLBACKS = {
  redirectUri: 'https://www.integromat.com/oauth/cb/app',
  makeRedirectUri: 'https://www.make.com/oauth/cb/app',
  localRedirectUri: 'https://eu1.make.com/oauth/cb/app',
}

/** Components of which one part is run. */
const alone =
  (part: PartName): Course =>
  (played, run) =>
    needed(part, run(part, occasionOf(played)))

/** Each payload is one operation; their bundles are looked at together. */
const instantTrigger: Course = (played, run) => {
  const bundles: unknown[] = []
  for (const payload of Array.isArray(played.payloads) ? played.payloads : [undefined]) {
    const occasion = { ...occasionOf(played), payload }
    const one = needed('instant_trigger', run('instant_trigger', occasion))
    if (one.error) return one
    bundles.push(...one.bundles)
  }
  return { ...NOTHING, bundles }
}

/** Attach, then detach with what attach saved. */
const hook: Course = (played, run) => {
  const occasion = occasionOf(played)
  const attached = run('attach', occasion) ?? NOTHING
  if (attached.error) return attached
  const saved = isRecord(attached.stored.data) ? attached.stored.data : {}
  const detached = run('detach', { ...occasion, hook: { ...occasion.hook, ...saved } })
  return { ...(detached ?? attached), stored: attached.stored }
}

/** A polling trigger goes on from what a case says is stored. */
const trigger: Course = (played, run) => {
  const state = isRecord(played.data) ? played.data : {}
  return needed('trigger', run('trigger', { trigger: { state, from: 'all' } }))
}

/** A connection's data stand under every name while it is refreshed. */
const refresh: Course = (played, run) => {
  const stored = { ...recordOf(played.connection), ...recordOf(played.data) }
  return needed('refresh', run('refresh', { ...occasionOf(played), data: stored }))
}

export const courses: ReadonlyMap<string, Course> = new Map<string, Course>([
  ['action', alone('action')],
  ['search', alone('search')],
  ['universal', alone('universal')],
  ['rpc', alone('rpc')],
  ['trigger', trigger],
  ['responder', alone('responder')],
  ['connection', alone('connection')],
  ['epoch', alone('epoch')],
  ['instant_trigger', instantTrigger],
  ['hook', hook],
  ['webhook', alone('webhook')],
  ['oauth1', alone('oauth1')],
  ['oauth2', alone('oauth2')],
  ['oauth2-refresh', refresh],
])

function recordOf(value: unknown): Values {
  return isRecord(value) ? value : {}
}

function needed(part: PartName, operation: Operation | undefined): Operation {
  if (operation) return operation
  throw new Error(`the component says nothing that could run as ${part}`)
}

function occasionOf({ data, webhook, incoming }: Case): Occasion {
  return {
    ...(isRecord(data) ? { data } : {}),
    ...(isRecord(webhook) ? { hook: webhook } : {}),
    ...(isRecord(incoming) ? { incoming: incomingOf(incoming) } : {}),
    back: CALLBACKS,
  }
}

/** An incoming request as a case writes it: a text with a Content-Type is decoded by it. */
function incomingOf(request: Record<string, unknown>): Incoming {
  const headers = isRecord(request.headers) ? Object.entries(request.headers) : []
  const named = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
  const type = stringOf(named['content-type'] ?? '')
  const { body } = request
  const isText = typeof body === 'string' && type !== ''
  const answer = {
    status: 200,
    headers: { 'content-type': type },
    body: Buffer.from(stringOf(body)),
  }
  return {
    method: stringOf(request.method ?? 'POST'),
    body: isText ? decodeAnswer(answer, 'automatic') : body,
    query: isRecord(request.query) ? request.query : {},
    headers: named,
  }
}
