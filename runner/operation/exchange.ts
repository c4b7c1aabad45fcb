// An exchange as it is written: the request that must go out, and the answer that stands in for a server.
import type { HttpRequest, HttpResponse } from '../engine/index.ts'
import { headerOf } from '../engine/index.ts'
import { didYouMean, inWords, isRecord, own } from '../text/index.ts'
import { type Part, partsOf } from './multipart.ts'
import { same } from './same.ts'

/** What a case says of one request; see test/README.md. */
export type Expected = Readonly<Record<string, unknown>>

/** The differences between an expected request and the one that went out, one line each. */
export function differences(expected: Expected, sent: HttpRequest): string[] {
  return Object.entries(checks).flatMap(([name, check]) => {
    if (!Object.hasOwn(expected, name)) return []
    return check(expected[name], sent).map((line) => `${sent.method} ${sent.url}: ${line}`)
  })
}

type Check = (expected: unknown, sent: HttpRequest) => string[]

/** One check per key of an expected request. */
const checks: Readonly<Record<string, Check>> = {
  request: (expected, sent) => {
    const written = `${sent.method} ${sent.url}`
    return sortedQuery(String(expected)) === sortedQuery(written) ? [] : [`expected ${expected}`]
  },
  host: (expected, sent) => {
    const { host } = new URL(sent.url)
    return host === expected ? [] : [`expected the host ${expected}`]
  },
  headers: (expected, sent) =>
    Object.entries(expected as object).flatMap(([name, value]) => {
      const found = headerOf(sent.headers, name)
      return found !== undefined && matches(String(value), found)
        ? []
        : [`header ${name} is ${JSON.stringify(found)}, expected ${JSON.stringify(value)}`]
    }),
  absentHeaders: (expected, sent) =>
    (expected as string[])
      .filter((name) => headerOf(sent.headers, name) !== undefined)
      .map((name) => `header ${name} must not be sent`),
  singleHeaders: (expected, sent) =>
    (expected as string[])
      .filter((name) => sent.headers.filter(([one]) => one.toLowerCase() === name).length !== 1)
      .map((name) => `header ${name} must be sent exactly once`),
  rawHeader: (expected, sent) => {
    const written = sent.headers.map(([name, value]) => `${name}: ${value}`)
    return written.includes(String(expected)) ? [] : [`no header is written "${expected}"`]
  },
  body: (expected, sent) => compareBody(expected, bodyText(sent)),
  noBody: (_expected, sent) => (sent.body === undefined ? [] : ['no body must be sent']),
  form: (expected, sent) => {
    const form = formOf(bodyText(sent) ?? '')
    return same(form, expected) ? [] : [`the form is ${JSON.stringify(form)}`]
  },
  parts: (expected, sent) => compareParts(expected as Part[], sent),
  timeout: (expected, sent) =>
    sent.timeout === expected ? [] : [`it may take ${sent.timeout} ms, expected ${expected}`],
}

/** The keys an expected request may have beside its answer. */
export const expectedNames: readonly string[] = Object.keys(checks)

