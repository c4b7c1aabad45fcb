// Webhooks in the world: attached, changed, worked off request by request, and detached.
import { bodyCodecs, caught, receive, type WebhookReply } from '../engine/index.ts'
import type { App, Component, Module, Webhook } from '../spec/index.ts'
import { runAs } from './component.ts'
import type { Performed } from './perform.ts'
import { type Circumstances, makeReady, performReady, requestsOf, saysSomething } from './ready.ts'
import type { Inputs } from './setting.ts'

/** A request that came to a webhook, its body decoded by its Content-Type. */
export interface Incoming {
  readonly method: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** The requests of a webhook to its service. */
export type HookPart = 'attach' | 'update' | 'detach'

/** What an attached hook knows: its address, its id, and what attach saved. */
export type Hook = Readonly<Record<string, unknown>>

/** A module; any other component names no webhook. */
type Hooked = Component & Partial<Pick<Module, 'webhook'>>

/** The webhook an instant trigger listens to; undefined when it names none. */
export function webhookOf(app: App, module: Hooked): Webhook | undefined {
  return module.webhook === undefined ? undefined : app.webhooks.get(module.webhook)
}

/** The component whose connection an instant trigger and its webhook use. */
export function connectedPart(app: App, module: Hooked): Component {
  const names = module.connection ?? module.altConnection
  return names === undefined ? (webhookOf(app, module) ?? module) : module
}

/**
 * Runs attach, update or detach of a webhook, over base; undefined when it has none. What it saves
 * is in `stored.data`.
 */
export async function runHook(
  part: HookPart,
  webhook: Webhook,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Performed | undefined> {
  const code = webhook.code.get(part)
  if (!saysSomething(code)) return undefined
  return runAs('rpc', webhook, inputs, circumstances, requestsOf(circumstances, webhook, code))
}

/** False where a webhook has no request of this name, or an empty one. */
export function hookSays(part: HookPart, webhook: Webhook): boolean {
  return saysSomething(webhook.code.get(part))
}

/** Works off one incoming request: its items are the bundles, the answer to the caller is `reply`. */
export async function receiveRequest(
  webhook: Webhook,
  incoming: Incoming,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Performed> {
  const { code } = webhook
  // the communication of a webhook does not inherit base
  const requests = requestsOf(
    { ...circumstances, app: { ...circumstances.app, base: undefined } },
    webhook,
  )
  const names = { ...inputs.names, ...incoming }
  const ready = await makeReady(webhook, requests, { ...inputs, names }, circumstances)
  const [request] = requests
  if (!request) throw new Error(`${webhook.name} has no request: ${[...code.keys()].join(', ')}`)
  return performReady(caught(receive(request, ready.setting)), ready, circumstances)
}

/** Runs an instant trigger on one item of its webhook. */
export function runOnItem(
  module: Module,
  payload: unknown,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Performed> {
  const names = { ...inputs.names, payload }
  return runAs('instant_trigger', module, { ...inputs, names }, circumstances)
}

/** The bytes of an answer to a caller: bodies that are no text or bytes go out as their type says. */
export function replyBody({ headers, body }: WebhookReply): string | Uint8Array {
  if (body === undefined || body === null) return ''
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  const isForm = headers['Content-Type']?.includes('urlencoded')
  const codec = bodyCodecs.get(isForm ? 'urlencoded' : 'json')
  return codec?.encode(body, Math.random).body ?? JSON.stringify(body)
}
