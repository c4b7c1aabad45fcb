// An e-mail address; the run refuses what does not look like one, the dialog does not.
import type { Converted, ParameterType } from '../parameter.ts'
import { asText, quote, refused, textFaults } from './conversions.ts'

// One @ with something on both sides and a dot behind it [inferred: Make's rule is unknown].
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@.<>(),;:"[\]\\]+(\.[^\s@.<>(),;:"[\]\\]+)+$/

function toAddress(value: unknown): Converted {
  const text = asText(value)
  if ('fault' in text) return text
  if (text.value === '' || ADDRESS.test(String(text.value))) return text
  return refused(
    'Invalid email address',
    `${quote(value)} is no address; write one such as ada@example.com.`,
  )
}

export const email: ParameterType = {
  name: 'email',
  control: 'text',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: toAddress,
  validate: textFaults,
  doc: 'Must look like an address when the scenario runs.',
  source: 'developers.make.com: block-elements/parameters; error texts seen in scenario logs',
  certain: true,
}
