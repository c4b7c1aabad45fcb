// A field that takes expressions: a text box at once, and the editor with pills when it has come.

import { useEffect, useRef, useState } from 'preact/hooks'
import { isExpression } from '../../parameters/index.ts'
import { stringOf } from '../../text/index.ts'
import { attributes, type ControlProps, textOf, valueFrom } from './about.ts'
import { editor, loadEditor } from './late.ts'

/** Puts a text where the caret stands, by the id of a control. */
export const inserters = new Map<string, (text: string) => void>()

/** Milliseconds without a keystroke until the editor takes the place of the text box. */
const RESTING = 150

export function Expression(props: ControlProps) {
  const { field, hand } = props
  const [wanted, setWanted] = useState(false)
  const isMapped = field.mode === 'map' || isExpression(field.value)
  const late = editor.value
  const place = useRef<HTMLDivElement>(null)
  const wantsPills = isMapped && !hand.plain
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  // the text box is not taken away from under a hand that types
  const later = (): void => {
    if (wanted) return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      // who has gone on is not called back
      if (place.current?.contains(document.activeElement)) setWanted(true)
    }, RESTING)
  }
  const hasPills = wanted && wantsPills && late !== undefined
  useEffect(() => {
    if (wanted && wantsPills) void loadEditor()
  }, [wanted, wantsPills])
  return (
    <div
      class="expression"
      ref={place}
      onFocusCapture={() => {
        later()
        if (wantsPills) void loadEditor()
      }}
      onInputCapture={later}
    >
      {hasPills && late ? <Pills {...props} make={late} /> : <Box {...props} />}
      {hand.insert ? (
        <button
          type="button"
          class="tool insert"
          aria-label={`Insert a value into ${field.label}`}
          aria-expanded={hand.inserting === field.path}
          title="Insert a value of an earlier module, or a function"
          onClick={() => hand.insert?.(hand.inserting === field.path ? undefined : field.path)}
        >
          {'{{ }}'}
        </button>
      ) : null}
    </div>
  )
}

function Box(props: ControlProps) {
  const { field, steps, hand, about } = props
  const box = useRef<HTMLTextAreaElement>(null)
  const text = textOf(field.value)
  useEffect(() => {
    const insert = (piece: string): void => {
      const element = box.current
      const from = element?.selectionStart ?? text.length
      const to = element?.selectionEnd ?? text.length
      hand.type(steps, text.slice(0, from) + piece + text.slice(to))
      element?.focus()
    }
    inserters.set(about.id, insert)
    return () => {
      if (inserters.get(about.id) === insert) inserters.delete(about.id)
    }
  })
  const usual = field.default
  const isNumber = field.control === 'number'
  return (
    <textarea
      {...attributes(props)}
      ref={box}
      class={isExpression(field.value) || field.mode === 'map' ? 'box code' : 'box'}
      rows={field.control === 'textarea' ? 3 : 1}
      spellcheck={false}
      inputMode={isNumber ? 'decimal' : undefined}
      value={text}
      placeholder={
        field.placeholder ??
        (typeof usual === 'string' || typeof usual === 'number' ? stringOf(usual) : undefined)
      }
      onInput={(event) => hand.type(steps, valueFrom(field, event.currentTarget.value))}
    />
  )
}

type Make = NonNullable<typeof editor.value>

/** The editor lives outside of what is drawn: it is made once, and only told of changes from outside. */
function Pills(props: ControlProps & { readonly make: Make }) {
  const { field, steps, hand, about, make } = props
  const place = useRef<HTMLDivElement>(null)
  const made = useRef<ReturnType<Make> | undefined>(undefined)
  const current = useRef(props)
  current.current = props
  const text = textOf(field.value)
  useEffect(() => {
    if (!place.current) return
    const one = make(place.current, {
      text: textOf(current.current.field.value),
      label: field.label,
      isRequired: field.required,
      describedBy: about.described,
      id: about.id,
      pill: (path) => current.current.hand.pill(path),
      change: (typed) => hand.type(steps, valueFrom(current.current.field, typed)),
      left: () => hand.touch(field.path),
    })
    made.current = one
    one.focus()
    inserters.set(about.id, one.insert)
    return () => {
      inserters.delete(about.id)
      one.destroy()
    }
    // made once per field; later values go through the effect below
  }, [field.path, make])
  useEffect(() => made.current?.set(text), [text])
  return <div class="box editor" ref={place} />
}
