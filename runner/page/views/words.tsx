// Help texts of an app as nodes: a little Markdown, links to web pages alone, never HTML.
import type { ComponentChildren } from 'preact'

/** Bold, code, links and emphasis of one line; everything else is text. */
const INLINE = /(\*\*[^*]+\*\*)|(`[^`]+`)|(\[[^\]]+\]\([^)\s]+\))|(\*[^*\s][^*]*\*)/

/** A text with Markdown, paragraph by paragraph. */
export function Words({ text }: { readonly text: string }) {
  const blocks = text.split(/\n\s*\n/)
  return (
    <>
      {blocks.map((block) => (
        <Block key={block} text={block} />
      ))}
    </>
  )
}

function Block({ text }: { readonly text: string }) {
  const rows = text.split('\n')
  if (rows.every((row) => /^\s*[-*] /.test(row))) {
    return (
      <ul>
        {rows.map((row) => (
          <li key={row}>{inline(row.replace(/^\s*[-*] /, ''))}</li>
        ))}
      </ul>
    )
  }
  return (
    <p>
      {rows.flatMap((row, index) =>
        index === 0 ? inline(row) : [<br key={row} />, ...inline(row)],
      )}
    </p>
  )
}

/** The pieces of one line. */
export function inline(text: string): ComponentChildren[] {
  const found = INLINE.exec(text)
  if (!found) return text === '' ? [] : [text]
  const [whole] = found
  const after = text.slice(found.index + whole.length)
  return [text.slice(0, found.index), marked(whole), ...inline(after)]
}

function marked(text: string): ComponentChildren {
  if (text.startsWith('**')) return <strong>{text.slice(2, -2)}</strong>
  if (text.startsWith('`')) return <code>{text.slice(1, -1)}</code>
  if (text.startsWith('*')) return <em>{text.slice(1, -1)}</em>
  const [, words = '', address = ''] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(text) ?? []
  if (!/^https?:\/\//i.test(address)) return words
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {words}
    </a>
  )
}
