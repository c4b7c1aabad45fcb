// Canned answers in place of a server: played in order, held against what was asked, no network.
import type { HttpRequest, Reply } from '../engine/index.ts'
import { answersIn, cannedAnswer, differences } from '../operation/index.ts'
import { isRecord, own } from '../text/index.ts'

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
export function openCanned(
  written: unknown,
  name: string,
  tell: (sentence: string) => void,
): Canned {
  const list = answersIn(written, name)
  const callback = own(written, 'callbackQuery')
  let used = 0
  return {
    all: list.length,
    ...(isRecord(callback) ? { callback } : {}),
    used: () => used,
    send: async (request) => {
      const next = list[used]
      if (!next) {
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
