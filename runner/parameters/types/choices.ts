// Types whose value is one or more choices from a list; the list may be remote.
import { EMPTY } from '../../iml/index.ts'
import { didYouMean, inWords, own } from '../../text/index.ts'
import { type Choice, inlineChoices, sameValue, valueText } from '../options.ts'
import type { Converted, Fault, Parameter, ParameterType } from '../parameter.ts'
import { asList, converted, countFaults, quote } from './conversions.ts'

/** Most choices that a remedy lists; longer lists only say how many there are. */
const LISTED = 12

/** The value as given; with `multiple` a single value becomes a list of one. */
function toChoice(value: unknown, parameter: Parameter): Converted {
  if (value === EMPTY) return converted('')
  return own(parameter, 'multiple') === true ? asList(value) : converted(value)
}

/**
 * Values outside an inline list. Remote lists are never asked for while a scenario runs, and
 * `dynamic: true` or `validate: false` lift the check (the words are ours).
 */
function choiceFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  const multiple = own(parameter, 'multiple') === true
  const counts = multiple ? countFaults(value, parameter) : []
  const choices = inlineChoices(parameter)
  const open = own(parameter, 'dynamic') === true || own(parameter, 'validate') === false
  if (open || choices.length === 0) return counts
  const values = multiple && Array.isArray(value) ? value : [value]
  const strangers = values.filter((item) => item !== '' && !isAmong(item, choices))
  return [...strangers.map((stranger) => strange(stranger, choices)), ...counts]
}

// A mapped text counts as the choice with the same text: the run converts where the dialog refuses.
function isAmong(value: unknown, choices: readonly Choice[]): boolean {
  return choices.some(
    (choice) => sameValue(choice.value, value) || valueText(choice.value) === valueText(value),
  )
}

function strange(value: unknown, choices: readonly Choice[]): Fault {
  const texts = choices.map((choice) => valueText(choice.value))
  const labels = choices.find((choice) => choice.label === value)
  const near = labels
    ? { suggestion: valueText(labels.value) }
    : didYouMean(valueText(value), texts)
  const list =
    texts.length <= LISTED ? `choices: ${texts.join(', ')}` : `there are ${texts.length} choices`
  return {
    what: 'Value outside the options',
    remedy: `${quote(value)} is no choice; ${near ? `${inWords(near)} ` : ''}${list}`,
  }
}

/** What all of them have in common; of which type a value is, its choices say. */
const CHOICE = {
  shape: 'choice',
  wants: 'any',
  gives: 'any',
  isSecret: false,
  sample: { byName: 'text' },
  schemaType: 'string',
  typescript: 'unknown',
  coerce: toChoice,
  validate: choiceFaults,
} as const

export const select: ParameterType = {
  ...CHOICE,
  name: 'select',
  control: 'select',
  remembersEdit: true,
  keys: [
    'options',
    'multiple',
    'grouped',
    'sort',
    'dynamic',
    'mode',
    'editable',
    'spec',
    'validate',
    'rpc',
  ],
  doc: 'One choice, or a list of choices with `multiple`.',
  source: 'developers.make.com: block-elements/parameters',
  certain: true,
}

export const list: ParameterType = {
  ...CHOICE,
  name: 'list',
  control: 'list',
  unlisted: true,
  keys: ['options', 'multiple', 'grouped', 'sort', 'dynamic', 'validate'],
  doc: 'A list box with the rules of a select.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}

export const radio: ParameterType = {
  ...CHOICE,
  name: 'radio',
  control: 'radio',
  unlisted: true,
  keys: ['options', 'multiple', 'grouped', 'sort', 'dynamic', 'validate'],
  doc: 'Radio buttons with the rules of a select.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
