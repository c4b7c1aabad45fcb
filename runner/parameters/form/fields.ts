// The visible fields of one level, each followed by what it reveals, members and items inside.
import { defined, own } from '../../text/index.ts'
import { mayErase } from '../empty-values.ts'
import { fieldsOf } from '../fields.ts'
import { nestedOfOther, revealedBy } from '../nested.ts'
import {
  labelOf,
  type Parameter,
  type ParameterList,
  type ParameterType,
  parameterList,
} from '../parameter.ts'
import { type Chain, needKey } from '../remote.ts'
import { typeOf } from '../types/index.ts'
import { isErased, isExpression, isNothing } from '../values.ts'
import { canMap, modeOf, wordsOf } from './facts.ts'
import { itemParameters } from './items.ts'
import { levelOf } from './levels.ts'
import type { Field, Making } from './model.ts'
import { blockedBy, optionsOf } from './options-state.ts'
import { withAdvice } from './problems.ts'
import { searchOf } from './search.ts'

/** Parents a field may have; deeper ones come from an RPC that leads to itself. */
const DEEPEST = 50

/** Where a level stands: the path before its names, the parents, and who reveals it. */
interface Level {
  readonly path: readonly string[]
  readonly chain: Chain
  readonly revealedBy?: string
}

/** The fields of a list with what their values reveal, in the order of the dialog. */
export function levelFields(
  list: ParameterList,
  values: unknown,
  level: Level,
  making: Making,
): readonly Field[] {
  // Remote fields that reveal themselves again would never end.
  if (level.chain.length > DEEPEST) return []
  const { fields, needs } = fieldsOf(list, level.chain, making.known)
  if (blockedBy('the fields', level.chain, making) === undefined) {
    for (const need of needs) making.needs.set(needKey(need), need)
  }
  return fields.flatMap((parameter) => {
    if (typeOf(parameter)?.control === 'none') return []
    const name = parameter.name ?? ''
    const value = own(values, name)
    const field = fieldOf(parameter, value, name, level, making)
    return [field, ...revealed(parameter, field, values, level, making)]
  })
}

/** The fields below a field, shown because of its value; nothing while one of them is not known. */
function revealed(
  parameter: Parameter,
  field: Field,
  values: unknown,
  level: Level,
  making: Making,
): readonly Field[] {
  const items = itemsShown(parameter, field)
  if (items.length === 0) return []
  const { name, value, label } = field
  const chain = name === '' ? level.chain : [...level.chain, { name, value, label }]
  const below = { path: level.path, chain, revealedBy: field.path }
  return levelFields(parameterList(items), values, below, making)
}

/** The lists that a value reveals, as one: addresses and parameters in order. */
function itemsShown(
  parameter: Parameter,
  { value, mode, options }: Pick<Field, 'value' | 'mode' | 'options'>,
): readonly unknown[] {
  const isAll = options.state === 'ready' || mode === 'map'
  const shown = isExpression(value)
    ? nestedOfOther(parameter)
    : revealedBy(parameter, value, options.items, isAll)
  return shown.flatMap(({ items }) => items)
}

function fieldOf(
  written: Parameter,
  value: unknown,
  name: string,
  level: Level,
  making: Making,
): Field {
  const parameter = typeOf(written)?.expand?.(written) ?? written
  const row = typeOf(parameter)
  const path = [...level.path, name].filter((step) => step !== '').join('.')
  const mode = modeOf(parameter, value, path, row, making)
  const problems = making.problems.get(path) ?? []
  making.problems.delete(path)
  const isPath = row?.shape === 'path'
  const folder = isPath ? levelOf(parameter, value, path, mode, level.chain, making) : undefined
  const options = optionsOf(parameter, mode, level.chain, making, folder)
  const search = searchOf(parameter, level.chain, making)
  const waiting = waitingFor(parameter, { value, mode, options }, level, making)
  return {
    path,
    name,
    ...wordsOf(written, parameter, mode, value),
    value,
    mode,
    canMap: canMap(parameter, row, making),
    canErase: making.context.mappable === true && mayErase(making.context),
    erased: mayErase(making.context) && isErased(value),
    options,
    ...defined({ level: folder, search, revealedBy: level.revealedBy, waiting }),
    problems: problems.map((problem) => withAdvice(problem, parameter, value)),
    children: mode === 'map' ? [] : childrenOf(parameter, value, path, row, level, making),
  }
}

/** What keeps revealed fields from being shown: a question, a failure, or a mapped parent. */
function waitingFor(
  parameter: Parameter,
  field: Pick<Field, 'value' | 'mode' | 'options'>,
  level: Level,
  making: Making,
): string | undefined {
  const items = itemsShown(parameter, field)
  if (items.length === 0) return undefined
  const { value } = field
  const { name = '' } = parameter
  const label = labelOf(parameter)
  const chain = name === '' ? level.chain : [...level.chain, { name, value, label }]
  const { needs, failed } = fieldsOf(parameterList(items), chain, making.known)
  const [first] = failed
  if (first) return `The fields below cannot be loaded: ${first.message}`
  if (needs.length === 0) return undefined
  return blockedBy('the fields below', chain, making) ?? 'The fields below are being loaded.'
}

function childrenOf(
  parameter: Parameter,
  value: unknown,
  path: string,
  row: ParameterType | undefined,
  level: Level,
  making: Making,
): readonly Field[] {
  const inner = { path: [path], chain: level.chain }
  if (row?.shape === 'collection') {
    return levelFields(parameterList(own(parameter, 'spec')), value, inner, making)
  }
  if (!Array.isArray(value)) return []
  return itemParameters(parameter, value).map((field, index) => {
    const item: unknown = value[index]
    return fieldOf(field, isNothing(item) ? undefined : item, String(index), inner, making)
  })
}
