// What leaves the portal, before a door turns it into a Response or writes it to a socket.

import type { Tree } from './document.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The connection breaks in the middle of the body. */
  readonly cut?: true
}

/** A JSON answer. */
export function jsonAnswer(
  status: number,
  body: Tree,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

/** The first half of a body: what a client has when the connection breaks. */
export function firstHalf(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2))
}

/** An answer as a Response; a cut one is a stream that fails after its first half. */
export function toResponse(answer: Answer): Response {
  const { status, headers, body } = answer
  if (!answer.cut) return new Response(body === '' ? null : body, { status, headers })
  const half = new TextEncoder().encode(firstHalf(body))
  let sent = false
  const stream = new ReadableStream({
    pull: (controller) => {
      if (sent) controller.error(new TypeError('The connection was cut.'))
      else controller.enqueue(half)
      sent = true
    },
  })
  return new Response(stream, { status, headers })
}
