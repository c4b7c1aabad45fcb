// A web address; the run refuses what does not parse, the dialog does not.
import type { Converted, ParameterType } from '../parameter.ts'
import { asText, quote, refused, textFaults } from './conversions.ts'

function toUrl(value: unknown): Converted {
  const text = asText(value)
  if ('fault' in text || text.value === '' || URL.canParse(String(text.value))) return text
  return refused('Invalid URL', `${quote(value)} is no URL; write one such as https://example.com.`)
}

export const url: ParameterType = {
  name: 'url',
  control: 'text',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: toUrl,
  validate: textFaults,
  doc: 'Must parse as a URL with its protocol when the scenario runs.',
  source: 'developers.make.com: block-elements/parameters; error texts seen in scenario logs',
  certain: true,
}
