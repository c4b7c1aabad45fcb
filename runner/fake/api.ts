// Answers one call of the API, in the contract's order of checks: token, route, rate, form, existence, state, effect.

import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, jsonAnswer } from './answer.ts'
import { presentedToken } from './auth.ts'
import { readJson } from './body.ts'
import { ERROR_SCHEMA } from './contract.ts'
import type { Tree } from './document.ts'
import type { Struck } from './fault-book.ts'
import type { Operation } from './operation.ts'
import type { Outcome } from './outcome.ts'
import { type Call, nowOf, type Portal } from './portal.ts'
import { readQuery } from './query.ts'
import { type RateCount, tooManyRequests } from './rate.ts'
import { drawRefusal, isRefusal, quote, type Refusal, refuse } from './refusal.ts'
import { carryOut } from './target.ts'

/** Where a request leads: to an operation, to a path that has other methods, or nowhere. */
export type Route =
  | { readonly operation: Operation; readonly ids: Readonly<Record<string, string>> }
  | { readonly allow: readonly string[] }
  | 'nowhere'

/** The whole answer to a request; never throws because of what the request holds. */
export async function answerCall(portal: Portal, request: Request, route: Route): Promise<Answer> {
  const count = portal.rate.take(nowOf(portal))
  const answer = await answerRoute(portal, request, route, count)
  return { ...answer, headers: { ...count.headers, ...answer.headers } }
}

async function answerRoute(
  portal: Portal,
  request: Request,
  route: Route,
  count: RateCount,
): Promise<Answer> {
  const url = new URL(request.url)
  const stranger = checkToken(portal, request, url)
  if (stranger) return refused(portal, stranger)
  if (route === 'nowhere') {
    const error = `There is nothing at ${quote(url.pathname)}.`
    return refused(
      portal,
      refuse('route_not_found', error, { info: 'Check the path of the request.' }),
    )
  }
  if ('allow' in route) return wrongMethod(portal, request, url, route.allow)
  if (count.exceeded && portal.enforceRateLimit) {
    return tooManyRequests(portal.contract, count.secondsLeft)
  }
  const path = url.pathname.slice(portal.contract.basePath.length).replace(/\/$/, '')
  const struck = portal.faults.strike(route.operation, path)
  return answerWithFaults(portal, request, url, route, struck)
}

async function answerWithFaults(
  portal: Portal,
  request: Request,
  url: URL,
  route: Exclude<Route, 'nowhere' | { allow: readonly string[] }>,
  struck: readonly Struck[],
): Promise<Answer> {
  for (const { row, value } of struck) {
    const pause = row.before?.(value)
    if (pause) await sleep(pause.milliseconds, undefined, { signal: request.signal })
  }
  for (const { row, value } of struck) {
    if (row.instead) return row.instead(portal.contract, value)
  }
  let outcome = await perform(portal, request, url, route)
  for (const { row } of struck) outcome = row.outcome?.(outcome) ?? outcome
  let answer = isRefusal(outcome)
    ? await refused(portal, outcome)
    : await succeeded(portal, route.operation, outcome)
  for (const { row } of struck) answer = row.after?.(answer) ?? answer
  return answer
}

function checkToken(portal: Portal, request: Request, url: URL): Refusal | undefined {
  const token = presentedToken(portal.contract.auth, request.headers, url.searchParams)
  const accepted = portal.key === undefined ? token !== undefined : token === portal.key
  return accepted ? undefined : refuse('unauthorized', 'unauthorized access')
}

async function wrongMethod(
  portal: Portal,
  request: Request,
  url: URL,
  allow: readonly string[],
): Promise<Answer> {
  const error = `${quote(url.pathname)} does not answer ${quote(request.method)}.`
  const info = `It answers ${allow.join(', ')}.`
  const answer = await refused(portal, refuse('method_not_allowed', error, { info }))
  return { ...answer, headers: { ...answer.headers, allow: allow.join(', ') } }
}

/** Form first, then what the call is about; nothing waits between looking and changing. */
async function perform(
  portal: Portal,
  request: Request,
  url: URL,
  route: { operation: Operation; ids: Readonly<Record<string, string>> },
): Promise<Outcome> {
  const { operation, ids } = route
  const unknownFields = portal.policies.unknownFields === 'ignore' ? 'ignore' : 'reject'
  const query = readQuery(operation, portal.contract.auth, url.searchParams, unknownFields)
  if (isRefusal(query)) return query
  const body = await readBody(portal, request, operation, unknownFields)
  if (isRefusal(body)) return body
  return portal.around(() => {
    const call: Call = { operation, now: nowOf(portal), query, body }
    return carryOut(portal, call, ids)
  }, operation.method !== 'GET')
}

async function readBody(
  portal: Portal,
  request: Request,
  operation: Operation,
  unknownFields: 'reject' | 'ignore',
): Promise<Call['body'] | Refusal> {
  if (operation.bodySchema === undefined) return {}
  const read = await readJson(request, portal.contract.bodyLimitBytes)
  if (isRefusal(read)) return read
  const refusal = await portal.judge.request(operation.bodySchema, read.json, unknownFields)
  return refusal ?? (operation.body.decode(read.json) as Call['body'])
}

async function succeeded(
  portal: Portal,
  operation: Operation,
  outcome: Exclude<Outcome, Refusal>,
): Promise<Answer> {
  const { data, page } = outcome
  const { contract } = portal
  const body = operation.answer.encode({ success: true, data, ...(page && { meta: { page } }) })
  await checkOwnAnswer(portal, operation.answerSchema, body)
  if (!contract.bareAnswers) return jsonAnswer(operation.status, body)
  const [bare] = Object.values(operation.answer.encode({ data }) as Record<string, Tree>)
  return jsonAnswer(operation.status, bare)
}

async function refused(portal: Portal, refusal: Refusal): Promise<Answer> {
  const { status, body } = drawRefusal(portal.contract, refusal)
  await checkOwnAnswer(portal, ERROR_SCHEMA, body)
  return jsonAnswer(status, body)
}

async function checkOwnAnswer(portal: Portal, schema: string, body: Tree): Promise<void> {
  if (!portal.selfCheck) return
  const wrong = await portal.judge.answer(schema, body)
  if (wrong)
    throw new Error(`The portal's answer is not what ${schema} of the contract says: ${wrong}.`)
}
