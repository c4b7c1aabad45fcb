// What the key `tags` makes of HTML in a text; every pass goes once from left to right.

/** Elements that go with their content. [inferred, as a browser reads them] */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style'])

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

const treatments: ReadonlyMap<unknown, (text: string) => string> = new Map([
  ['strip', (text: string) => withoutTags(text, 'stays')],
  ['stripall', (text: string) => withoutTags(text, 'goes')],
  ['escape', (text: string) => text.replace(/[&<>]/g, (mark) => ENTITIES.get(mark) ?? mark)],
])

/** The text as `tags` wants it; an unknown word or an expression changes nothing. */
export function withTags(text: string, tags: unknown): string {
  return treatments.get(tags)?.(text) ?? text
}

/** The text without its tags; one that is never closed stays or goes with all that follows it. */
function withoutTags(html: string, unclosed: 'stays' | 'goes'): string {
  const start = /<[a-z/!?]/gi
  let kept = ''
  let from = 0
  for (let found = start.exec(html); found; found = start.exec(html)) {
    // signs in front of a tag would make another one of what follows it
    let open = found.index
    while (open > from && html[open - 1] === '<') open -= 1
    kept += html.slice(from, open)
    from = endOf(html, found.index)
    if (from < 0) return unclosed === 'stays' ? kept + html.slice(open) : kept
    start.lastIndex = from
  }
  return kept + html.slice(from)
}

/** Where what begins at a place has ended: a tag, a comment or a hidden element; -1 when it never does. */
function endOf(html: string, open: number): number {
  if (html.startsWith('<!--', open)) return behind(html, '-->', open)
  const end = behind(html, '>', open)
  const name = /^<([a-z]+)/i.exec(html.slice(open, open + 8))?.[1]?.toLowerCase() ?? ''
  if (end < 0 || !HIDDEN.has(name)) return end
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = end
  const last = closing.exec(html) ? behind(html, '>', closing.lastIndex) : -1
  // one that is never closed hides all that follows
  return last < 0 ? html.length : last
}

function behind(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}
