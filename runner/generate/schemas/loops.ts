// Keys of a request that are no row of the directives: paging, repeating, and what webhooks answer.
import type { JsonSchema } from '../../engine/index.ts'
import { described } from './described.ts'

const PAGES = 'https://developers.make.com/custom-apps-documentation/'
const PAGING = `${PAGES}component-blocks/api/pagination`
const WEBHOOKS = `${PAGES}app-components/webhooks`

const form = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
})

/** Keys that are written here as they are in the request itself, which every file has in one place. */
export const asInRequest = (...names: readonly string[]): Record<string, JsonSchema> =>
  Object.fromEntries(
    names.map((name) => [name, { $ref: `#/definitions/request/properties/${name}` }]),
  )

const merge = described(
  { type: 'boolean', default: true },
  {
    doc: 'Whether the next request keeps what the first one sent and adds to it.',
    link: PAGING,
  },
)

const goOn = described(
  { type: ['boolean', 'string'] },
  { doc: 'The next page is asked for while this is true.', link: PAGING },
)

/** What the next page has that the first one had not. */
export const pagination: JsonSchema = form({
  mergeWithParent: merge,
  ...asInRequest('url', 'method', 'headers', 'qs', 'body'),
  condition: goOn,
})

/** The same for a request that runs an endpoint component. */
export const endpointPagination: JsonSchema = form({
  mergeWithParent: merge,
  ...asInRequest('endpoint', 'input'),
  condition: goOn,
})

/** Makes one request several times. */
export const repeat: JsonSchema = described(
  {
    type: 'object',
    properties: {
      condition: described({ type: 'string' }, { doc: 'Repeats while it is true.' }),
      delay: described({ type: 'number' }, { doc: 'Milliseconds between two calls.' }),
      limit: described({ type: 'number' }, { doc: 'The largest number of calls.' }),
    },
  },
  {
    doc: 'Makes the same request again until its condition is false or its limit is reached.',
    link: `${PAGES}component-blocks/api`,
  },
)

/** Status of what is sent back to the caller of a webhook. */
export const status: JsonSchema = described(
  { anyOf: [{ type: 'integer', minimum: 100, maximum: 999 }, { type: 'string' }] },
  { doc: 'Status of the answer to the caller of the webhook.', link: WEBHOOKS },
)

const answerType = described(
  {
    anyOf: [
      { enum: ['json', 'urlencoded', 'text'] },
      { type: 'string', pattern: '\\{\\{[^]*\\}\\}' },
    ],
  },
  { doc: 'How the body of the answer is written.' },
)

const answerForm: JsonSchema = form({
  type: answerType,
  status,
  ...asInRequest('headers', 'body'),
})

/** What a webhook answers its caller. */
export const respond: JsonSchema = described(answerForm, {
  doc: 'What the caller of the webhook is answered.',
  link: WEBHOOKS,
})

/** A call that only checks whether the webhook is there. */
export const verification: JsonSchema = described(
  form({ ...asInRequest('condition'), respond: answerForm }),
  {
    doc: 'A call that only asks whether the webhook is there: it is answered and gives no bundles.',
    link: WEBHOOKS,
  },
)
