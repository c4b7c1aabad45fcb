// A request and its answer as plain records; nothing here knows how they are sent.

/** A header as it goes over the wire: Make writes names Title-Case-With-Dashes. */
export type Header = readonly [name: string, value: string]

export interface HttpRequest {
  readonly method: string
  /** Absolute, normalised, with its query. */
  readonly url: string
  readonly headers: readonly Header[]
  /** Absent when nothing is sent. */
  readonly body?: string | Uint8Array
  /** Milliseconds until the request is given up. */
  readonly timeout: number
  /** Further certificate authorities, PEM. */
  readonly ca?: string
}

export interface HttpResponse {
  readonly status: number
  /** Names in lower case; a header that came several times is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  /** Bytes as received, after decompression. */
  readonly body: Uint8Array
}

/** Why no answer came. */
export interface NetworkFailure {
  readonly failure: 'unreachable' | 'timeout' | 'tls' | 'too-large' | 'refused'
  /** One sentence, without secrets. */
  readonly message: string
}

/** What a request met: an answer or a failure. */
export type Reply = HttpResponse | NetworkFailure

export function isFailure(reply: Reply): reply is NetworkFailure {
  return 'failure' in reply
}

/** A request and what came of it. */
export interface Call {
  readonly request: HttpRequest
  readonly reply: Reply
}

/** The value of a header in any letter case; undefined when it is not there. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1]
}

/** True for methods that never carry a body: documented for GET, the same for HEAD by HTTP itself. */
export function isBodiless(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
