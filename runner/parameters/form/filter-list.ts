// A filter as the lists it is made of, with words for its operators: so it is drawn like any list.
import { defined, isRecord, own, stringOf } from '../../text/index.ts'
import { binaryOperators, unaryOperators } from '../design/index.ts'
import { optionsWrapper, storeOf } from '../options.ts'
import type { Parameter } from '../parameter.ts'

/** Which rules a filter may have: groups of OR with rows of AND unless it says otherwise. */
type Logic = 'both' | 'and' | 'or'

/** The words of Make's buttons (screenshots of the builder). */
const ADD = { and: 'Add AND rule', or: 'Add OR rule' } as const

/**
 * The filter as a list: of groups of rows, or of rows alone where `logic` stands on the field itself.
 * `options.logic` only says what may be added: values keep their two levels (make-forman-schema
 * 1.16.0; apps with `options.logic: and` read them so).
 */
export function filterAsList(parameter: Parameter): Parameter {
  const { name, label } = parameter
  const named = {
    ...defined({ name, label }),
  }
  const rows = { type: 'array', spec: rowSpec(parameter) }
  const flat = flatLogic(parameter)
  if (flat) return { ...named, ...rows, labels: { item: 'Rule', add: ADD[flat] } }
  const inner = { ...rows, label: 'Group', labels: { item: 'Rule', add: ADD.and } }
  return { ...named, type: 'array', spec: inner, labels: { item: 'Group', add: ADD.or } }
}

/** True where `options.logic` allows no further group, or no second row in a group. */
export function isFilterFull(parameter: Parameter, value: unknown): boolean {
  const logic = writtenLogic(parameter)
  return logic === 'and' && !flatLogic(parameter) && Array.isArray(value) && value.length > 0
}

/** True where each group of the filter holds one row only. */
export function hasSingleRows(parameter: Parameter): boolean {
  return writtenLogic(parameter) === 'or' && !flatLogic(parameter)
}

function flatLogic(parameter: Parameter): 'and' | 'or' | undefined {
  const logic = own(parameter, 'logic')
  return logic === 'and' || logic === 'or' ? logic : undefined
}

function writtenLogic(parameter: Parameter): Logic {
  const logic = own(optionsWrapper(parameter), 'logic')
  return logic === 'and' || logic === 'or' ? logic : 'both'
}

/** The members of a row; the right side is asked for behind operators that have one. */
function rowSpec(parameter: Parameter): readonly Parameter[] {
  const store = storeOf(parameter)
  const side = { name: 'a', label: 'Operand', required: true }
  const left =
    store === undefined
      ? { ...side, type: 'text' }
      : { ...side, type: 'select', options: leftOptions(parameter) }
  // any value will do there, and it is typed in one line
  const right = { name: 'b', label: 'Value', type: 'text' }
  const options = { store: operatorsOf(parameter), nested: [right] }
  const sign = { name: 'o', label: 'Operator', required: true, type: 'select', grouped: true }
  return [left, { ...sign, options }]
}

/** The left sides with the names that their labels and values have in the list. */
function leftOptions(parameter: Parameter): unknown {
  const wrapper = optionsWrapper(parameter)
  if (!wrapper) return storeOf(parameter)
  const { store, label, value } = wrapper
  return {
    store,
    ...defined({ label, value }),
  }
}

function operatorsOf(parameter: Parameter): readonly unknown[] {
  const written = own(optionsWrapper(parameter), 'operators')
  return Array.isArray(written) ? written.map(withoutRightSide) : BUILT_IN
}

/** Operators that are known to compare nothing reveal no right side. */
function withoutRightSide(option: unknown): unknown {
  if (!isRecord(option)) return option
  const inner = own(option, 'options')
  if (Array.isArray(inner)) return { ...option, options: inner.map(withoutRightSide) }
  return unaryOperators.includes(stringOf(own(option, 'value')))
    ? { ...option, nested: [] }
    : option
}

const SIGNS: Readonly<Record<string, string>> = {
  exist: 'Exists',
  notexist: 'Does not exist',
  equal: 'Equal to',
  notequal: 'Not equal to',
  contain: 'Contains',
  notcontain: 'Does not contain',
  startwith: 'Starts with',
  notstartwith: 'Does not start with',
  endwith: 'Ends with',
  notendwith: 'Does not end with',
  pattern: 'Matches pattern',
  notpattern: 'Does not match pattern',
  greater: 'Greater than',
  less: 'Less than',
  greaterorequal: 'Greater than or equal to',
  lessorequal: 'Less than or equal to',
}

const KINDS: Readonly<Record<string, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  time: 'Time',
  semver: 'Semantic version',
  array: 'Array',
  boolean: 'Boolean',
}

const BUILT_IN: readonly unknown[] = [
  {
    label: 'Basic',
    options: unaryOperators.map((value) => ({ value, label: SIGNS[value], nested: [] })),
  },
  ...Object.entries(KINDS).map(([kind, label]) => ({
    label,
    options: binaryOperators
      .filter((value) => value.startsWith(`${kind}:`))
      .map((value) => ({ value, label: wordsFor(value) })),
  })),
]

/** `text:contain:ci` in words. */
function wordsFor(operator: string): string {
  const [, sign = '', letters] = operator.split(':')
  return `${SIGNS[sign] ?? sign}${letters === 'ci' ? ' (case insensitive)' : ''}`
}
