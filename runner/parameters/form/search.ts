// The search button of a field: its own small form, and the question that finds what to fill in.
import { defined, isRecord, own, textAt } from '../../text/index.ts'
import { type Choice, choicesIn } from '../options.ts'
import { labelOf, type Parameter } from '../parameter.ts'
import { type Chain, isAddress, type Need, needOf } from '../remote.ts'
import { isNothing } from '../values.ts'
import type { Making, Search } from './model.ts'
import { blockedBy } from './options-state.ts'

/** The button of a field; undefined where it has none that can be pressed. */
export function searchOf(parameter: Parameter, chain: Chain, making: Making): Search | undefined {
  const rpc = own(parameter, 'rpc')
  const url = own(rpc, 'url')
  if (!isRecord(rpc) || !isAddress(url)) return undefined
  const blocked = blockedBy(labelOf(parameter), chain, making)
  return {
    label: textAt(rpc, 'label') || 'Search',
    rpc: url,
    parameters: own(rpc, 'parameters') ?? [],
    data: needOf(url, chain).data,
    ...defined({ blocked }),
  }
}

/** What the button asks: the values of its small form win over those of the parents around it. */
export function searchNeed(
  { rpc, data }: Pick<Search, 'rpc' | 'data'>,
  values: Readonly<Record<string, unknown>>,
): Need {
  const given = Object.entries(values).filter(([, value]) => !isNothing(value))
  return { rpc, data: { ...data, ...Object.fromEntries(given) } }
}

/** What was found, as choices; an option marked as default means nothing here. */
export function searchResults(answer: unknown): readonly Choice[] {
  return choicesIn({ type: 'select' }, answer)
}
