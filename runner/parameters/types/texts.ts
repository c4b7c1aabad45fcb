// Types whose values are texts: typed in, secret, coloured, or of a form that a run checks.
import { own } from '../../text/index.ts'
import type { Converted, Parameter, ParameterType } from '../parameter.ts'
import { asText, quote, refused, textFaults } from './conversions.ts'
import { withTags } from './tags.ts'

const PAGE = 'developers.make.com: block-elements/parameters'
const LOGS = 'error texts seen in scenario logs'

/** What all of them have in common. */
const TEXT = {
  shape: 'plain',
  wants: 'string',
  gives: 'string',
  schemaType: 'string',
  typescript: 'string',
  coerce: asText,
  validate: textFaults,
} as const

/** Limits and patterns look at the text that is left [inferred]. */
function asTaggedText(value: unknown, parameter: Parameter): Converted {
  const made = asText(value)
  if (!('value' in made) || typeof made.value !== 'string') return made
  return { value: withTags(made.value, own(parameter, 'tags')) }
}

export const text: ParameterType = {
  ...TEXT,
  name: 'text',
  control: 'text',
  isSecret: false,
  sample: { byName: 'text' },
  keys: ['validate', 'multiline', 'tags', 'pattern', 'rpc', 'coder'],
  coerce: asTaggedText,
  doc: 'Text; numbers, booleans and dates become text, collections become JSON.',
  source: `${PAGE}; help.make.com: type coercion`,
  certain: true,
}

/** Known to the conversion to JSON Schema only; nothing says what the dialog wants of it. */
export const editor: ParameterType = {
  ...TEXT,
  name: 'editor',
  control: 'textarea',
  wants: 'any',
  isSecret: false,
  sample: { byName: 'text' },
  unlisted: true,
  keys: [],
  doc: 'Text; known to the conversion to JSON Schema only.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}

export const path: ParameterType = {
  ...TEXT,
  name: 'path',
  control: 'text',
  isSecret: false,
  sample: { byName: 'text' },
  keys: ['validate'],
  doc: 'Text; no check of the format.',
  source: `${PAGE}/path`,
  certain: true,
}

export const uuid: ParameterType = {
  ...TEXT,
  name: 'uuid',
  control: 'text',
  isSecret: false,
  sample: { always: '00000000-0000-4000-8000-000000000001' },
  keys: ['validate'],
  doc: 'Text; no check of the format.',
  source: PAGE,
  certain: true,
}

const COLOR = /^#(?:[\da-f]{3}|[\da-f]{6})$/i

/** The run refuses other spellings (documented with a picture of the refusal), the dialog does not. */
function toColor(value: unknown): Converted {
  const made = asText(value)
  if ('fault' in made || made.value === '' || COLOR.test(String(made.value))) return made
  return refused('Invalid color', `${quote(value)} is no colour; write # and 3 or 6 hex digits.`)
}

export const color: ParameterType = {
  ...TEXT,
  name: 'color',
  control: 'color',
  isSecret: false,
  sample: { always: '#3366cc' },
  keys: ['validate'],
  coerce: toColor,
  doc: 'A colour: # with three or six hexadecimal digits, checked when the scenario runs.',
  source: PAGE,
  certain: true,
}

export const password: ParameterType = {
  ...TEXT,
  name: 'password',
  control: 'password',
  isSecret: true,
  sample: { byName: 'text' },
  keys: ['validate'],
  doc: 'Secret text.',
  source: PAGE,
  certain: true,
}

export const pkey: ParameterType = {
  ...TEXT,
  name: 'pkey',
  control: 'textarea',
  isSecret: true,
  sample: { byName: 'text' },
  keys: ['validate'],
  doc: 'PEM text of a private key.',
  source: PAGE,
  certain: true,
}

/** Public, unlike the key that belongs to it, which has a type of its own. */
export const cert: ParameterType = {
  ...TEXT,
  name: 'cert',
  control: 'textarea',
  isSecret: false,
  sample: { byName: 'text' },
  keys: ['validate'],
  doc: 'PEM text of a certificate.',
  source: PAGE,
  certain: true,
}

/** The run refuses what does not parse, the dialog does not. */
function toUrl(value: unknown): Converted {
  const made = asText(value)
  if ('fault' in made || made.value === '' || URL.canParse(String(made.value))) return made
  return refused('Invalid URL', `${quote(value)} is no URL; write one such as https://example.com.`)
}

export const url: ParameterType = {
  ...TEXT,
  name: 'url',
  control: 'text',
  isSecret: false,
  sample: { always: 'https://example.com/' },
  keys: ['validate'],
  coerce: toUrl,
  doc: 'Must parse as a URL with its protocol when the scenario runs.',
  source: `${PAGE}; ${LOGS}`,
  certain: true,
}

// One @ with something on both sides and a dot behind it [inferred: Make's rule is unknown].
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@.<>(),;:"[\]\\]+(\.[^\s@.<>(),;:"[\]\\]+)+$/

/** The run refuses what does not look like an address, the dialog does not. */
function toAddress(value: unknown): Converted {
  const made = asText(value)
  if ('fault' in made) return made
  if (made.value === '' || ADDRESS.test(String(made.value))) return made
  return refused(
    'Invalid email address',
    `${quote(value)} is no address; write one such as ada@example.com.`,
  )
}

export const email: ParameterType = {
  ...TEXT,
  name: 'email',
  control: 'text',
  isSecret: false,
  sample: { always: 'ada@example.com' },
  keys: ['validate'],
  coerce: toAddress,
  doc: 'Must look like an address when the scenario runs.',
  source: `${PAGE}; ${LOGS}`,
  certain: true,
}
