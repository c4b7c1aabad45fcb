// The kinds of files that hold requests: which keys Make's editor knows in each, and which it wants.

/** What is different in a kind of file. Source: schemas of vscode-apps-sdk, unless a comment says so. */
export interface Home {
  readonly title: string
  /** Keys of a request that do not exist here. */
  readonly lacks: readonly string[]
  /** Keys of `response` that do not exist here. */
  readonly responseLacks: readonly string[]
  /** Keys of `response` that stand beside the request, too. */
  readonly adds: readonly string[]
  /** Keys of the request that exist in `response`, too. */
  readonly responseAdds: readonly string[]
  /** Methods that need other keys, and which. */
  readonly writing: { readonly methods: readonly string[]; readonly need: readonly string[] }
  /** What `output` must be where it is not free. */
  readonly output?: { readonly type: 'object'; readonly required: readonly string[] }
}

const WRITING = ['POST', 'PUT', 'PATCH']

export const communication: Home = {
  title: 'Communication of a module or an RPC',
  lacks: ['baseUrl', 'timeout'],
  responseLacks: [],
  // kinds without a request of their own write them beside it
  adds: ['output', 'iterate'],
  responseAdds: ['oauth'],
  writing: { methods: WRITING, need: ['url', 'body'] },
}

export const connection: Home = { ...communication, title: 'Communication of a connection' }

/** `uid` is documented for shared webhooks, although no schema has it. */
export const webhook: Home = {
  ...communication,
  title: 'Communication of a webhook',
  adds: [...communication.adds, 'uid'],
}

/** A responder answers the webhook: documented, although the editor's schema refuses the keys. */
export const responder: Home = {
  ...communication,
  title: 'Communication of a responder',
  responseAdds: [...communication.responseAdds, 'status', 'headers', 'body'],
}

/** An endpoint component may not call another one. */
export const endpoint: Home = {
  ...communication,
  title: 'Communication of an endpoint',
  lacks: [...communication.lacks, 'endpoint', 'input'],
}

/** Under every communication; a chain would be accepted by the editor, but nothing gives it a meaning. */
export const base: Home = {
  title: 'Base: what all communications inherit',
  lacks: ['gzip', 'endpoint', 'input', 'repeat', 'respond', 'verification'],
  responseLacks: ['trigger', 'expires'],
  adds: [],
  responseAdds: ['oauth'],
  writing: { methods: [...WRITING, 'DELETE'], need: ['url', 'body'] },
}

export const epoch: Home = {
  title: 'Epoch: where a trigger may start',
  lacks: ['baseUrl', 'timeout', 'gzip', 'endpoint', 'input', 'respond', 'verification'],
  responseLacks: ['trigger', 'data', 'metadata', 'uid', 'wrapper', 'expires'],
  adds: [],
  responseAdds: ['oauth'],
  writing: { methods: [...WRITING, 'DELETE'], need: ['body'] },
  output: { type: 'object', required: ['date', 'label'] },
}
