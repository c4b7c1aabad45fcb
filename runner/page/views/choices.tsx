// Choosing by hand: radios, and a box of checkboxes with the titles of its groups.
import { stringOf } from '../../text/index.ts'
import type { ControlProps } from './about.ts'
import { isChosen, ListState, type Option } from './list-state.tsx'

export function Radios({ field, steps, hand, about }: ControlProps) {
  return (
    <div class="radios">
      {field.options.items.map((item) => (
        <label key={`${item.label} ${stringOf(item.value)}`}>
          <input
            type="radio"
            name={about.id}
            checked={isChosen(item, field.value)}
            onChange={() => hand.type(steps, item.value)}
          />
          {item.label}
        </label>
      ))}
      {field.required ? null : (
        <label>
          <input
            type="radio"
            name={about.id}
            checked={field.value === undefined}
            onChange={() => hand.type(steps, undefined)}
          />
          Not defined
        </label>
      )}
      <ListState field={field} hand={hand} />
    </div>
  )
}

export function Checkboxes({ field, steps, hand }: ControlProps) {
  const { items } = field.options
  const chosen: readonly unknown[] = Array.isArray(field.value) ? field.value : []
  const set = (item: Option, isOn: boolean): void => {
    const others = chosen.filter((value) => !isChosen(item, value))
    const next = isOn ? [...others, item.value] : others
    hand.type(steps, next.length === 0 ? undefined : next)
  }
  const strangers = chosen.filter((value) => !items.some((item) => isChosen(item, value)))
  return (
    <>
      {items.length > 0 ? (
        <div class="checkboxes" tabIndex={items.length > 6 ? 0 : undefined}>
          {items.map((item, index) => (
            <>
              {item.group !== undefined && item.group !== items[index - 1]?.group ? (
                <div class="group-title">{item.group}</div>
              ) : null}
              <label key={`${item.label} ${stringOf(item.value)}`}>
                <input
                  type="checkbox"
                  checked={chosen.some((value) => isChosen(item, value))}
                  onChange={(event) => set(item, event.currentTarget.checked)}
                />
                {item.label}
              </label>
            </>
          ))}
        </div>
      ) : null}
      {strangers.length > 0 ? (
        <p class="list-state">Chosen and not in the list: {strangers.map(stringOf).join(', ')}</p>
      ) : null}
      <ListState field={field} hand={hand} />
    </>
  )
}