/** `*` in an expected header stands for anything. */
function matches(expected: string, found: string): boolean {
  if (!expected.includes('*')) return expected === found
  const pieces = expected.split('*').map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pieces.join('.*')}$`, 's').test(found)
}

/** METHOD and URL with the pairs of the query in order of the alphabet. */
function sortedQuery(request: string): string {
  const [method = '', url = ''] = [request.split(' ')[0], request.slice(request.indexOf(' ') + 1)]
  const [address = '', query] = url.split('?')
  const place = URL.canParse(address) ? new URL(address).href : address
  const pairs = query === undefined || query === '' ? '' : `?${query.split('&').sort().join('&')}`
  return `${method} ${place}${pairs}`
}

function bodyText(sent: HttpRequest): string | undefined {
  if (sent.body === undefined) return undefined
  return typeof sent.body === 'string' ? sent.body : Buffer.from(sent.body).toString('utf8')
}

/** A text must be equal to the letter, anything else is compared as JSON. */
function compareBody(expected: unknown, found: string | undefined): string[] {
  const wrong = [`the body is ${found === undefined ? 'not there' : found}`]
  if (found === undefined || typeof expected === 'string') return found === expected ? [] : wrong
  try {
    return same(JSON.parse(found), expected) ? [] : wrong
  } catch {
    return wrong
  }
}

/** A form as an object; a name that comes several times is a list. */
function formOf(body: string): Record<string, unknown> {
  const pairs = new URLSearchParams(body)
  const names = [...new Set(pairs.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = pairs.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}

function compareParts(expected: readonly Part[], sent: HttpRequest): string[] {
  const type = headerOf(sent.headers, 'content-type') ?? ''
  const found = partsOf(sent.body ?? '', type)
  if (found.length !== expected.length) {
    return [`${found.length} parts are sent, expected ${expected.length}`]
  }
  return expected.flatMap((part, index) => {
    const other = found[index]
    const agrees =
      other && Object.entries(part).every(([name, value]) => own(other, name) === value)
    return agrees ? [] : [`part ${index + 1} is ${JSON.stringify(other)}`]
  })
}

/** A canned answer as an HTTP response: what is no text goes out as JSON. */
export function cannedAnswer(answer: unknown): HttpResponse {
  const written = isRecord(answer) ? answer : {}
  const { body } = written
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const headers: Record<string, string | string[]> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(isRecord(written.headers) ? written.headers : {})) {
    headers[name.toLowerCase()] = Array.isArray(value) ? value.map(String) : String(value)
  }
  const bytes = text.startsWith('buffer:') ? text.slice('buffer:'.length) : text
  return { status: Number(written.status ?? 200), headers, body: Buffer.from(bytes) }
}

/** The members of a written answer. */
const ANSWER_NAMES = ['status', 'headers', 'body']

/**
 * The exchanges of a list in the form of a case's `http`, or of a collection that has such a list.
 * Throws an Error with one sentence when something is written wrong; `name` is how people know it.
 */
export function answersIn(written: unknown, name: string): readonly Expected[] {
  const list = isRecord(written) ? own(written, 'http') : written
  if (!Array.isArray(list)) {
    throw new Error(
      `${name} must hold a list of answers, each {request: "GET https://…", answer: {…}}.`,
    )
  }
  return list.map((one, index) => checkedExchange(one, `${name}: answer ${index + 1}`))
}

function checkedExchange(one: unknown, place: string): Expected {
  if (!isRecord(one)) throw new Error(`${place} must be a collection with \`answer\`.`)
  refuseStrangers(one, [...expectedNames, 'answer'], place)
  const asked = own(one, 'request')
  if (asked !== undefined && typeof asked !== 'string') {
    throw new Error(`${place}: \`request\` is one text, ${asText(asked)}.`)
  }
  const answer = own(one, 'answer')
  if (!isRecord(answer)) {
    throw new Error(`${place} has no \`answer\`: write it as {status: 200, body: …}.`)
  }
  refuseStrangers(answer, ANSWER_NAMES, place)
  const { status = 200, headers = {} } = answer
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    throw new Error(`${place}: ${JSON.stringify(status)} is no HTTP status.`)
  }
  if (!isRecord(headers)) throw new Error(`${place}: \`headers\` must be names with values.`)
  return one
}

/** What was meant by method and address apart. */
function asText(request: unknown): string {
  const { method, url } = isRecord(request) ? request : {}
  if (typeof url !== 'string') return 'such as GET https://api.example.com/things'
  return `write it as ${typeof method === 'string' ? method : 'GET'} ${url}`
}

function refuseStrangers(record: object, known: readonly string[], place: string): void {
  const stranger = Object.keys(record).find((name) => !known.includes(name))
  if (stranger === undefined) return
  const advice = didYouMean(stranger, known) ?? `known are ${known.join(', ')}`
  throw new Error(`${place} has an unknown member \`${stranger}\`; ${inWords(advice)}`)
}
