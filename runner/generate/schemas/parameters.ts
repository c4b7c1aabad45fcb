// The JSON Schema of parameter files, with words for every key and every type.
import type { JsonSchema } from '../../engine/index.ts'
import { parameterKeys, parametersFileSchema, parameterTypes } from '../../parameters/index.ts'
import { at, isRecord, type Path } from '../../text/index.ts'
import { described } from './described.ts'

const LINK = 'https://developers.make.com/custom-apps-documentation/block-elements/parameters'

/** Where the keys of one parameter stand in the schema of a file. */
const PARAMETER: Path = ['definitions', 'parameter', 'anyOf', 1]

/** The schema of a file, every key and every type of its parameters with words. */
export function parametersSchema(): JsonSchema {
  const file = parametersFileSchema() as JsonSchema
  const parameter = at(file, PARAMETER)
  const definitions = at(file, ['definitions'])
  const reference = at(file, PARAMETER.slice(0, -1))
  const isAsExpected = isRecord(parameter) && isRecord(definitions) && Array.isArray(reference)
  if (!isAsExpected) throw new TypeError('the schema of a file of parameters is built another way')
  const properties = { ...(parameter.properties as Record<string, JsonSchema>) }
  for (const { name, doc, common, undocumented } of parameterKeys) {
    const types = common ? [] : typesWith(name)
    const only = types.length === 0 ? '' : ` Types: ${types.join(', ')}.`
    const schema = name === 'type' ? typeSchema(properties.type) : (properties[name] ?? {})
    properties[name] = described(schema, {
      doc: `${doc}${only}`,
      link: LINK,
      certain: undocumented !== true,
    })
  }
  const [address, ...others] = reference
  const withWords = [address, { ...parameter, properties }, ...others.slice(1)]
  return { ...file, definitions: { ...definitions, parameter: { anyOf: withWords } } } as JsonSchema
}

/** The types for which a key means something. */
function typesWith(key: string): readonly string[] {
  return parameterTypes
    .filter(({ keys, unlisted }) => !unlisted && keys.includes(key))
    .map(({ name }) => name)
}

/** The list of types, each with its own words in the list that an editor offers. */
function typeSchema(schema: JsonSchema | undefined): JsonSchema {
  const listed = parameterTypes.filter(({ unlisted }) => !unlisted)
  const [words, ...others] = (schema?.anyOf ?? []) as readonly JsonSchema[]
  const enumDescriptions = listed.map(({ doc }) => doc)
  return { ...schema, anyOf: [{ ...words, enumDescriptions }, ...others] }
}
