// The items of a list as parameters of their own, those of a filter too.
import { isRecord, own, textAt } from '../../text/index.ts'
import { asParameter, type Parameter } from '../parameter.ts'
import { typeOf } from '../types/index.ts'
import { filterAsList, hasSingleRows } from './filter-list.ts'

/** One parameter per item, named by its index; none for what is no list. */
export function itemParameters(
  parameter: Parameter,
  items: readonly unknown[],
): readonly Parameter[] {
  const shape = typeOf(parameter)?.shape
  const list = shape === 'filter' ? filterAsList(parameter) : parameter
  if (shape !== 'list' && shape !== 'filter') return []
  // items that nobody describes are texts
  const spec = own(list, 'spec') ?? { type: 'text' }
  const described = Array.isArray(spec) ? { type: 'collection', spec } : spec
  if (!isRecord(described)) return []
  const itemName = textAt(own(list, 'labels'), 'item') ?? 'Item'
  // a group of a filter of OR rules alone takes one row
  const limits = shape === 'filter' && hasSingleRows(parameter) ? { validate: { maxItems: 1 } } : {}
  return items.map((_, index) =>
    asParameter({
      ...described,
      ...limits,
      name: String(index),
      label: `${itemName} ${index + 1}`,
    }),
  )
}
