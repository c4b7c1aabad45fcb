// The control of a field that is not mapped, by the name that the form gives it.

import type { Field, Control as Name } from '../../parameters/index.ts'
import { isExpression, isSecretType } from '../../parameters/index.ts'
import { stringOf } from '../../text/index.ts'
import { attributes, type ControlProps, textOf, valueFrom } from './about.ts'
import { Checkboxes, Radios } from './choices.tsx'
import { Combobox } from './combobox.tsx'
import { Expression } from './expression.tsx'
import { Items } from './items.tsx'
import { FreeJson } from './json-box.tsx'
import { PathPicker } from './path-picker.tsx'

type View = (props: ControlProps) => preact.JSX.Element | null

/** One row per control; every one of them is drawn. */
const views: Readonly<Record<Name, View>> = {
  text: Line,
  number: Line,
  date: Line,
  time: Line,
  color: Colour,
  file: Line,
  textarea: Text,
  password: Password,
  checkbox: Checkbox,
  'yes-no': YesNo,
  select: Combobox,
  list: Combobox,
  radio: Radios,
  checkboxes: Checkboxes,
  items: Items,
  filter: Items,
  group: Group,
  path: PathPicker,
  code: FreeJson,
  note: () => null,
  none: () => null,
}

export function Control(props: ControlProps) {
  const View = views[props.field.control]
  return <View {...props} />
}

/** What an untouched field shows; a placeholder is never a value. */
function placeholderOf({ default: usual, placeholder }: Field): string | undefined {
  return (
    placeholder ??
    (typeof usual === 'string' || typeof usual === 'number' ? stringOf(usual) : undefined)
  )
}

function Line(props: ControlProps) {
  const { field, steps, hand } = props
  if (hand.isMappable(steps) && !isSecretType(field.type)) return <Expression {...props} />
  return (
    <input
      {...attributes(props)}
      class="box"
      type="text"
      inputMode={field.control === 'number' ? 'decimal' : undefined}
      autocomplete="off"
      value={textOf(field.value)}
      placeholder={placeholderOf(field)}
      onInput={(event) => hand.type(steps, valueFrom(field, event.currentTarget.value))}
    />
  )
}

function Text(props: ControlProps) {
  const { field, steps, hand } = props
  if (hand.isMappable(steps) && !isSecretType(field.type)) return <Expression {...props} />
  return (
    <textarea
      {...attributes(props)}
      class={isSecretType(field.type) ? 'box hidden-text' : 'box'}
      rows={3}
      value={textOf(field.value)}
      placeholder={placeholderOf(field)}
      onInput={(event) => hand.type(steps, valueFrom(field, event.currentTarget.value))}
    />
  )
}

/** Secret: never kept, and shown to nobody. */
function Password(props: ControlProps) {
  const { field, steps, hand } = props
  const type = field.type === 'password' ? 'password' : 'text'
  return (
    <input
      {...attributes(props)}
      class={type === 'text' ? 'box hidden-text' : 'box'}
      type={type}
      autocomplete="new-password"
      spellcheck={false}
      value={textOf(field.value)}
      onInput={(event) => hand.type(steps, valueFrom(field, event.currentTarget.value))}
    />
  )
}

function Colour(props: ControlProps) {
  const { field, steps, hand } = props
  const text = textOf(field.value)
  const isColour = /^#[0-9a-f]{6}$/i.test(text)
  return (
    <div class="pair">
      <Line {...props} />
      <input
        type="color"
        aria-label={`${field.label}: choose a colour`}
        value={isColour ? text : '#000000'}
        onInput={(event) => hand.type(steps, event.currentTarget.value)}
      />
    </div>
  )
}

function Checkbox(props: ControlProps) {
  const { field, steps, hand } = props
  return (
    <input
      {...attributes(props)}
      type="checkbox"
      checked={field.value === true}
      onChange={(event) => hand.type(steps, event.currentTarget.checked)}
    />
  )
}

const ANSWERS = [
  { label: 'Yes', value: true },
  { label: 'No', value: false },
  { label: 'Not defined', value: undefined },
] as const

function YesNo({ field, steps, hand, about }: ControlProps) {
  if (isExpression(field.value)) return null
  return (
    <div class="row-of-radios">
      {ANSWERS.map(({ label, value }) => (
        <label key={label}>
          <input
            type="radio"
            name={about.id}
            checked={field.value === value || (value === undefined && field.value === '')}
            onChange={() => hand.type(steps, value)}
          />
          {label}
        </label>
      ))}
    </div>
  )
}

function Group({ field, steps, hand }: ControlProps) {
  return (
    <div class="members">
      <hand.draw fields={field.children} steps={steps} hand={hand} />
    </div>
  )
}
