// Files and folders, level by level: where one stands, what lies there, and what is chosen.

import { pathOfEntry } from '../../parameters/index.ts'
import { stringOf } from '../../text/index.ts'
import { attributes, type ControlProps, textOf } from './about.ts'
import { ListState } from './list-state.tsx'

export function PathPicker(props: ControlProps) {
  const { field, steps, hand } = props
  const { level, options, path, label } = field
  const entered = level?.steps ?? []
  return (
    <>
      <input
        {...attributes(props)}
        class="box"
        type="text"
        autocomplete="off"
        placeholder="Nothing is chosen"
        value={textOf(field.value)}
        onInput={(event) => hand.type(steps, event.currentTarget.value || undefined)}
      />
      {level ? (
        <nav class="crumbs" aria-label={`Where ${label} is looked for`}>
          <button type="button" class="tool" onClick={() => hand.enter(path, [])}>
            Top
          </button>
          {level.labels.map((name, index) => (
            <button
              type="button"
              class="tool"
              key={`${index} ${name}`}
              onClick={() => hand.enter(path, entered.slice(0, index + 1))}
            >
              › {name}
            </button>
          ))}
          {level.takes === undefined ? null : (
            <button type="button" class="tool" onClick={() => hand.type(steps, level.takes)}>
              Take this folder
            </button>
          )}
        </nav>
      ) : null}
      {level ? (
        <ul class="entries">
          {options.items.map((entry) => (
            <li key={stringOf(entry.value)}>
              <button
                type="button"
                class="entry"
                onClick={() => hand.type(steps, pathOfEntry(level, entry.value))}
              >
                {entry.file ? '🗎' : '🗀'} {entry.label}
              </button>
              {!entry.file && level.canEnter ? (
                <button
                  type="button"
                  class="tool quiet"
                  aria-label={`Open ${entry.label}`}
                  onClick={() => hand.enter(path, [...entered, stringOf(entry.value)])}
                >
                  Open ›
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ListState field={field} hand={hand} />
    </>
  )
}
