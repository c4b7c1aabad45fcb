// The choices of a field as far as they are known, and words for why they are not.
import { own } from '../../text/index.ts'
import { choicesIn, inlineChoices, optionsWrapper, sortedChoices, storeOf } from '../options.ts'
import { labelOf, type Parameter } from '../parameter.ts'
import { type Chain, isAddress, type Need, needKey, needOf } from '../remote.ts'
import { typeNamed, typeOf } from '../types/index.ts'
import { isExpression } from '../values.ts'
import type { FieldOptions, Making } from './model.ts'

/** The choices of a field; in map mode nothing is asked for, as in Make. */
export function optionsOf(
  parameter: Parameter,
  mode: 'choose' | 'map',
  chain: Chain,
  making: Making,
): FieldOptions {
  const row = typeOf(parameter)
  const kind = parameter.type.split(':')[1] ?? ''
  const store = storeOf(parameter) ?? row?.address?.(kind)
  if (!isAddress(store)) {
    const items = sortedChoices(parameter, inlineChoices(parameter))
    return { state: items.length > 0 ? 'ready' : 'none', items }
  }
  // The path of a file is asked for level by level; a page starts at the root.
  const showRoot = own(optionsWrapper(parameter), 'showRoot') !== false
  const start = parameter.name ? { [parameter.name]: showRoot ? '/' : '' } : {}
  const asked = needOf(store, chain, typeNamed(parameter.type)?.shape === 'path' ? start : {})
  if (mode === 'map') return { state: 'none', items: [], asked }
  const reason = blockedBy(labelOf(parameter), chain, making)
  return reason === undefined
    ? remoteOptions(parameter, asked, making)
    : { state: 'blocked', items: [], reason, asked }
}

/** Why a remote part cannot be asked for; undefined when it can. */
export function blockedBy(what: string, chain: Chain, making: Making): string | undefined {
  if (making.context.connected === false) return 'Choose a connection first.'
  const mapped = chain.find(({ value }) => isExpression(value))
  if (!mapped) return undefined
  return `${mapped.label ?? mapped.name} is mapped, so ${what} cannot be listed; map it as well.`
}

function remoteOptions(parameter: Parameter, asked: Need, making: Making): FieldOptions {
  const key = needKey(asked)
  const answer = making.known.get(key)
  if (answer === undefined) {
    making.needs.set(key, asked)
    return { state: 'loading', items: [], asked }
  }
  if ('failed' in answer) return { state: 'failed', items: [], reason: answer.failed, asked }
  const items = sortedChoices(parameter, choicesIn(parameter, answer.value))
  const reason = items.length === 0 ? { reason: 'The list is empty.' } : {}
  return { state: 'ready', items, ...reason, asked }
}
