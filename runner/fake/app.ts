// The portal's routes as a hono app: the paths of the contract under its base path, the control path beside it.

import { type Context, Hono } from 'hono'
import { type Answer, jsonAnswer, toResponse } from './answer.ts'
import { answerCall, type Route } from './api.ts'
import { answerControl, CONTROL_PATH } from './control.ts'
import type { Operation } from './operation.ts'
import { asksForPage } from './page.ts'
import type { Portal } from './portal.ts'
import { drawRefusal, refuse } from './refusal.ts'

/** What a door may pass in: its own way of sending an answer, in place of building a Response. */
export type Door = { Bindings: { readonly send?: (answer: Answer) => Response } }

const NOT_FOR_PAGES = 'The embedded portal answers programs, not web pages.'

/** The app of a portal. A bug of the portal becomes a 500 in the vendor's envelope; who hangs up gets the reason back. */
export function portalApp(portal: Portal): Hono<Door> {
  const app = new Hono<Door>({ strict: false })
  app.use(async (context, next) => {
    if (!asksForPage(context.req.raw)) return next()
    const refusal = refuse('invalid_request', NOT_FOR_PAGES, { status: 403 })
    const { status, body } = drawRefusal(portal.contract, refusal)
    return send(context, jsonAnswer(status, body))
  })
  const base = portal.contract.basePath
  for (const [path, operations] of byPath(portal.contract.operations)) {
    const pattern = base + path.replace(/\{(\w+)\}/g, ':$1')
    for (const operation of operations) {
      app.on(operation.method, pattern, (context) =>
        reply(portal, context, { operation, ids: context.req.param() }),
      )
    }
    const allow = operations.flatMap(({ method }) =>
      method === 'GET' ? ['GET', 'HEAD'] : [method],
    )
    app.all(pattern, (context) => reply(portal, context, { allow }))
  }
  app.all(`${CONTROL_PATH}/*`, async (context) =>
    send(context, await answerControl(portal, context.req.raw)),
  )
  app.notFound((context) => reply(portal, context, 'nowhere'))
  app.onError((error, context) => {
    if (context.req.raw.signal.aborted) throw error
    const sentence = `The embedded portal itself failed: ${error.message}`
    const refusal = refuse('internal_error', sentence, {
      info: 'This is a fault of dryrun, not of the call.',
    })
    const { status, body } = drawRefusal(portal.contract, refusal)
    return send(context, jsonAnswer(status, body))
  })
  return app
}

function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>()
  for (const operation of operations) {
    paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation])
  }
  return paths
}

async function reply(portal: Portal, context: Context<Door>, route: Route): Promise<Response> {
  return send(context, await answerCall(portal, context.req.raw, route))
}

function send(context: Context<Door>, answer: Answer): Response {
  return context.env?.send?.(answer) ?? toResponse(answer)
}
