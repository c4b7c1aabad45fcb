// Filters as lists of conditions, with the mark `x-filter`.
import { own, stringOf } from '../../text/index.ts'
import { binaryOperators, unaryOperators } from '../design/index.ts'
import { optionsWrapper, storeOf } from '../options.ts'
import type { Parameter } from '../parameter.ts'
import { flatOptions } from './choice.ts'
import { type Place, type Schema, withChain } from './walk.ts'

/** What a side of a condition may hold. */
const SIDE_TYPES = ['null', 'boolean', 'number', 'string']

export function filterSchema(parameter: Parameter, seed: Schema, place: Place): Schema {
  const a = leftSide(parameter, place)
  const operators = own(optionsWrapper(parameter), 'operators')
  const o = operatorSide(operators)
  const b = {
    title: 'Operand B',
    description: 'The second operand of the filter.',
    type: SIDE_TYPES,
  }
  const binary = { type: 'object', properties: { a, o, b }, required: ['a', 'b', 'o'] }
  const unary = {
    type: 'object',
    properties: { a, o: { ...o, enum: unaryOperators } },
    required: ['a', 'o'],
  }
  const row = { oneOf: operators ? [binary] : [binary, unary] }
  const logic = own(parameter, 'logic') ?? 'default'
  const flat = logic === 'and' || logic === 'or'
  return { ...seed, items: flat ? row : { type: 'array', items: row }, 'x-filter': logic }
}

function leftSide(parameter: Parameter, place: Place): Schema {
  const words = { title: 'Operand A', description: 'The first operand of the filter.' }
  const store = storeOf(parameter)
  if (Array.isArray(store)) return { ...words, type: 'string', oneOf: titled(store) }
  if (typeof store !== 'string') return { ...words, type: SIDE_TYPES }
  return { ...words, type: 'string', 'x-fetch': withChain(store, place.chain) }
}

function operatorSide(operators: unknown): Schema {
  const words = { title: 'Operator', description: 'The operator of the filter.' }
  if (Array.isArray(operators)) return { ...words, type: 'string', oneOf: titled(operators) }
  return { ...words, enum: binaryOperators }
}

function titled(list: readonly unknown[]): readonly Schema[] {
  return flatOptions(list).map((option) => ({
    title: stringOf(own(option, 'label') || own(option, 'value')),
    const: own(option, 'value'),
  }))
}
