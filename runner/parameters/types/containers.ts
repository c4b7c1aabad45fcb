// Types that hold other values: collections, lists and conditions.
import { isRecord } from '../../text/index.ts'
import type { Converted, ParameterType } from '../parameter.ts'
import { asList, converted, listFaults, quote, refused } from './conversions.ts'

const PAGE = 'developers.make.com: block-elements/parameters'
const COERCION = 'help.make.com: type coercion'
const FORMAN = 'integromat/make-forman-schema 1.16.0'

/** Collections pass; everything else is refused, also JSON text (help.make.com). */
function toCollection(value: unknown): Converted {
  if (isRecord(value)) return converted(value)
  return refused(
    'Collection expected',
    `${quote(value)} is no collection; give its members by name.`,
  )
}

/** Without `spec` its members may have any names. */
export const collection: ParameterType = {
  name: 'collection',
  control: 'group',
  shape: 'collection',
  wants: 'object',
  gives: 'object',
  isSecret: false,
  sample: { always: {} },
  schemaType: 'object',
  typescript: 'Record<string, unknown>',
  keys: ['spec', 'sequence'],
  coerce: toCollection,
  doc: 'Fields under one name; members that `spec` does not name are ignored.',
  source: `${PAGE}; ${COERCION}`,
  certain: true,
}

/** Known to the conversion to JSON Schema only; nothing says what the dialog wants of it. */
export const dynamicCollection: ParameterType = {
  name: 'dynamicCollection',
  control: 'code',
  shape: 'plain',
  wants: 'any',
  gives: 'object',
  isSecret: false,
  sample: { always: {} },
  schemaType: 'object',
  schemaShape: 'collection',
  typescript: 'Record<string, unknown>',
  unlisted: true,
  keys: [],
  coerce: toCollection,
  doc: 'A collection with members of any name.',
  source: FORMAN,
  certain: false,
}

/** A `spec` object describes plain items, a `spec` list collections. */
export const array: ParameterType = {
  name: 'array',
  control: 'items',
  shape: 'list',
  wants: 'array',
  gives: 'array',
  isSecret: false,
  sample: { always: [] },
  schemaType: 'array',
  typescript: 'unknown[]',
  keys: ['spec', 'labels', 'validate'],
  coerce: asList,
  validate: listFaults,
  doc: 'A list, of texts unless `spec` says more; a single value becomes a list of one when the scenario runs.',
  source: `${PAGE}; ${COERCION}`,
  certain: true,
}

function toConditions(value: unknown): Converted {
  if (Array.isArray(value)) return converted(value)
  return refused('Filter expected', 'Give a list of groups such as [[{"a": "x", "o": "exist"}]].')
}

/** A list of OR groups, each a list of AND rows of left side, operator and right side. */
export const filter: ParameterType = {
  name: 'filter',
  control: 'filter',
  shape: 'filter',
  wants: 'array',
  gives: 'array',
  isSecret: false,
  sample: { always: [] },
  schemaType: 'array',
  typescript: 'unknown[]',
  keys: ['options'],
  coerce: toConditions,
  doc: 'Conditions in OR groups of AND rows.',
  source: `${PAGE}; ${FORMAN}`,
  certain: true,
}
