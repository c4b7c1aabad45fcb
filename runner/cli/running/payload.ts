// --payload and --request: what a webhook brings, from a file; one operation per item.

import { type Incoming, type Values, webhookOf } from '../../operation/index.ts'
import { receiveRequest } from '../../run/index.ts'
import type { App, Module, Webhook } from '../../spec/index.ts'
import { type Advice, advised, didYouMean, isRecord, setOwn, stringOf } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { valueFrom } from '../files/read-file.ts'
import { exitOf, problemOfError } from '../print/performed.ts'
import { drawReply } from '../print/reply.ts'
import type { Session } from '../session/session.ts'
import { isRefused, type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Reserved } from '../wish/clashes.ts'
import type { Shown } from '../wish/shown.ts'

/** What the files hold, before the webhook has seen it. */
export interface Brought {
  readonly items: readonly unknown[]
  /** Whole requests; undefined when the items themselves are given. */
  readonly requests?: readonly Incoming[]
}

/** What an instant trigger runs on, and what its webhook answered for it; secrets are masked. */
export interface Received {
  readonly items: readonly unknown[]
  readonly replies: readonly unknown[]
}

/** Reads --payload or --request; undefined when neither is given. */
export async function broughtItems(
  terminal: Terminal,
  { payload, request }: Pick<Reserved, 'payload' | 'request'>,
): Promise<Brought | undefined | Refused> {
  const path = payload ?? request
  if (path === undefined) return undefined
  const given = await valueFrom(terminal, path)
  if (isRefused(given)) return given
  const list = Array.isArray(given.value) ? given.value : [given.value]
  const { file } = given.source
  if (list.length === 0)
    return misshapen(`${file} holds an empty list, so there is nothing to run.`)
  if (request === undefined) return { items: list }
  const requests: Incoming[] = []
  for (const [index, one] of list.entries()) {
    const request = incomingOf(one, `${file}: request ${index + 1}`)
    if (isRefused(request)) return request
    requests.push(request)
  }
  return { items: [], requests }
}

const NAMES = ['method', 'headers', 'query', 'body']

function incomingOf(written: unknown, place: string): Incoming | Refused {
  if (!isRecord(written)) {
    return misshapen(`${place} must be a collection of ${NAMES.join(', ')}.`)
  }
  const stranger = Object.keys(written).find((name) => !NAMES.includes(name))
  if (stranger !== undefined) {
    const remedy = didYouMean(stranger, NAMES) ?? `known are ${NAMES.join(', ')}`
    return misshapen(`${place} has an unknown member "${stranger}".`, remedy)
  }
  const { method = 'POST', query = {}, body } = written
  const headers: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(isRecord(written.headers) ? written.headers : {})) {
    setOwn(headers, name.toLowerCase(), value)
  }
  return { method: stringOf(method), headers, query: isRecord(query) ? query : {}, body }
}

/**
 * The items a webhook makes of what was brought: its communication works off whole requests, and
 * bodies where it has one; without one an item is itself. Answers to the caller are told on stderr,
 * with --json they are only in the result.
 */
export async function itemsOf(
  terminal: Terminal,
  { json }: Pick<Shown, 'json'>,
  session: Session,
  module: Module,
  brought: Brought,
  parameters: Values,
): Promise<Received | Refused> {
  const { app } = session.opened
  const webhook = receivingWebhook(app, module, brought)
  if (!brought.requests && !webhook) return { items: brought.items, replies: [] }
  if (!webhook) {
    const names = [...app.webhooks.keys()].join(', ') || 'none'
    return misshapen(`${module.name} names no webhook that could receive a request (${names}).`)
  }
  const requests =
    brought.requests ??
    brought.items.map((body) => ({ method: 'POST', headers: {}, query: {}, body }))
  const items: unknown[] = []
  const replies: unknown[] = []
  for (const incoming of requests) {
    const received = await receiveRequest(webhook, incoming, { parameters }, app, session.world)
    if (received.interrupted) return refuse(EXIT.interrupted)
    if (received.error) return refuse(exitOf(received), problemOfError(received.error))
    if (received.reply) replies.push(session.world.redactor.value(received.reply))
    if (received.reply && !json) {
      const reply = session.world.redactor.value(received.reply)
      terminal.stderr.write(`The webhook answers ${drawReply(reply).join('\n')}\n`)
    }
    items.push(...received.bundles)
  }
  return { items, replies }
}

/** The webhook that works off what was brought: whole requests always, bodies where it has a communication. */
export function receivingWebhook(app: App, module: Module, brought: Brought): Webhook | undefined {
  const webhook = webhookOf(app, module)
  return webhook && (brought.requests || hasCommunication(webhook)) ? webhook : undefined
}

function hasCommunication({ code }: Webhook): boolean {
  const written = code.get('communication')?.value
  return isRecord(written) && Object.keys(written).length > 0
}

function misshapen(message: string, advice?: Advice): Refused {
  const more = advised(advice)
  return refuse(EXIT.problems, { code: 'input/shape', severity: 'error', message, ...more })
}
