// Webhooks in the world: attached, changed, worked off request by request, and detached.
import { bodyCodecs, type WebhookReply } from '../engine/index.ts'
import { type Incoming, saysSomething, type Values } from '../operation/index.ts'
import type { App, Webhook } from '../spec/index.ts'
import type { Performed } from './perform.ts'
import { runPart } from './start.ts'
import type { World } from './world.ts'

/** The requests of a webhook to its service. */
export type HookPart = 'attach' | 'update' | 'detach'

/** What an attached hook knows: its address, its id, and what attach saved. */
export type Hook = Values

/** What a webhook is run on: the values of its own fields, converted, and what its hook knows. */
export interface HookInputs {
  readonly parameters: Values
  readonly hook?: Hook | undefined
}

/**
 * Runs attach, update or detach of a webhook, over base; undefined when it has none. What it saves
 * is in `stored.data`.
 */
export function runHook(
  part: HookPart,
  webhook: Webhook,
  { parameters, hook }: HookInputs,
  app: App,
  world: World,
): Promise<Performed | undefined> {
  return runPart(part, webhook, { parameters, occasion: { hook: hook ?? {} } }, app, world)
}

/** False where a webhook has no request of this name, or an empty one. */
export function hookSays(part: HookPart, webhook: Webhook): boolean {
  return saysSomething(webhook.code.get(part))
}

/** Works off one incoming request: its items are the bundles, the answer to the caller is `reply`. */
export async function receiveRequest(
  webhook: Webhook,
  incoming: Incoming,
  { parameters, hook }: HookInputs,
  app: App,
  world: World,
): Promise<Performed> {
  const occasion = { incoming, ...(hook ? { hook } : {}) }
  const performed = await runPart('webhook', webhook, { parameters, occasion }, app, world)
  if (!performed) throw new Error(`${webhook.name} has no communication`)
  return performed
}

/** The bytes of an answer to a caller: bodies that are no text or bytes go out as their type says. */
export function replyBody({ headers, body }: WebhookReply): string | Uint8Array {
  if (body === undefined || body === null) return ''
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  const isForm = headers['Content-Type']?.includes('urlencoded')
  const codec = bodyCodecs.get(isForm ? 'urlencoded' : 'json')
  return codec?.encode(body, Math.random).body ?? JSON.stringify(body)
}
