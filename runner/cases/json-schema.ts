// Plays the cases of kind `json-schema`: parameters as JSON Schema, and JSON Schema as parameters.

import { ANYTHING, asJson, COLLECTION, same, TEXT } from '../operation/index.ts'
import { ConversionError, toFormanSchema, toJsonSchema } from '../parameters/index.ts'
import { own } from '../text/index.ts'
import type { Case } from './case.ts'
import { type Player, verdict } from './player.ts'

/** What a conversion gave: its result as JSON, or the message it was refused with. */
type Outcome =
  | { readonly output: unknown; readonly skipped?: unknown }
  | { readonly thrown: string }

export const jsonSchema: Player = {
  kind: 'json-schema',
  keys: {
    direction: TEXT,
    input: ANYTHING,
    options: COLLECTION,
    output: ANYTHING,
    skippedPaths: ANYTHING,
    throws: TEXT,
  },
  options: { excludeAdvancedFields: ANYTHING },
  play: (played) => verdict(played, differencesOf(played)),
}

function differencesOf(played: Case): readonly string[] {
  const outcome = convertCase(played)
  return 'thrown' in outcome
    ? differ('throws', own(played, 'throws'), outcome.thrown)
    : [
        ...differ('output', own(played, 'output'), outcome.output),
        ...(Object.hasOwn(played, 'skippedPaths')
          ? differ('skippedPaths', skippedOf(played), outcome.skipped)
          : []),
      ]
}

function convertCase(played: Case): Outcome {
  const input = own(played, 'input')
  try {
    if (own(played, 'direction') === 'toForman') return { output: toFormanSchema(input) }
    const exclude = own(own(played, 'options'), 'excludeAdvancedFields') === true
    const { schema, skippedPaths } = toJsonSchema(input, { excludeAdvancedFields: exclude })
    return { output: schema, skipped: skippedPaths?.advanced ?? [] }
  } catch (error) {
    if (error instanceof ConversionError) return { thrown: error.message }
    throw error
  }
}

/** The expected paths, written as a list or under the reason they were skipped for. */
function skippedOf(played: Case): unknown {
  const expected = own(played, 'skippedPaths')
  return Array.isArray(expected) ? expected : (own(expected, 'advanced') ?? [])
}

function differ(name: string, expected: unknown, found: unknown): string[] {
  if (same(asJson(found), expected)) return []
  return [`${name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`]
}
