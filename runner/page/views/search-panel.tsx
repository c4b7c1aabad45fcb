// The search button of a field: its own small form, and what was found to choose from.

import {
  type Field,
  form,
  put,
  type Search,
  searchResults,
  without,
} from '../../parameters/index.ts'
import type { Path } from '../../text/index.ts'
import { stringOf } from '../../text/index.ts'
import type { Hand } from './hand.ts'

interface Props {
  readonly field: Field
  readonly steps: Path
  readonly hand: Hand
  readonly search: Search
}

export function SearchPanel({ field, steps, hand, search }: Props) {
  const { values = {}, found, isAsking = false } = hand.searching ?? {}
  const { fields } = form(search.parameters, values, new Map(), {})
  const small: Hand = {
    ...hand,
    form: `${hand.form}-search`,
    type: (place, value) =>
      hand.typeSearch(value === undefined ? without(values, place) : put(values, place, value)),
    isMappable: () => false,
    isTold: () => false,
    shownAt: () => undefined,
    jsonAt: () => undefined,
    insert: undefined,
    inserting: undefined,
    searching: undefined,
  }
  const results = found && 'value' in found ? searchResults(found.value) : []
  return (
    <section class="panel" aria-label={`${search.label} for ${field.label}`}>
      <hand.draw fields={fields} steps={[]} hand={small} />
      <div class="buttons">
        <button
          type="button"
          class="button"
          disabled={isAsking}
          onClick={() => hand.search(search)}
        >
          {isAsking ? 'Searching…' : 'Search'}
        </button>
        <button type="button" class="button quiet" onClick={hand.closeSearch}>
          Close
        </button>
      </div>
      {found && 'failed' in found ? (
        <p class="wrong error">The search failed: {found.failed}</p>
      ) : null}
      {found && 'value' in found && results.length === 0 ? (
        <p role="status">Nothing was found.</p>
      ) : null}
      <ul class="entries">
        {results.map((result) => (
          <li key={`${result.label} ${stringOf(result.value)}`}>
            <button
              type="button"
              class="entry"
              onClick={() => {
                hand.type(steps, result.value)
                hand.closeSearch()
              }}
            >
              {result.label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
