// Where the pieces of an expression stand in a text: items, functions, operators and words, for pills.

/** A piece of an expression that is drawn in its own way. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly kind: 'item' | 'function' | 'mark' | 'operator' | 'word' | 'brace'
}

const WORDS =
  /^(true|false|null|undefined|ignore|erase|emptystring|emptyarray|space|nbsp|tab|newline|carriagereturn|now|timestamp|pi|random|uuid|executionId)$/

/** One token of an expression; texts and numbers are left as they are. */
const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(\d+(?:\.(?:`[^`]*`|[A-Za-z_$][\w$]*)(?:\[\d*\])?)+)|\d+(?:\.\d+)?|([A-Za-z_$][\w$]*\s*\()|([A-Za-z_$][\w$]*(?:\[\d*\])?(?:\.(?:`[^`]*`|[A-Za-z_$][\w$]*)(?:\[\d*\])?)*)|([();])|(!=|<=|>=|\+|-|\*|\/|%|=|<|>|\||&|!)/g

/** All pieces of the expressions in a text, in order. An expression that is not closed has none. */
export function piecesIn(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (let open = text.indexOf('{{'); open >= 0; ) {
    const close = text.indexOf('}}', open + 2)
    if (close < 0) break
    pieces.push({ start: open, end: open + 2, kind: 'brace' })
    for (const found of text.slice(open + 2, close).matchAll(TOKEN)) {
      const kind = kindOf(found)
      const start = open + 2 + found.index
      if (kind) pieces.push({ start, end: start + found[0].length, kind })
    }
    pieces.push({ start: close, end: close + 2, kind: 'brace' })
    open = text.indexOf('{{', close + 2)
  }
  return pieces
}

function kindOf([, item, call, name, mark, operator]: RegExpMatchArray): Piece['kind'] | undefined {
  if (item) return 'item'
  if (call) return 'function'
  if (name) return WORDS.test(name) ? 'word' : 'item'
  if (mark) return 'mark'
  return operator ? 'operator' : undefined
}
