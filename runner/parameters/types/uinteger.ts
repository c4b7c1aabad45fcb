// A whole number that is not negative; 0 is let through, because nothing says that it is refused.
import type { Converted, ParameterType } from '../parameter.ts'
import { asInteger, numberFaults, quote, refused } from './conversions.ts'

function toUnsigned(value: unknown): Converted {
  const result = asInteger(value)
  if ('fault' in result || Number(result.value) >= 0) return result
  return refused('Invalid number', `${quote(value)} is negative; write 0 or more.`)
}

export const uinteger: ParameterType = {
  name: 'uinteger',
  control: 'number',
  shape: 'plain',
  wants: 'number',
  schemaType: 'number',
  typescript: 'number',
  keys: ['validate', 'rpc'],
  coerce: toUnsigned,
  validate: numberFaults,
  doc: 'A whole number of 0 or more.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
