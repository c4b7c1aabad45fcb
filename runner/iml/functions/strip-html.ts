// Text out of HTML in one pass from left to right, so that no input takes long.

/** Elements whose content is no text for readers. */
const unread: ReadonlySet<string> = new Set(['script', 'style'])

/** The text without tags: `br` becomes a new line, styles, scripts and comments go with content. */
export function withoutTags(html: string): string {
  // Only ASCII letters: toLowerCase would change the length of some texts, and with it all places.
  const lowered = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
  let text = ''
  let position = 0
  while (position < html.length) {
    const start = html.indexOf('<', position)
    if (start < 0) break
    text += html.slice(position, start)
    const end = endOfTag(html, start)
    if (end === undefined) {
      text += '<'
      position = start + 1
      continue
    }
    if (end < 0) return text + html.slice(start)
    const name = /^[a-z][a-z0-9-]*/.exec(lowered.slice(start + 1, start + 20))?.[0] ?? ''
    if (name === 'br') text += '\n'
    position = unread.has(name) ? afterElement(lowered, name, end) : end
  }
  return text + html.slice(position)
}

/** Behind the tag that starts at `<`; undefined when it starts none, -1 when it never ends. */
function endOfTag(html: string, start: number): number | undefined {
  if (!/[a-z/!?]/i.test(html.charAt(start + 1))) return undefined
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 1)
    return end < 0 ? -1 : end + 3
  }
  const stop = /[>=]/g
  stop.lastIndex = start + 1
  for (let found = stop.exec(html); found !== null; found = stop.exec(html)) {
    if (found[0] === '>') return stop.lastIndex
    stop.lastIndex = afterValue(html, stop.lastIndex)
  }
  return -1
}

/** Behind the quoted value of an attribute, in which a > ends nothing; a quote that stays open is none. */
function afterValue(html: string, from: number): number {
  const value = /\s*(["']?)/y
  value.lastIndex = from
  const quote = value.exec(html)?.[1] ?? ''
  const end = quote === '' ? -1 : html.indexOf(quote, value.lastIndex)
  return end < 0 ? from : end + 1
}

function afterElement(lowered: string, name: string, from: number): number {
  const closing = lowered.indexOf(`</${name}`, from)
  const end = closing < 0 ? -1 : lowered.indexOf('>', closing)
  return end < 0 ? lowered.length : end + 1
}
