// The name of a file with one of the allowed endings.
import { own } from '../../text/index.ts'
import type { Fault, Parameter, ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

/** A name whose ending is none of `extension`; the words are ours. */
function nameFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  const written = own(parameter, 'extension')
  const endings = (Array.isArray(written) ? written : [written]).filter(
    (ending): ending is string => typeof ending === 'string' && ending !== '',
  )
  const name = String(value).toLowerCase()
  const fits = endings.some((ending) =>
    name.endsWith(`.${ending.replace(/^\./, '').toLowerCase()}`),
  )
  const faults = textFaults(value, parameter)
  if (value === '' || endings.length === 0 || fits) return faults
  return [...faults, { what: 'Invalid file extension', remedy: `Allowed: ${endings.join(', ')}` }]
}

export const filename: ParameterType = {
  name: 'filename',
  control: 'text',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['extension', 'semantic', 'validate'],
  coerce: asText,
  validate: nameFaults,
  doc: 'Text that ends in one of `extension`.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
