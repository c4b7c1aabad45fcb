// The control path /__fake__: what no API offers (the customer's own doings, faults, the clock); errors are sentences.

import { type Answer, jsonAnswer } from './answer.ts'
import { readJson } from './body.ts'
import { CONTROLS, type ControlCall, type ControlRow } from './controls.ts'
import { isRecord, type Tree } from './document.ts'
import { namesOtherOrigin } from './page.ts'
import { nowOf, type Portal } from './portal.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

/** Outside the API's path, so that it can never be taken for the API. */
export const CONTROL_PATH = '/__fake__'

/** Answers a call under the control path; refusals are `{ error }` with a fitting status. */
export async function answerControl(portal: Portal, request: Request): Promise<Answer> {
  if (namesOtherOrigin(request))
    return failure(403, `${CONTROL_PATH} answers programs, not web pages.`)
  const path = decodePath(new URL(request.url).pathname.slice(CONTROL_PATH.length))
  const rows = CONTROLS.map((row) => ({ row, ids: idsOf(row.path, path) })).filter(({ ids }) => ids)
  const found = rows.find(({ row }) => row.method === request.method)
  if (rows.length === 0)
    return failure(404, `There is nothing at ${CONTROL_PATH}${path}; ${overview()}`)
  if (!found?.ids) {
    const allow = rows.map(({ row }) => row.method).join(', ')
    const answer = failure(405, `${CONTROL_PATH}${path} answers ${allow}.`)
    return { ...answer, headers: { ...answer.headers, allow } }
  }
  const body = await controlBody(portal, request, found.row)
  if (isRefusal(body)) return refusalAnswer(portal, body)
  const { row, ids } = found
  const told = await portal.around(() => {
    const call: ControlCall = { portal, now: nowOf(portal), ids, body }
    return row.run(call)
  }, row.method !== 'GET')
  return isRefusal(told) ? refusalAnswer(portal, told) : jsonAnswer(200, told)
}

function overview(): string {
  const lines = CONTROLS.map((row) => `${row.method} ${CONTROL_PATH}${row.path} (${row.doc})`)
  return `known are ${lines.join(', ')}.`
}

async function controlBody(
  portal: Portal,
  request: Request,
  row: ControlRow,
): Promise<Readonly<Record<string, Tree>> | Refusal> {
  if (!row.takesBody || (row.takesBody === 'if any' && !request.headers.get('content-type')))
    return {}
  const read = await readJson(request, portal.contract.bodyLimitBytes)
  if (isRefusal(read)) return read
  if (isRecord(read.json)) return read.json
  return refuse('invalid_request', 'The request body must be a JSON object.')
}

/** The parts of a path that a template such as /subscriptions/{id} leaves open, or undefined. */
function idsOf(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/')
  const parts = path.replace(/\/$/, '').split('/')
  if (wanted.length !== parts.length) return undefined
  const ids: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const open = /^\{(\w+)\}$/.exec(part)?.[1]
    if (open !== undefined) ids[open] = parts[index] ?? ''
    else if (part !== parts[index]) return undefined
  }
  return ids
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // Not valid percent-encoding: such a path matches nothing, which is then said.
    return path
  }
}

function refusalAnswer(portal: Portal, refusal: Refusal): Answer {
  const status = refusal.status ?? portal.contract.reasons.get(refusal.refused)?.status ?? 400
  return failure(status, [refusal.error, refusal.info].filter(Boolean).join(' '))
}

function failure(status: number, error: string): Answer {
  return jsonAnswer(status, { error })
}
