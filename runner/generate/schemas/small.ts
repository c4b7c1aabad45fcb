// The JSON Schemas of the small files: samples, groups, common data and lists of scopes.
import type { JsonSchema } from '../../engine/index.ts'
import { described } from './described.ts'

const text512: JsonSchema = { type: 'string', minLength: 1, maxLength: 512 }

export const commonSchema: JsonSchema = { type: 'object' }

/** One object, or the address of the RPC that gives it: documented, although Make's schema lacks it. */
export const samplesSchema: JsonSchema = {
  anyOf: [
    described(
      { type: 'object' },
      { doc: 'One bundle; keys as in the interface, invented values.' },
    ),
    described(
      { type: 'string', pattern: '^(rpc|api)://' },
      { doc: 'The address of an RPC that gives the sample.' },
    ),
  ],
}

export const groupsSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      label: described({ type: 'string' }, { doc: 'The heading in the picker of modules.' }),
      modules: described(
        { type: 'array', items: { type: 'string' } },
        { doc: 'Names of modules, in the order in which they are shown.' },
      ),
    },
    required: ['label', 'modules'],
    additionalProperties: false,
  },
}

/** Scopes that a component needs. */
export const scopeSchema: JsonSchema = { type: 'array', items: text512 }

/** Scopes by their names, each with what it allows. */
export const scopeListSchema: JsonSchema = { type: 'object', additionalProperties: text512 }
