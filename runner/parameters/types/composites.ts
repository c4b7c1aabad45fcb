// Types that stand for a longer parameter: how a person describes a data structure of their own.
import type { Parameter, ParameterType } from '../parameter.ts'
import { asList, asText } from './conversions.ts'

const required = {
  name: 'required',
  label: 'Required',
  type: 'boolean',
  required: true,
  default: false,
  mappable: false,
}

const defaultOf = (type: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name: 'default',
  label: 'Default value',
  placeholder: 'Enter default value',
  type,
  ...more,
})

const typeQuestion = {
  name: 'type',
  label: 'Type',
  type: 'udttype',
  required: true,
  default: 'text',
}

/**
 * The types a member can have, each with the questions it brings. The words are those of Make's
 * dialog, because schemas made from it are compared (integromat/make-forman-schema).
 */
const MEMBER_TYPES = [
  {
    label: 'Array',
    value: 'array',
    nested: [
      {
        name: 'spec',
        type: 'collection',
        label: 'Array Item Specification',
        spec: [typeQuestion],
        mappable: false,
      },
      required,
    ],
  },
  {
    label: 'Collection',
    value: 'collection',
    nested: [
      { name: 'spec', label: 'Specification', type: 'udtspec' },
      {
        name: 'sequence',
        label: 'Preserve the order of object keys',
        type: 'boolean',
        mappable: false,
      },
      required,
    ],
  },
  { label: 'Date', value: 'date', nested: [required] },
  {
    label: 'Text',
    value: 'text',
    nested: [defaultOf('text'), required, { ...required, name: 'multiline', label: 'Multi-line' }],
  },
  { label: 'Number', value: 'number', nested: [defaultOf('number'), required] },
  {
    label: 'Boolean',
    value: 'boolean',
    nested: [defaultOf('boolean', { mappable: false }), required],
  },
  {
    label: 'Binary Data',
    value: 'buffer',
    nested: [
      required,
      {
        name: 'codepage',
        label: 'Codepage',
        type: 'text',
        help: "Possible values: `binary`, `utf8`. Leave empty if you're not sure.",
      },
    ],
  },
]

const MEMBER = [
  { name: 'name', label: 'Name', placeholder: 'Enter name', type: 'text', required: true },
  {
    name: 'label',
    label: 'Label',
    help: 'Display name for better readability.',
    type: 'text',
    advanced: true,
  },
  {
    name: 'help',
    label: 'Description',
    type: 'text',
    multiline: true,
    required: false,
    placeholder: 'Enter description',
  },
  typeQuestion,
]

export const udttype: ParameterType = {
  name: 'udttype',
  control: 'select',
  shape: 'choice',
  wants: 'string',
  gives: 'string',
  isSecret: false,
  sample: { always: 'text' },
  schemaType: 'string',
  typescript: 'string',
  unlisted: true,
  expand: (parameter: Parameter): Parameter => ({
    ...parameter,
    type: 'select',
    options: { store: MEMBER_TYPES },
  }),
  keys: [],
  coerce: asText,
  doc: 'The type of one member of a data structure.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: true,
}

export const udtspec: ParameterType = {
  name: 'udtspec',
  control: 'items',
  shape: 'list',
  wants: 'array',
  gives: 'array',
  isSecret: false,
  sample: { always: [] },
  schemaType: 'array',
  typescript: 'unknown[]',
  unlisted: true,
  expand: (parameter: Parameter): Parameter => ({ ...parameter, type: 'array', spec: MEMBER }),
  keys: [],
  coerce: asList,
  doc: 'The members of a data structure.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: true,
}
