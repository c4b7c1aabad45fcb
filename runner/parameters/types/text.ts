// Plain text in one line, or in several with `multiline`.
import { own } from '../../text/index.ts'
import type { Converted, Parameter, ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'
import { withTags } from './tags.ts'

export const text: ParameterType = {
  name: 'text',
  control: 'text',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate', 'multiline', 'tags', 'pattern', 'rpc', 'coder'],
  coerce: asTaggedText,
  validate: textFaults,
  doc: 'Text; numbers, booleans and dates become text, collections become JSON.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}

/** Limits and patterns look at the text that is left [inferred]. */
function asTaggedText(value: unknown, parameter: Parameter): Converted {
  const made = asText(value)
  if (!('value' in made) || typeof made.value !== 'string') return made
  return { value: withTags(made.value, own(parameter, 'tags')) }
}
