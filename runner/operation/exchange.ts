// An exchange as it is written: the request that must go out, and the answer that stands in for a server.
import type { HttpRequest, HttpResponse } from '../engine/index.ts'
import { headerOf } from '../engine/index.ts'
import { didYouMean, inWords, isRecord, own, stringOf } from '../text/index.ts'
import { type Part, partsOf } from './multipart.ts'
import { same } from './same.ts'
import {
  ANYTHING,
  COLLECTION,
  COLLECTIONS,
  misfit,
  NAMES,
  STATUS,
  TEXT,
  TEXTS,
  type Wanted,
  YES,
} from './wanted.ts'

/** What a case says of one request; see test/README.md. */
export type Expected = Readonly<Record<string, unknown>>

/**
 * The differences between an expected request, as `exchangesIn` or `answersIn` gives it, and the one
 * that went out, one line each.
 */
export function differences(expected: Expected, sent: HttpRequest): string[] {
  return Object.entries(checks).flatMap(([name, { differ }]) => {
    if (!Object.hasOwn(expected, name)) return []
    return differ(expected[name], sent).map((line) => `${sent.method} ${sent.url}: ${line}`)
  })
}

interface Check {
  readonly wants: Wanted
  /** Lines that tell how a request differs from what is expected, which fits `wants`. */
  readonly differ: (expected: unknown, sent: HttpRequest) => string[]
}

/** One check per key of an expected request. */
const checks: Readonly<Record<string, Check>> = {
  request: {
    wants: TEXT,
    differ: (expected, sent) => {
      const written = `${sent.method} ${sent.url}`
      return sortedQuery(stringOf(expected)) === sortedQuery(written)
        ? []
        : [`expected ${expected}`]
    },
  },
  host: {
    wants: TEXT,
    differ: (expected, sent) => {
      const { host } = new URL(sent.url)
      return host === expected ? [] : [`expected the host ${expected}`]
    },
  },
  headers: {
    wants: NAMES,
    differ: (expected, sent) =>
      Object.entries(expected as object).flatMap(([name, value]) => {
        const found = headerOf(sent.headers, name)
        return found !== undefined && matches(stringOf(value), found)
          ? []
          : [`header ${name} is ${JSON.stringify(found)}, expected ${JSON.stringify(value)}`]
      }),
  },
  absentHeaders: {
    wants: TEXTS,
    differ: (expected, sent) =>
      namesOf(expected)
        .filter((name) => headerOf(sent.headers, name) !== undefined)
        .map((name) => `header ${name} must not be sent`),
  },
  singleHeaders: {
    wants: TEXTS,
    differ: (expected, sent) =>
      namesOf(expected)
        .filter((name) => sent.headers.filter(([one]) => one.toLowerCase() === name).length !== 1)
        .map((name) => `header ${name} must be sent exactly once`),
  },
  rawHeader: {
    wants: TEXT,
    differ: (expected, sent) => {
      const written = sent.headers.map(([name, value]) => `${name}: ${value}`)
      return written.includes(stringOf(expected)) ? [] : [`no header is written "${expected}"`]
    },
  },
  body: { wants: ANYTHING, differ: (expected, sent) => compareBody(expected, bodyText(sent)) },
  noBody: {
    wants: YES,
    differ: (_expected, sent) => (sent.body === undefined ? [] : ['no body must be sent']),
  },
  form: {
    wants: COLLECTION,
    differ: (expected, sent) => {
      const form = formOf(bodyText(sent) ?? '')
      return same(form, expected) ? [] : [`the form is ${JSON.stringify(form)}`]
    },
  },
  parts: { wants: COLLECTIONS, differ: (expected, sent) => compareParts(expected as Part[], sent) },
  timeout: {
    wants: TEXT,
    differ: (expected, sent) =>
      sent.timeout === expected ? [] : [`it may take ${sent.timeout} ms, expected ${expected}`],
  },
}

const wanted = Object.fromEntries(
  Object.entries(checks).map(([name, { wants }]) => [name, wants] as const),
)

const namesOf = (texts: unknown): string[] => (texts as unknown[]).map(stringOf)

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
    headers[name.toLowerCase()] = Array.isArray(value) ? value.map(stringOf) : stringOf(value)
  }
  const bytes = text.startsWith('buffer:') ? text.slice('buffer:'.length) : text
  return { status: Number(written.status ?? 200), headers, body: Buffer.from(bytes) }
}

/** The members of a written answer. */
const ANSWER: Readonly<Record<string, Wanted>> = {
  status: STATUS,
  headers: NAMES,
  body: ANYTHING,
}

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
  refuseStrangers(answer, Object.keys(ANSWER), place)
  return fitting(one, place)
}

/** The exchange of which every member is what it must be. */
function fitting(one: Expected, place: string): Expected {
  const answer = own(one, 'answer')
  const wrong = misfit(one, wanted) ?? (isRecord(answer) ? misfit(answer, ANSWER) : undefined)
  if (wrong !== undefined) throw new Error(`${place}: ${wrong}.`)
  return one
}

/** What was meant by method and address apart. */
function asText(request: unknown): string {
  const { method, url } = isRecord(request) ? request : {}
  if (typeof url !== 'string') return 'such as GET https://api.example.com/things'
  return `write it as ${typeof method === 'string' ? method : 'GET'} ${url}`
}

/**
 * The exchanges of a case: members that nobody knows are remarks there. Throws an Error with one
 * sentence when something is written wrong.
 */
export function exchangesIn(written: unknown): readonly Expected[] {
  if (written === undefined) return []
  if (!Array.isArray(written)) throw new Error('`http` must be a list of requests.')
  return written.map((one, index) => {
    const place = `http: request ${index + 1}`
    if (isRecord(one)) return fitting(one, place)
    throw new Error(`${place} must be a collection, such as {request: "GET https://…"}.`)
  })
}

function refuseStrangers(record: object, known: readonly string[], place: string): void {
  const stranger = Object.keys(record).find((name) => !known.includes(name))
  if (stranger === undefined) return
  const advice = didYouMean(stranger, known) ?? `known are ${known.join(', ')}`
  throw new Error(`${place} has an unknown member \`${stranger}\`; ${inWords(advice)}`)
}
