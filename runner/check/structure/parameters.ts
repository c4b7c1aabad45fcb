// Files of parameters, key by key: lists, their nested fields, options in all shapes, and addresses.
import type { JsonSchema } from '../../engine/index.ts'
import {
  asParameter,
  hasPositions,
  isSwitch,
  parameterKeys,
  parameterTypes,
} from '../../parameters/index.ts'
import { at, isRecord, own } from '../../text/index.ts'
import { ANYTHING, type Form, type Part, wordOrExpression } from '../judge/part.ts'
import { positionsMistake } from './not-in-editor.ts'

const schemaPart = (schema: JsonSchema): Part => ({ schema })

const TEXT = schemaPart({ type: 'string' })
const FLAG = schemaPart({ type: 'boolean' })
const LABEL = schemaPart({ type: 'string', minLength: 1, maxLength: 256 })

/** A text (an address) where a text is meant, the list otherwise. */
const addressOr = (part: () => Part): Part => ({
  choose: (value) => (typeof value === 'string' ? TEXT : part()),
})

const list = (item: () => Part): Part => ({ list: item })

/** A parameter, or the address of an RPC that gives parameters. */
const parameterPart: Part = {
  choose: (value) => {
    if (typeof value === 'string') return TEXT
    return { form: () => formOf(value) }
  },
}
const parametersPart: Part = list(() => parameterPart)

/** A whole file: a list, or one address. */
export const parametersFilePart: Part = addressOr(() => parametersPart)

const nestedPart: Part = {
  choose: (value) =>
    isRecord(value)
      ? {
          form: () => ({
            what: 'nested',
            keys: new Map([
              ['store', parametersFilePart],
              ['domain', TEXT],
            ]),
            required: hasPositions(value) ? [] : ['store'],
            elsewhere: ONLY_IN_SWITCH,
          }),
        }
      : parametersFilePart,
}

/** What is nested in a switch, which may be written for each of its positions. */
const switchPart: Part = {
  choose: (value) =>
    hasPositions(value)
      ? {
          form: () => ({
            what: 'nested',
            keys: new Map([
              ['true', nestedPart],
              ['false', nestedPart],
            ]),
            elsewhere: INSIDE_POSITIONS,
            judge: (_, path) => [positionsMistake(path)],
          }),
        }
      : nestedPart,
}

const ONLY_IN_SWITCH = new Map(
  ['true', 'false'].map((name) => [name, 'only a boolean has fields for "true" and "false"']),
)

const INSIDE_POSITIONS = new Map(
  ['store', 'domain'].map((name) => [name, `write "${name}" inside "true" and "false"`]),
)

const optionPart: Part = {
  form: () => ({
    what: 'an option',
    keys: new Map<string, Part>([
      ['label', LABEL],
      ['value', ANYTHING],
      ['description', TEXT],
      ['nested', nestedPart],
      ['default', FLAG],
      ['short', TEXT],
    ]),
    required: ['value'],
  }),
}

const groupPart: Part = {
  form: () => ({
    what: 'a group of options',
    keys: new Map<string, Part>([
      ['label', LABEL],
      ['options', list(() => optionPart)],
    ]),
    required: ['label', 'options'],
  }),
}

/** Options or groups of them: the editor refuses a mixture, and a list that could be both. */
const choicesPart: Part = {
  choose: (value) => {
    if (!Array.isArray(value) || value.length === 0) return FILLED
    const isGroup = value.some((item) => own(item, 'options') !== undefined)
    return list(() => (isGroup ? groupPart : optionPart))
  },
}

const FILLED = schemaPart({ type: 'array', minItems: 1 })

const wrapperForm: Form = {
  what: 'options',
  keys: new Map<string, Part>([
    ['store', addressOr(() => choicesPart)],
    ['label', TEXT],
    ['value', TEXT],
    ['default', TEXT],
    ['learning', FLAG],
    [
      'placeholder',
      addressOr(() => ({
        form: () => ({
          what: 'placeholder',
          keys: new Map([
            ['label', TEXT],
            ['nested', nestedPart],
          ]),
        }),
      })),
    ],
    ['nested', nestedPart],
    ['operators', list(() => groupPart)],
    ['logic', TEXT],
    [
      'scope',
      {
        choose: (value) =>
          Array.isArray(value) ? list(() => TEXT) : { map: () => list(() => TEXT) },
      },
    ],
    ['ids', FLAG],
    ['showRoot', FLAG],
    ['singleLevel', FLAG],
  ]),
}

const optionsPart: Part = addressOr(() => ({
  choose: (value) => (isRecord(value) ? { form: () => wrapperForm } : choicesPart),
}))

const searchButton: Part = {
  form: () => ({
    what: 'a search button',
    keys: new Map([
      ['url', TEXT],
      ['label', TEXT],
      ['parameters', parametersPart],
    ]),
    required: ['url', 'label'],
  }),
}

/** Keys whose values hold parameters again; all others are judged by the schema of their row. */
const HOLDING: ReadonlyMap<string, Part> = new Map([
  ['nested', nestedPart],
  ['options', optionsPart],
  [
    'spec',
    { choose: (value) => (Array.isArray(value) ? parametersPart : parameterPart) } satisfies Part,
  ],
  ['rpc', searchButton],
])

/** `html` is missing in the editor's schema, but public apps show such texts; a rule speaks of it. */
const typePart = wordOrExpression(
  parameterTypes
    .filter(({ name, unlisted }) => !unlisted || name === 'html')
    .map(({ name }) => name),
)

/** The rules that `validate` can hold: the editor knows those of lists, and those of the rest. */
const LIST_RULES = ['minItems', 'maxItems', 'enum']
const OTHER_RULES = ['min', 'max', 'minItems', 'maxItems', 'pattern']

const ruleSchemas = at(parameterKeys.find(({ name }) => name === 'validate')?.schema, [
  ...['anyOf', 1, 'properties'],
])

function validatePart(rules: readonly string[]): Part {
  const known = new Map(
    rules.map((name) => [name, schemaPart(own(ruleSchemas, name) as JsonSchema)]),
  )
  const form: Form = { what: 'validate', keys: known }
  return { choose: (value) => (isRecord(value) ? { form: () => form } : FLAG) }
}

/** What authors write beside the rules, seen in public apps. */
const ELSEWHERE = new Map([
  ...['min', 'max', 'minItems', 'maxItems', 'enum'].map((name): [string, string] => [
    name,
    `"${name}" stands in "validate"`,
  ]),
  ['minimum', 'write "validate": {"min": ...}'],
  ['maximum', 'write "validate": {"max": ...}'],
])

function formWith(rules: readonly string[]): Form {
  const keys = new Map<string, Part>(
    parameterKeys.map(({ name, schema }) => [
      name,
      HOLDING.get(name) ?? { schema: schema as JsonSchema },
    ]),
  )
  keys.set('type', typePart)
  keys.set('validate', validatePart(rules))
  return { what: 'a parameter', keys, required: ['type'], elsewhere: ELSEWHERE }
}

const listForm = formWith(LIST_RULES)
const otherForm = formWith(OTHER_RULES)
const switchForm = {
  ...otherForm,
  keys: new Map([...otherForm.keys, ['nested', switchPart]]),
}

function formOf(written: unknown): Form {
  if (own(written, 'type') === 'array') return listForm
  return isRecord(written) && isSwitch(asParameter(written)) ? switchForm : otherForm
}
