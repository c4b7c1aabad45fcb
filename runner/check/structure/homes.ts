// The files that hold requests, as a table: which keys exist in each, and what a request must have.

import type { JsonSchema } from '../../engine/index.ts'

/** A kind of file with requests in it. Facts without a comment: the schemas of Make's editor. */
export interface Home {
  /** The file, as it stands in a sentence. */
  readonly what: string
  /** Keys of a request that do not exist here. */
  readonly lacks: readonly string[]
  /** Keys of `response` that do not exist here. */
  readonly responseLacks: readonly string[]
  /** Keys that exist here only, in a request and in `response`. */
  readonly adds?: readonly string[]
  readonly responseAdds?: readonly string[]
  /** Methods that need other keys, when they are written as a fixed word. */
  readonly methods: readonly string[]
  readonly methodsNeed: readonly string[]
  readonly responseNeeds?: readonly string[]
  /** What `output` must give, where that is not free. */
  readonly output?: JsonSchema
}

const WRITING = ['POST', 'PUT', 'PATCH']

export const communication: Home = {
  what: 'a request',
  lacks: ['baseUrl', 'timeout'],
  responseLacks: [],
  methods: WRITING,
  methodsNeed: ['url', 'body'],
}

/** What lies under every communication. */
export const base: Home = {
  what: 'base',
  lacks: [
    ...['gzip', 'endpoint', 'input', 'repeat'],
    ...['output', 'iterate', 'respond', 'verification'],
  ],
  responseLacks: ['trigger', 'expires'],
  methods: [...WRITING, 'DELETE'],
  methodsNeed: ['url', 'body'],
}

export const epoch: Home = {
  what: 'epoch',
  lacks: [
    ...['baseUrl', 'timeout', 'gzip', 'endpoint', 'input'],
    ...['output', 'iterate', 'respond', 'verification'],
  ],
  responseLacks: ['trigger', 'data', 'metadata', 'uid', 'wrapper', 'expires'],
  methods: [...WRITING, 'DELETE'],
  methodsNeed: ['body'],
  responseNeeds: ['output'],
  // what a user chooses from: a starting point and its words
  output: { type: 'object', required: ['date', 'label'] },
}

/** The one request of an endpoint component, which may not call another endpoint. */
export const endpointRequest: Home = {
  ...communication,
  what: 'the request of an endpoint',
  lacks: [...communication.lacks, 'endpoint', 'input'],
}

/** What a webhook makes of an incoming request; `uid` is documented, although no schema has it. */
export const webhook: Home = { ...communication, what: 'a webhook', adds: ['uid'] }

/** A responder answers the webhook; documented, although the editor's schema refuses the keys. */
export const responder: Home = {
  ...communication,
  what: 'a responder',
  responseAdds: ['status', 'headers', 'body'],
}
