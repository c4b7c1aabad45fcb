// A field as JSON: what is no JSON yet stays as it was typed, and the value as it was before.
import { useState } from 'preact/hooks'
import type { Field } from '../../parameters/index.ts'
import type { Path } from '../../text/index.ts'
import { parsed } from '../model.ts'
import { type About, attributes, type ControlProps } from './about.ts'
import type { Hand } from './hand.ts'

interface Props {
  readonly field: Field
  readonly steps: Path
  readonly hand: Hand
  readonly text: string
  readonly about: About
}

export function JsonBox({ field, steps, hand, text, about }: Props) {
  const value = parsed(text)
  return (
    <>
      <textarea
        {...attributes({ field, steps, hand, about })}
        aria-label={`${field.label} as JSON`}
        class="box code"
        spellcheck={false}
        rows={Math.min(14, text.split('\n').length + 1)}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value
          hand.json(field.path, typed)
          const read = parsed(typed)
          if (read !== undefined) hand.type(steps, read)
        }}
      />
      {value === undefined ? <p class="wrong error">This is no JSON yet.</p> : null}
    </>
  )
}

/** A collection nobody describes, or any value: JSON is the only control it has. */
export function FreeJson(props: ControlProps) {
  const { field, steps, hand } = props
  const written = field.value === undefined ? '' : JSON.stringify(field.value, null, 2)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const text = typed !== undefined && sameAs(typed, field.value) ? typed : written
  const shown = typed !== undefined && parsed(typed) === undefined ? typed : text
  return (
    <>
      <textarea
        {...attributes(props)}
        class="box code"
        spellcheck={false}
        rows={Math.max(3, Math.min(14, shown.split('\n').length + 1))}
        value={shown}
        placeholder="JSON"
        onInput={(event) => {
          const text = event.currentTarget.value
          setTyped(text)
          if (text.trim() === '') return hand.type(steps, undefined)
          const read = parsed(text)
          // plain words are a text, as in the terminal
          if (field.type === 'any' || field.type === 'json' || read !== undefined) {
            hand.type(steps, field.type === 'json' ? text : (read ?? text))
          }
        }}
      />
      {typed !== undefined &&
      typed.trim() !== '' &&
      parsed(typed) === undefined &&
      field.type !== 'any' ? (
        <p class="wrong error">This is no JSON yet.</p>
      ) : null}
    </>
  )
}

function sameAs(text: string, value: unknown): boolean {
  return JSON.stringify(parsed(text) ?? text) === JSON.stringify(value) || text === value
}
