// The small files: samples, common data, groups, lists of scopes.
import type { JsonSchema } from '../../engine/index.ts'
import { isAddress } from '../../parameters/index.ts'
import type { Part } from '../judge/part.ts'

const schemaPart = (schema: JsonSchema): Part => ({ schema })

const text512 = { type: 'string', minLength: 1, maxLength: 512 }

export const commonPart = schemaPart({ type: 'object' })

const sample = schemaPart({ type: 'object' })

/** One object, or the address of the RPC that gives it (documented; the schema has objects only). */
export const samplesPart: Part = { choose: (value) => (isAddress(value) ? {} : sample) }

/** The scopes a component needs. */
export const scopePart: Part = { list: () => schemaPart(text512) }

/** Every scope a connection may ask for, with its words. */
export const scopeListPart: Part = { map: () => schemaPart(text512) }

export const groupsPart: Part = {
  list: () => ({
    form: () => ({
      what: 'a group',
      keys: new Map<string, Part>([
        ['label', schemaPart({ type: 'string' })],
        ['modules', { list: () => schemaPart({ type: 'string' }) }],
      ]),
      required: ['label', 'modules'],
    }),
  }),
}
