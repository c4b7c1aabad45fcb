// The names a template may read inside a communication, and what each holds.

/** Everything an expression can see, with one sentence each; the check and the docs read it. */
export const scopeNames = {
  parameters: 'the input of the module, RPC, webhook or connection',
  connection: 'the connection: its parameters and what its `data` saved',
  common: 'the app’s common data',
  data: 'what the component itself has stored: a trigger’s lastId (or lastID) and lastDate, a connection’s data, a webhook’s parameters and what attach saved',
  temp: 'what `temp` directives of this execution have collected',
  environment: 'the platform; only `timezone` is known',
  scenario: 'the scenario: `id` and `name`',
  metadata: 'the module’s own parameter and interface lists: `expect`, `interface`',
  body: 'the body of the last answer',
  headers:
    'the headers of the last answer, found under their names in any letter case and listed in lower case',
  statusCode: 'the status of the last answer',
  item: 'the current raw item while iterating',
  output: 'what `output` gave, for `wrapper`',
  iterate: '`container.first` and `container.last`: raw items of the page just iterated',
  pagination: '`page`: the number of the page, from 1',
  payload: 'the webhook item an instant trigger works on',
  webhook:
    '`url`, `id` and what attach saved; in the communication of a webhook itself inferred: `data` is sure there',
  trigger: '`matchEqual`: true when the user chose a concrete first item',
  query: 'the query of the redirect or of the incoming request',
  method: 'the method of the incoming request',
  oauth: '`scope` and the redirect addresses',
} as const

export type ScopeName = keyof typeof scopeNames

/** Names that are there from the beginning of every run. */
export const ALWAYS = [
  'parameters',
  'connection',
  'common',
  'data',
  'temp',
  'environment',
  'scenario',
  'metadata',
  'pagination',
  'payload',
  'webhook',
  'trigger',
  'query',
  'oauth',
] as const satisfies readonly ScopeName[]

/** Names of the last answer; in a chain the answer of the step before. */
export const ANSWER = [
  ...ALWAYS,
  'body',
  'headers',
  'statusCode',
] as const satisfies readonly ScopeName[]
