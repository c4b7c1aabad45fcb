// Where a list stands, in words: loading, failed, blocked, empty; and which choice a value is.
import type { Field, FieldOptions } from '../../parameters/index.ts'
import type { Hand } from './hand.ts'

export type Option = FieldOptions['items'][number]

export function isChosen(option: Option, value: unknown): boolean {
  return option.value === value || JSON.stringify(option.value) === JSON.stringify(value)
}

/** Where a list stands, in words, with what can be done about it. */
export function ListState({ field, hand }: { readonly field: Field; readonly hand: Hand }) {
  const { state, reason, asked } = field.options
  const refresh = asked ? (
    <button
      type="button"
      class="tool quiet"
      aria-label={`Refresh the list of ${field.label}`}
      onClick={() => hand.refresh(asked)}
    >
      ↻
    </button>
  ) : null
  if (state === 'loading') {
    return (
      <p class="list-state" role="status">
        Loading…
      </p>
    )
  }
  if (state === 'failed') {
    return (
      <p class="list-state failed">
        The list cannot be loaded: {reason} {refresh}
      </p>
    )
  }
  if (state === 'blocked') return <p class="list-state blocked">{reason}</p>
  return reason ? (
    <p class="list-state">
      {reason} {refresh}
    </p>
  ) : null
}
