// One request to Make's API and what came of it, and which requests may be sent again.

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Call {
  readonly method: Method
  /** From `/sdk/apps`. */
  readonly path: string
  /** As it is sent; texts are never printed anew. */
  readonly body?: string | Uint8Array
  readonly media?: string
}

export const get = (path: string): Call => ({ method: 'GET', path })

export const sendJson = (method: Method, path: string, body: unknown): Call => ({
  method,
  path,
  body: JSON.stringify(body),
  media: 'application/json',
})

/** What came of a call; it is never thrown. */
export type Reply = Answered | Refusal | Unreachable

export interface Answered {
  readonly kind: 'answered'
  readonly text: string
  /** The value where the text is JSON. */
  readonly value: unknown
}

/** Make said no. */
export interface Refusal {
  readonly kind: 'refused'
  readonly status: number
  /** Make's own words. */
  readonly message: string
  /** Make's code, such as IM005. */
  readonly code: string | undefined
}

/** No answer came. */
export interface Unreachable {
  readonly kind: 'unreachable'
  readonly message: string
}

/** True for an answer that says nothing about whether the request was carried out. */
export const isUnsure = (reply: Reply): boolean =>
  reply.kind === 'unreachable' || (reply.kind === 'refused' && reply.status >= 500)

/** True when a call may be sent again: it was not let in, or sending it twice is sending it once. */
export function mayRepeat({ method }: Call, reply: Reply): boolean {
  if (reply.kind === 'refused' && reply.status === 429) return true
  return method !== 'POST' && isUnsure(reply)
}

/** What to do about a refusal, by the words Make is known to use; undefined when nobody knows. */
export function hintOf(reply: Exclude<Reply, Answered>): string | undefined {
  if (reply.kind === 'unreachable') return 'check the network and the zone, then run it again'
  const { status, message } = reply
  return HINTS.find((hint) => hint.when(status, message))?.hint
}

const HINTS: readonly {
  readonly when: (status: number, message: string) => boolean
  readonly hint: string
}[] = [
  {
    when: (status) => status === 401,
    hint: 'the token is not accepted in this zone; create one under Profile, API, in that zone',
  },
  {
    when: (_, message) => /error code: 1010|cloudflare/i.test(message),
    hint: 'something between here and Make blocks the request, not Make itself',
  },
  {
    when: (status) => status === 403,
    hint: 'the token needs the scopes sdk-apps:read and sdk-apps:write, and its user the right to edit apps',
  },
  {
    when: (_, message) => /must not be the same as the alternative/i.test(message),
    hint: 'change one connection, deploy, then change the other',
  },
  {
    when: (_, message) => /Invalid function code/i.test(message),
    hint: 'the file of a function must begin with the word function, without a comment before it',
  },
  {
    when: (_, message) => /in JSONC at position/i.test(message),
    hint: 'dryrun check shows the place',
  },
  {
    when: (status) => status === 429,
    hint: 'the organisation sends too many requests; wait a minute, or choose a lower --rate',
  },
]
