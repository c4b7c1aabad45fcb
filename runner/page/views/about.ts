// What every control is given, and how its value is shown and read.
import type { Field } from '../../parameters/index.ts'
import type { Path } from '../../text/index.ts'
import type { Hand } from './hand.ts'

/** What a control tells those who hear the page. */
export interface About {
  readonly id: string
  readonly described: string | undefined
  readonly isWrong: boolean
}

export interface ControlProps {
  readonly field: Field
  readonly steps: Path
  readonly hand: Hand
  readonly about: About
}

/** Attributes that every control has. */
export function attributes({ field, about, hand }: ControlProps) {
  return {
    id: about.id,
    'aria-describedby': about.described,
    'aria-invalid': about.isWrong ? ('true' as const) : undefined,
    'aria-required': field.required ? ('true' as const) : undefined,
    onBlur: () => hand.touch(field.path),
  }
}

/** A text as its field wants it: digits of a number field are a number, nothing is nothing. */
export function valueFrom({ control, type }: Field, text: string): unknown {
  if (text === '') return undefined
  const isNumber = control === 'number' || /^(u?integer|number|port)$/.test(type)
  return isNumber && /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text
}

export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
