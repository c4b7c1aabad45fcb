// A port number; 0 is let through, because Make's pages name both 0 and 1 as the first.
import type { Converted, ParameterType } from '../parameter.ts'
import { asInteger, numberFaults, quote, refused } from './conversions.ts'

const HIGHEST = 65_535

function toPort(value: unknown): Converted {
  const result = asInteger(value)
  if ('fault' in result) return result
  const port = Number(result.value)
  if (port >= 0 && port <= HIGHEST) return result
  return refused('Invalid number', `${quote(value)} is no port; ports go up to ${HIGHEST}.`)
}

export const port: ParameterType = {
  name: 'port',
  control: 'number',
  shape: 'plain',
  wants: 'number',
  schemaType: 'number',
  typescript: 'number',
  keys: ['validate'],
  coerce: toPort,
  validate: numberFaults,
  doc: 'A whole number from 0 to 65535.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
