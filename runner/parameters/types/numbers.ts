// Types whose values are numbers: any, whole ones, and those of a range.
import type { Converted, ParameterType } from '../parameter.ts'
import { asInteger, asNumber, numberFaults, quote, refused } from './conversions.ts'

const PAGE = 'developers.make.com: block-elements/parameters'

/** What all of them have in common. */
const NUMBER = {
  control: 'number',
  shape: 'plain',
  wants: 'number',
  gives: 'number',
  schemaType: 'number',
  typescript: 'number',
  validate: numberFaults,
} as const

export const number: ParameterType = {
  ...NUMBER,
  name: 'number',
  isSecret: false,
  sample: { byName: 'number' },
  keys: ['validate', 'rpc'],
  coerce: asNumber,
  doc: 'A number; text is parsed when the scenario runs.',
  source: `${PAGE}; help.make.com: type coercion`,
  certain: true,
}

/** That it is whole is checked when the scenario runs [inferred], not in the dialog. */
export const integer: ParameterType = {
  ...NUMBER,
  name: 'integer',
  isSecret: false,
  sample: { byName: 'number' },
  keys: ['validate', 'rpc'],
  coerce: asInteger,
  doc: 'A whole number.',
  source: PAGE,
  certain: true,
}

/** 0 is let through, because nothing says that it is refused. [inferred] */
function toUnsigned(value: unknown): Converted {
  const result = asInteger(value)
  if ('fault' in result || Number(result.value) >= 0) return result
  return refused('Invalid number', `${quote(value)} is negative; write 0 or more.`)
}

export const uinteger: ParameterType = {
  ...NUMBER,
  name: 'uinteger',
  isSecret: false,
  sample: { byName: 'number' },
  keys: ['validate', 'rpc'],
  coerce: toUnsigned,
  doc: 'A whole number of 0 or more.',
  source: PAGE,
  certain: true,
}

const HIGHEST = 65_535

/** From 1, as the page of the parameter says; an older page names 0 as the first. */
function toPort(value: unknown): Converted {
  const result = asInteger(value)
  if ('fault' in result) return result
  const given = Number(result.value)
  if (given >= 1 && given <= HIGHEST) return result
  return refused('Invalid number', `${quote(value)} is no port; ports go from 1 to ${HIGHEST}.`)
}

export const port: ParameterType = {
  ...NUMBER,
  name: 'port',
  isSecret: false,
  sample: { always: 443 },
  keys: ['validate'],
  coerce: toPort,
  doc: 'A whole number from 1 to 65535.',
  source: `${PAGE}/port; an older page begins at 0`,
  certain: true,
}
