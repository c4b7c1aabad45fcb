// The panel from which a value is put into a field: items of the sample bundle, words, functions.

import { useState } from 'preact/hooks'
import { isExpression } from '../../parameters/index.ts'
import { stringOf } from '../../text/index.ts'
import { itemsOf } from '../pills.ts'
import { inserters } from './expression.tsx'

interface Props {
  readonly id: string
  readonly value: unknown
  readonly bundle: unknown
  readonly output: unknown
  /** What the module is called that gave the bundle. */
  readonly from: string
  readonly onClose: () => void
  readonly onContext: () => void
}

/** Words of the language that a field is given most. */
const WORDS = [
  ['now', 'the date and time of the run'],
  ['erase', 'empties the field'],
  ['emptystring', 'text without characters'],
  ['ignore', 'as if the field were not mapped'],
] as const

const FUNCTIONS = [
  ['lower( )', 'small letters'],
  ['upper( )', 'capital letters'],
  ['trim( )', 'without blanks around'],
  ['ifempty( ; )', 'the second where the first is empty'],
  ['if( ; ; )', 'one of two, by a condition'],
  ['formatDate( ; "YYYY-MM-DD")', 'a date as text'],
  ['join( ; ", ")', 'a list as text'],
  ['length( )', 'how long a text or a list is'],
] as const

export function InsertPanel({ id, value, bundle, output, from, onClose, onContext }: Props) {
  const [wanted, setWanted] = useState('')
  const items = itemsOf(bundle, output).filter(({ label, written }) =>
    `${label} ${written}`.toLowerCase().includes(wanted.toLowerCase()),
  )
  const insert = (written: string): void => {
    // inside of an expression the item stands alone
    const isInside =
      isExpression(value) === false && typeof value === 'string' && /\{\{[^}]*$/.test(value)
    inserters.get(id)?.(isInside ? written : `{{${written}}}`)
  }
  return (
    <section
      class="panel inserting"
      aria-label="Insert a value"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
        document.getElementById(id)?.focus()
      }}
    >
      {bundle === undefined ? (
        <p>
          There is no sample bundle yet.{' '}
          <button type="button" class="link" onClick={onContext}>
            Choose one under Context
          </button>
          , and its items stand here.
        </p>
      ) : (
        <>
          <div class="panel-head">
            <strong>{from}</strong>
            <button type="button" class="tool quiet" aria-label="Close the panel" onClick={onClose}>
              ✕
            </button>
          </div>
          <input
            class="box"
            type="search"
            aria-label="Search items"
            placeholder="Search items"
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
          <ul class="pills">
            {items.map(({ written, label, depth, sample }) => (
              <li key={written} data-depth={depth}>
                <button type="button" class="pill" title={written} onClick={() => insert(written)}>
                  {label}
                </button>
                <span class="sample">{sampleText(sample)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>Words and functions</summary>
        <ul class="pills">
          {WORDS.map(([word, about]) => (
            <li key={word}>
              <button type="button" class="pill keyword" onClick={() => insert(word)}>
                {word}
              </button>
              <span class="sample">{about}</span>
            </li>
          ))}
          {FUNCTIONS.map(([call, about]) => (
            <li key={call}>
              <button type="button" class="pill function" onClick={() => insert(call)}>
                {call}
              </button>
              <span class="sample">{about}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function sampleText(sample: unknown): string {
  if (Array.isArray(sample)) return `Array (${sample.length})`
  if (typeof sample === 'object' && sample !== null) return 'Collection'
  return sample === null || sample === undefined ? 'empty' : stringOf(sample)
}
