// A tree of values of which only the rows in sight exist, with the keys of the tree pattern.
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { labelsOf, writtenPath } from '../pills.ts'
import { copyOf, lineOf, type Root, type Row, rowsOf, typeOf } from '../rows.ts'

interface Props {
  readonly label: string
  readonly roots: readonly Root[]
  /** The interface of the output, for labels. */
  readonly output?: unknown
  readonly technical?: boolean
  /** True where roots stand open at first. */
  readonly isOpen?: boolean
  readonly copy?: (what: string, text: string) => void
  readonly copied?: string
}

/** Pixels of a row; the style says the same. */
const HEIGHT = 28

/** Rows that are drawn beyond those in sight, above and below. */
const SPARE = 8

/** The most that a tree is high; further rows are scrolled to. */
const MOST_ROWS = 22

export function Tree({
  label,
  roots,
  output,
  technical = false,
  isOpen = false,
  copy,
  copied,
}: Props) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [top, setTop] = useState(0)
  const [active, setActive] = useState(0)
  const rows = rowsOf(roots, (row, level) => (isOpen && level === 0) !== turned.has(row))
  const here = Math.min(active, rows.length - 1)
  const current = rows[here]
  const sight = Math.min(rows.length, MOST_ROWS)
  const first = Math.max(0, Math.floor(top / HEIGHT) - SPARE)
  const drawn = rows.slice(first, first + sight + 2 * SPARE)
  const turn = (row: Row): void => {
    const next = new Set(turned)
    if (!next.delete(row.id)) next.add(row.id)
    setTurned(next)
  }
  useEffect(() => {
    const element = box.current
    if (!element) return
    const at = here * HEIGHT
    if (at < element.scrollTop) element.scrollTop = at
    else if (at + HEIGHT > element.scrollTop + element.clientHeight) {
      element.scrollTop = at + HEIGHT - element.clientHeight
    }
  }, [here])
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = target(event.key, rows, here, turn)
    if (to === undefined) return
    event.preventDefault()
    setActive(to)
  }
  return (
    <div class="tree-box">
      <div
        ref={box}
        class="tree"
        role="tree"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={current ? `${id}-${here}` : undefined}
        style={{ height: `${sight * HEIGHT}px` }}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
      >
        <div role="none" style={{ height: `${first * HEIGHT}px` }} />
        {drawn.map((row, offset) => (
          <TreeRow
            key={row.id}
            row={row}
            id={`${id}-${first + offset}`}
            label={labelFor(row, output)}
            technical={technical}
            isActive={first + offset === here}
            onPick={() => {
              setActive(first + offset)
              if (row.hasRows) turn(row)
            }}
          />
        ))}
        <div
          role="none"
          style={{ height: `${Math.max(0, rows.length - first - drawn.length) * HEIGHT}px` }}
        />
      </div>
      {current && copy ? <Detail row={current} copy={copy} copied={copied} /> : null}
    </div>
  )
}

function labelFor({ path, name }: Row, output: unknown): string {
  if (path.length === 0) return name
  const last = path.at(-1)
  return typeof last === 'number' ? `${last}` : (labelsOf(output, path).at(-1) ?? name)
}

/** The row a key leads to; opening and closing stay where they are. */
function target(
  key: string,
  rows: readonly Row[],
  here: number,
  turn: (row: Row) => void,
): number | undefined {
  const row = rows[here]
  if (!row) return undefined
  if (key === 'ArrowDown') return Math.min(rows.length - 1, here + 1)
  if (key === 'ArrowUp') return Math.max(0, here - 1)
  if (key === 'Home') return 0
  if (key === 'End') return rows.length - 1
  if (key === 'ArrowRight' && row.hasRows) {
    if (row.isOpen) return here + 1
    turn(row)
    return here
  }
  if (key === 'ArrowLeft') {
    if (row.isOpen) {
      turn(row)
      return here
    }
    return Math.max(
      0,
      rows.findLastIndex((one, index) => index < here && one.level < row.level),
    )
  }
  if ((key === 'Enter' || key === ' ') && row.hasRows) {
    turn(row)
    return here
  }
  return undefined
}

interface RowProps {
  readonly row: Row
  readonly id: string
  readonly label: string
  readonly technical: boolean
  readonly isActive: boolean
  readonly onPick: () => void
}

function TreeRow({ row, id, label, technical, isActive, onPick }: RowProps) {
  const { value, level, position, of, hasRows, isOpen, name } = row
  const type = typeOf(value)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the tree
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the tree
    <div
      class={isActive ? `row active type-${type}` : `row type-${type}`}
      role="treeitem"
      id={id}
      aria-level={level + 1}
      aria-posinset={position}
      aria-setsize={of}
      aria-expanded={hasRows ? isOpen : undefined}
      aria-selected={isActive}
      data-level={Math.min(level, 9)}
      onClick={onPick}
    >
      <span class="caret" aria-hidden="true">
        {hasRows ? (isOpen ? '▾' : '▸') : ''}
      </span>
      <span class="name">
        {label}
        {technical && label !== name && level > 0 ? <span class="raw">{name}</span> : null}
      </span>
      <span class="shown">{hasRows ? (isOpen ? '' : summary(value)) : lineOf(value)}</span>
      <span class="type">{type}</span>
    </div>
  )
}

/** What a closed bundle says of itself: its first plain values. */
function summary(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return lineOf(value)
  const plain = Object.values(value).filter((one) => typeof one !== 'object' && one !== '')
  return plain.slice(0, 3).map(lineOf).join(' · ') || lineOf(value)
}

/** The whole of a value that its row may cut, and what can be copied of it. */
function Detail({
  row,
  copy,
  copied,
}: {
  readonly row: Row
  readonly copy: (what: string, text: string) => void
  readonly copied: string | undefined
}) {
  const path = row.path.length === 0 ? row.name : writtenPath(row.path.map((step) => step))
  const text = copyOf(row.value)
  return (
    <div class="detail">
      <div class="detail-head">
        <code class="path">{path}</code>
        <button type="button" class="tool" onClick={() => copy(`value ${row.id}`, text)}>
          {copied === `value ${row.id}` ? 'Copied' : 'Copy value'}
        </button>
        <button type="button" class="tool" onClick={() => copy(`path ${row.id}`, path)}>
          {copied === `path ${row.id}` ? 'Copied' : 'Copy path'}
        </button>
      </div>
      {typeof row.value === 'string' && text.length > 40 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <pre tabIndex={0}>{text}</pre>
      ) : null}
    </div>
  )
}
