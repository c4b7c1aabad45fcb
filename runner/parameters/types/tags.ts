// What the key `tags` makes of HTML in a text; every pass goes once from left to right.

/** Tags that `strip` leaves, without attributes [inferred: Make says only that unsafe ones go]. */
const BASIC: ReadonlySet<string> = new Set(
  'b strong i em u s p br ul ol li h1 h2 h3 h4 h5 h6 blockquote code pre sub sup'.split(' '),
)

/** Elements that go with their content. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style'])

const COMMENT = '!--'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

const treatments: ReadonlyMap<unknown, (text: string) => string> = new Map([
  ['strip', (text: string) => swept(text, BASIC)],
  ['stripall', (text: string) => swept(text, new Set())],
  ['escape', (text: string) => text.replace(/[&<>]/g, (mark) => ENTITIES.get(mark) ?? mark)],
])

/** The text as `tags` wants it; an unknown word or an expression changes nothing. */
export function withTags(text: string, tags: unknown): string {
  return treatments.get(tags)?.(text) ?? text
}

/** The text in which of all tags only these are left. */
function swept(html: string, left: ReadonlySet<string>): string {
  const [before = '', ...pieces] = html.split('<')
  let kept = before
  let inside: string | undefined
  for (const piece of pieces) {
    const name = nameOf(piece)
    if (inside === undefined && (name === COMMENT || HIDDEN.has(name))) inside = name
    else if (inside === undefined) kept += keptOf(piece, name, left)
    const rest = inside === undefined ? undefined : afterHidden(piece, inside)
    if (rest === undefined) continue
    kept += rest
    inside = undefined
  }
  return kept
}

/** The name of the tag in lower case, behind the slash of a closing one; empty without one. */
function nameOf(piece: string): string {
  if (piece.startsWith(COMMENT)) return COMMENT
  return /^(\/?[a-z][a-z0-9-]*|[!?/])/i.exec(piece)?.[0].toLowerCase() ?? ''
}

/** A piece behind its `<`: text stays, a tag that is left loses its attributes, others go. */
function keptOf(piece: string, name: string, left: ReadonlySet<string>): string {
  // neither may become the beginning of a tag once something behind it is gone
  if (piece === '' || (name !== '' && !piece.includes('>'))) return `&lt;${piece}`
  if (name === '') return `<${piece}`
  const end = piece.indexOf('>')
  const tag = left.has(name.replace('/', '')) ? `<${name}>` : ''
  return tag + piece.slice(end + 1)
}

/** What stands behind the end of a hidden element or comment; undefined while it goes on. */
function afterHidden(piece: string, inside: string): string | undefined {
  if (inside !== COMMENT && nameOf(piece) !== `/${inside}`) return undefined
  const mark = inside === COMMENT ? '-->' : '>'
  const end = piece.indexOf(mark)
  return end < 0 ? undefined : piece.slice(end + mark.length)
}
