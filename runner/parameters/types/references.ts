// Types that point to a thing stored in Make: a connection, a webhook, a data store and the like.
import type { ParameterType } from '../parameter.ts'
import { unchanged } from './conversions.ts'

function reference(
  name: string,
  wants: 'number' | 'string',
  doc: string,
  address: (kind: string) => string,
): ParameterType {
  return {
    name,
    control: 'select',
    shape: 'choice',
    wants,
    // what is mapped is passed on as it is
    gives: 'any',
    isSecret: false,
    sample: { byName: wants === 'number' ? 'number' : 'text' },
    schemaType: wants,
    typescript: wants === 'number' ? 'number' : 'string',
    address,
    keys: ['options'],
    coerce: unchanged,
    doc,
    source: 'integromat/make-forman-schema 1.16.0',
    certain: true,
  }
}

/** Marks a type that Make's editor schema refuses. */
const unlisted = (type: ParameterType): ParameterType => ({ ...type, unlisted: true })

/** `base` with the kind behind a slash, or alone where the type names no kind. */
const withKind =
  (base: string) =>
  (kind: string): string =>
    kind === '' ? base : `${base}/${kind}`

export const account = unlisted(
  reference('account', 'number', 'A connection, by its number.', withKind('api://connections')),
)

export const hook = unlisted(
  reference('hook', 'number', 'A webhook, by its number.', withKind('api://hooks')),
)

export const device = unlisted(
  reference('device', 'number', 'A device, by its number.', withKind('api://devices')),
)

export const keychain = unlisted(
  reference('keychain', 'number', 'A key, by its number.', withKind('api://keys')),
)

export const datastore = unlisted(
  reference('datastore', 'number', 'A data store, by its number.', () => 'api://data-stores'),
)

export const aiagent = unlisted(
  reference('aiagent', 'string', 'An AI agent, by its id.', () => 'api://ai-agents/v1/agents'),
)

export const scenario = unlisted(
  reference('scenario', 'string', 'A scenario, by its id.', () => 'api://scenario-list'),
)

/** Make's form library writes it into a JSON Schema as a bare number, without its list. */
export const udt: ParameterType = {
  ...reference('udt', 'number', 'A data structure, by its number.', () => 'api://data-structures'),
  schemaShape: 'plain',
}
