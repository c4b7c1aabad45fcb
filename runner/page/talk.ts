// How the page asks its server: JSON and lines of JSON, always with the token, never without.
import { stringOf } from '../text/index.ts'
import type { EventLine } from './wire.ts'

/** What came instead of an answer: the server has ended, the token is wrong, or it said no. */
export class NotAnswered extends Error {
  /** 0: nobody is there. */
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

/** What is said when nobody is there any more. */
export const ENDED = 'dryrun has ended; start it again. What you typed is still here.'

export interface Talk {
  readonly get: <T>(path: string) => Promise<T>
  readonly post: <T>(path: string, body: object) => Promise<T>
  /** Gives line after line of an answer; ends with it. */
  readonly lines: <Line>(path: string, body: object, take: (line: Line) => void) => Promise<void>
  /** Events of the server until it ends. */
  readonly events: (take: (line: EventLine) => void) => Promise<void>
  /** From now on requests are those of this page. */
  readonly become: (page: string) => void
}

/** Talks to the server that this page has come from. */
export function talkTo(token: string): Talk {
  let page = ''
  const ask = async (path: string, more: RequestInit): Promise<Response> => {
    const headers = { ...more.headers, 'x-dryrun-token': token, 'x-dryrun-page': page }
    let response: Response
    try {
      response = await fetch(path, { ...more, headers, cache: 'no-store' })
    } catch {
      throw new NotAnswered(ENDED, 0)
    }
    if (response.ok) return response
    throw new NotAnswered(await messageIn(response), response.status)
  }
  const sent = (body: object): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return {
    get: async (path) => (await ask(path, {})).json(),
    post: async (path, body) => (await ask(path, sent(body))).json(),
    lines: async (path, body, take) => eachLine(await ask(path, sent(body)), take),
    events: async (take) => eachLine(await ask('/api/events', {}), take),
    become: (id) => {
      page = id
    },
  }
}

async function messageIn(response: Response): Promise<string> {
  try {
    const { message } = await response.json()
    return stringOf(message)
  } catch {
    return `The server answers ${response.status}.`
  }
}

async function eachLine<Line>(response: Response, take: (line: Line) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true }
      if (done) break
      const pieces = `${rest}${value}`.split('\n')
      rest = pieces.pop() ?? ''
      for (const piece of pieces) take(JSON.parse(piece))
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw error
    throw new NotAnswered(ENDED, 0)
  }
}
