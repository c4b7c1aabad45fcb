// A list with search, after the combobox pattern: the focus stays in the text box.

import { useId, useRef, useState } from 'preact/hooks'
import { stringOf } from '../../text/index.ts'
import { attributes, type ControlProps, textOf } from './about.ts'
import { isChosen, ListState, type Option } from './list-state.tsx'

export function Combobox(props: ControlProps) {
  const { field, steps, hand } = props
  const { items, state, asked } = field.options
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const [active, setActive] = useState(0)
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const chosen = items.find((item) => isChosen(item, field.value))
  const shown = typed ?? chosen?.label ?? textOf(field.value)
  const found = typed === undefined ? items : items.filter((item) => matches(item, typed))
  const choose = (item: Option): void => {
    hand.type(steps, item.value)
    setTyped(undefined)
    setOpen(false)
  }
  const close = (): void => {
    setOpen(false)
    setTyped(undefined)
  }
  const show = (): void => {
    setOpen(true)
    setActive(
      Math.max(
        0,
        items.findIndex((item) => isChosen(item, field.value)),
      ),
    )
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!isOpen) show()
      else setActive((active + step + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && isOpen && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      const item = found[active]
      if (item) choose(item)
    } else if (event.key === 'Escape' && isOpen) {
      event.stopPropagation()
      close()
    } else if (event.key === 'Home' || event.key === 'End') {
      if (isOpen) setActive(event.key === 'Home' ? 0 : found.length - 1)
    }
  }
  return (
    <>
      <div class="combobox">
        <input
          {...attributes(props)}
          ref={input}
          class="box"
          type="text"
          role="combobox"
          autocomplete="off"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found[active] ? `${list}-${active}` : undefined}
          value={shown}
          placeholder={field.placeholder ?? (state === 'loading' ? 'Loading…' : 'Choose')}
          onClick={show}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            if (typed === '') hand.type(steps, undefined)
            close()
            hand.touch(field.path)
          }}
        />
        {field.value !== undefined && !field.required ? (
          <button
            type="button"
            class="tool quiet clear"
            aria-label={`Clear ${field.label}`}
            onClick={() => {
              hand.type(steps, undefined)
              input.current?.focus()
            }}
          >
            ✕
          </button>
        ) : null}
        {asked && state === 'ready' ? (
          <button
            type="button"
            class="tool quiet again"
            aria-label={`Refresh the list of ${field.label}`}
            onClick={() => hand.refresh(asked)}
          >
            ↻
          </button>
        ) : null}
        <span class="arrow" aria-hidden="true">
          ▾
        </span>
        <div
          class="options"
          role="listbox"
          id={list}
          aria-label={field.label}
          hidden={!isOpen || found.length === 0}
        >
          {isOpen
            ? found.map((item, index) => (
                <OptionRow
                  key={`${index} ${item.label}`}
                  item={item}
                  before={found[index - 1]}
                  id={`${list}-${index}`}
                  isActive={index === active}
                  isSelected={isChosen(item, field.value)}
                  onChoose={() => choose(item)}
                />
              ))
            : null}
        </div>
      </div>
      {isOpen && typed !== undefined && found.length === 0 && items.length > 0 ? (
        <p class="list-state" role="status">
          Nothing in the list matches.
        </p>
      ) : null}
      <ListState field={field} hand={hand} />
    </>
  )
}

function matches({ label, value }: Option, typed: string): boolean {
  const wanted = typed.toLowerCase()
  return label.toLowerCase().includes(wanted) || stringOf(value).toLowerCase().includes(wanted)
}

interface OptionProps {
  readonly item: Option
  readonly before: Option | undefined
  readonly id: string
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly onChoose: () => void
}

function OptionRow({ item, before, id, isActive, isSelected, onChoose }: OptionProps) {
  const isNewGroup = item.group !== undefined && item.group !== before?.group
  return (
    <>
      {isNewGroup ? (
        <div class="group-title" role="presentation">
          {item.group}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a list are those of its text box */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text box */}
      <div
        class={isActive ? 'option active' : 'option'}
        role="option"
        id={id}
        aria-selected={isSelected}
        ref={(element) => (isActive ? element?.scrollIntoView?.({ block: 'nearest' }) : undefined)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        <span>{item.label}</span>
        {item.labelled && typeof item.value !== 'object' && stringOf(item.value) !== item.label ? (
          <span class="raw">{stringOf(item.value)}</span>
        ) : null}
        {item.description ? <span class="about">{item.description}</span> : null}
      </div>
    </>
  )
}
