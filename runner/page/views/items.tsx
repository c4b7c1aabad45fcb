// Lists and filters: items that are added, moved and taken away; those of a filter are groups of rows.
import type { Field } from '../../parameters/index.ts'
import type { ControlProps } from './about.ts'

export function Items({ field, steps, hand, about }: ControlProps) {
  const isFilter = field.control === 'filter'
  const add = field.addLabel ?? 'Add item'
  return (
    <div class={isFilter ? 'items filter' : 'items'}>
      {field.children.length === 0 ? <p class="faint">No items yet.</p> : null}
      {field.children.map((child, index) => (
        <div class="item" key={child.path}>
          <ItemTools
            field={field}
            label={child.label}
            index={index}
            onMove={(to) => hand.items(steps, (items) => movedTo(items, index, to))}
            onRemove={() => {
              hand.items(steps, (items) => items.filter((_, place) => place !== index))
              focusOn(`${about.id}-add`)
            }}
          />
          <hand.draw fields={[child]} steps={steps} hand={hand} areItems />
          {isFilter && index < field.children.length - 1 ? <p class="or">or</p> : null}
        </div>
      ))}
      <button
        type="button"
        class="add"
        id={`${about.id}-add`}
        disabled={field.isFull}
        title={field.isFull ? 'There is no room for another one.' : undefined}
        onClick={() => hand.items(steps, (items) => [...items, emptyItem(field)])}
      >
        <span aria-hidden="true">⊕</span> {add}
        <span class="unseen"> to {field.label}</span>
      </button>
    </div>
  )
}

/** What a new item holds: a group of a filter begins with one row. */
function emptyItem({ control, addLabel }: Field): unknown {
  if (control !== 'filter') return addLabel === 'Add AND rule' ? {} : null
  return addLabel === 'Add OR rule' ? [{}] : {}
}

function movedTo(items: readonly unknown[], from: number, to: number): readonly unknown[] {
  const others = items.filter((_, place) => place !== from)
  return [...others.slice(0, to), items[from], ...others.slice(to)]
}

function focusOn(id: string): void {
  // the button that was pressed is gone by then
  setTimeout(() => document.getElementById(id)?.focus())
}

interface ToolsProps {
  readonly field: Field
  readonly label: string
  readonly index: number
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

function ItemTools({ field, label, index, onMove, onRemove }: ToolsProps) {
  const isLast = index === field.children.length - 1
  return (
    <div class="item-tools">
      <button
        type="button"
        class="tool quiet"
        aria-label={`Move ${label} up`}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="tool quiet"
        aria-label={`Move ${label} down`}
        disabled={isLast}
        onClick={() => onMove(index + 1)}
      >
        ↓
      </button>
      <button type="button" class="tool quiet" aria-label={`Remove ${label}`} onClick={onRemove}>
        ✕
      </button>
    </div>
  )
}
