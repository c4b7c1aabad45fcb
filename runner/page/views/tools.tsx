// What stands right of the label of a field: a search, erase, JSON, Map.
import type { Field } from '../../parameters/index.ts'
import type { Path } from '../../text/index.ts'
import type { Hand } from './hand.ts'

export interface FieldProps {
  readonly field: Field
  readonly steps: Path
  readonly hand: Hand
}

/** What stands right of a label: erase, JSON, a search, Map. */
export function Tools({ field, steps, hand }: FieldProps) {
  const { path, label, mode, canMap, canErase, erased, search } = field
  const isJson = hand.jsonAt(path) !== undefined
  const isMapped = mode === 'map'
  return (
    <div class="tools">
      {search ? (
        <button
          type="button"
          class="tool"
          disabled={search.blocked !== undefined}
          title={search.blocked ?? search.label}
          aria-expanded={hand.searching?.path === path}
          onClick={() =>
            hand.searching?.path === path ? hand.closeSearch() : hand.openSearch(path)
          }
        >
          {search.label}
        </button>
      ) : null}
      {canErase && !erased && field.control !== 'group' ? (
        <button
          type="button"
          class="tool quiet"
          title="Sends that the field is to be emptied"
          aria-label={`Erase ${label}`}
          onClick={() => hand.type(steps, null)}
        >
          Erase
        </button>
      ) : null}
      <button
        type="button"
        class="tool quiet"
        aria-pressed={isJson}
        aria-label={`${label} as JSON`}
        title="Edit as JSON"
        onClick={() =>
          hand.json(path, isJson ? undefined : (JSON.stringify(field.value, null, 2) ?? 'null'))
        }
      >
        {'{ }'}
      </button>
      {canMap ? (
        <button
          type="button"
          role="switch"
          class="map"
          aria-checked={isMapped}
          aria-label={`Map ${label}`}
          onClick={() => hand.toggle(path, isMapped ? 'choose' : 'map')}
        >
          <span class="switch" aria-hidden="true" />
          <span aria-hidden="true">Map</span>
        </button>
      ) : null}
    </div>
  )
}
