// The choices of a field as far as they are known, and words for why they are not.
import { type Choice, choicesIn, inlineChoices, sortedChoices, storeOf } from '../options.ts'
import { labelOf, type Parameter } from '../parameter.ts'
import { type Chain, isAddress, type Need, needKey, needOf } from '../remote.ts'
import { typeOf } from '../types/index.ts'
import { isExpression } from '../values.ts'
import { entriesOf, levelNeed } from './levels.ts'
import type { FieldOptions, Making, PathLevel } from './model.ts'

/** The choices of a field; in map mode nothing is asked for, as in Make. */
export function optionsOf(
  parameter: Parameter,
  mode: 'choose' | 'map',
  chain: Chain,
  making: Making,
  level: PathLevel | undefined,
): FieldOptions {
  const row = typeOf(parameter)
  const kind = parameter.type.split(':')[1] ?? ''
  const store = storeOf(parameter) ?? row?.address?.(kind)
  const read = (list: unknown): readonly Choice[] =>
    level ? entriesOf(parameter, list) : sortedChoices(parameter, choicesIn(parameter, list))
  if (!isAddress(store)) {
    const inline = row?.choices?.().map((value) => ({ value, label: value, labelled: false }))
    const items = level
      ? read(store)
      : (inline ?? sortedChoices(parameter, inlineChoices(parameter)))
    return { state: items.length > 0 ? 'ready' : 'none', items }
  }
  const asked = level ? levelNeed(parameter, store, level.path, chain) : needOf(store, chain)
  if (mode === 'map') return { state: 'none', items: [], asked }
  const reason = blockedBy(labelOf(parameter), chain, making)
  return reason === undefined
    ? remoteOptions(read, asked, making)
    : { state: 'blocked', items: [], reason, asked }
}

/** Why a remote part cannot be asked for; undefined when it can. */
export function blockedBy(what: string, chain: Chain, making: Making): string | undefined {
  if (making.context.connected === false) return 'Choose a connection first.'
  const mapped = chain.find(({ value }) => isExpression(value))
  if (!mapped) return undefined
  return `${mapped.label ?? mapped.name} is mapped, so ${what} cannot be listed; map it as well.`
}

function remoteOptions(
  read: (list: unknown) => readonly Choice[],
  asked: Need,
  making: Making,
): FieldOptions {
  const key = needKey(asked)
  const answer = making.known.get(key)
  if (answer === undefined) {
    making.needs.set(key, asked)
    return { state: 'loading', items: [], asked }
  }
  if ('failed' in answer) return { state: 'failed', items: [], reason: answer.failed, asked }
  const items = read(answer.value)
  const reason = items.length === 0 ? { reason: 'The list is empty.' } : {}
  return { state: 'ready', items, ...reason, asked }
}
