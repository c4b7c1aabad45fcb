// Canned answers in place of a server: played in order, held against what was asked, no network.
import type { HttpRequest, Reply } from '../engine/index.ts'
import { didYouMean, isRecord, own } from '../text/index.ts'

/** A server that is a list of answers. */
export interface Canned {
  readonly send: (request: HttpRequest) => Promise<Reply>
  /** How many answers were given, and how many there are. */
  readonly used: () => number
  readonly all: number
  /** What the user brings back from a sign-in: `callbackQuery` of the collection. */
  readonly callback?: Readonly<Record<string, unknown>>
}

/**
 * The answers of a list in the form of a case's `http`, or of a collection that has such a list.
 * `tell` gets a sentence per request that is not the one its answer was written for. Throws an Error
 * with one sentence when the list is written wrong. `name` is how people know it.
 */
export async function openCanned(
  written: unknown,
  name: string,
  tell: (sentence: string) => void,
): Promise<Canned> {
  // loaded late: few runs are canned, and the cases bring much along
  const { cannedAnswer, differences, expectedNames } = await import('../cases/index.ts')
  const list = listIn(written, name)
  for (const [index, one] of list.entries())
    checkAnswer(one, `${name}: answer ${index + 1}`, expectedNames)
  const callback = own(written, 'callbackQuery')
  let used = 0
  return {
    all: list.length,
    ...(isRecord(callback) ? { callback } : {}),
    used: () => used,
    send: async (request) => {
      const next = list[used]
      if (!isRecord(next)) {
        const asked = `${request.method} ${request.url}`
        const left =
          list.length === 0 ? 'holds no answer' : `has no answer after its ${count(list.length)}`
        return { failure: 'refused', message: `${name} ${left}, but ${asked} was asked.` }
      }
      used += 1
      for (const line of differences(next, request)) tell(`${name}, answer ${used}: ${line}.`)
      return cannedAnswer(next.answer)
    },
  }
}

function count(answers: number): string {
  return answers === 1 ? 'only one' : `${answers}`
}

function listIn(written: unknown, name: string): readonly unknown[] {
  const list = isRecord(written) ? own(written, 'http') : written
  if (Array.isArray(list)) return list
  throw new Error(
    `${name} must hold a list of answers, each {request: "GET https://…", answer: {…}}.`,
  )
}

const ANSWER_NAMES = ['status', 'headers', 'body']

function checkAnswer(one: unknown, place: string, known: readonly string[]): void {
  if (!isRecord(one)) throw new Error(`${place} must be a collection with \`answer\`.`)
  refuseStrangers(one, [...known, 'answer'], place)
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
}

function refuseStrangers(record: object, known: readonly string[], place: string): void {
  const stranger = Object.keys(record).find((name) => !known.includes(name))
  if (stranger === undefined) return
  const hint = didYouMean(stranger, known) ?? `known are ${known.join(', ')}`
  throw new Error(`${place} has an unknown member \`${stranger}\`; ${hint}`)
}
