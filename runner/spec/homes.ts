// The kinds of files that hold requests, as a table: which keys exist in each, and what a request must have.

/** What is different in a kind of file. Facts without a comment: the schemas of Make's editor. */
export interface Home {
  /** What a page about the file is called. */
  readonly title: string
  /** The file, as it stands in a sentence. */
  readonly what: string
  /** Keys of a request that do not exist here. */
  readonly lacks: readonly string[]
  /** Keys of `response` that do not exist here. */
  readonly responseLacks: readonly string[]
  /** Keys of `response` that stand beside the request, too. */
  readonly adds: readonly string[]
  /** Keys of the request that exist in `response`, too. */
  readonly responseAdds: readonly string[]
  /** Methods that need other keys when they are written as a fixed word, and which. */
  readonly writing: { readonly methods: readonly string[]; readonly need: readonly string[] }
  /** What `output` must be where it is not free. */
  readonly output?: { readonly type: 'object'; readonly required: readonly string[] }
}

const WRITING = ['POST', 'PUT', 'PATCH']

const communication: Home = {
  title: 'Communication of a module or an RPC',
  what: 'a request',
  lacks: ['baseUrl', 'timeout'],
  responseLacks: [],
  // kinds without a request of their own write them beside it
  adds: ['output', 'iterate'],
  responseAdds: ['oauth'],
  writing: { methods: WRITING, need: ['url', 'body'] },
}

/** All kinds of files that hold requests. */
export const homes = {
  communication,
  connection: { ...communication, title: 'Communication of a connection' },
  /** What a webhook makes of an incoming request; `uid` is documented, although no schema has it. */
  webhook: {
    ...communication,
    title: 'Communication of a webhook',
    what: 'a webhook',
    adds: [...communication.adds, 'uid'],
  },
  /** A responder answers the webhook; documented, although the editor's schema refuses the keys. */
  responder: {
    ...communication,
    title: 'Communication of a responder',
    what: 'a responder',
    responseAdds: [...communication.responseAdds, 'status', 'headers', 'body'],
  },
  /** The one request of an endpoint component, which may not call another endpoint. */
  endpoint: {
    ...communication,
    title: 'Communication of an endpoint',
    what: 'the request of an endpoint',
    lacks: [...communication.lacks, 'endpoint', 'input'],
  },
  /** Under every communication; a chain would be accepted by the editor, but nothing gives it a meaning. */
  base: {
    title: 'Base: what all communications inherit',
    what: 'base',
    // its gzip is a directive like any other (documented), although the schema has none
    lacks: ['endpoint', 'input', 'repeat', 'respond', 'verification'],
    responseLacks: ['trigger', 'expires'],
    adds: [],
    responseAdds: ['oauth'],
    writing: { methods: [...WRITING, 'DELETE'], need: ['url', 'body'] },
  },
  epoch: {
    title: 'Epoch: where a trigger may start',
    what: 'epoch',
    lacks: ['baseUrl', 'timeout', 'endpoint', 'input', 'respond', 'verification'],
    responseLacks: ['trigger', 'data', 'metadata', 'uid', 'wrapper', 'expires'],
    adds: [],
    responseAdds: ['oauth'],
    writing: { methods: [...WRITING, 'DELETE'], need: ['body'] },
    // what a user chooses from: a starting point and its words
    output: { type: 'object', required: ['date', 'label'] },
  },
} as const satisfies Readonly<Record<string, Home>>
