// Expressions in files of parameters: nothing evaluates them there, so the braces are shown as they are.

import { type Found, found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import type { Text } from '../look/texts.ts'

/** Keys where Make's editor takes an expression; what becomes of it is not documented. */
const ACCEPTED = new Set(['type', 'mode', 'tags', 'visible'])

/** Addresses may carry expressions: public apps do, and they are the RPC's to see. */
export function inParameters(
  { text, path, isKey }: Text,
  { document }: CheckedFile,
): readonly Found[] {
  const key = String(path.findLast((step) => typeof step === 'string') ?? '')
  const start = text.indexOf('{{')
  if (
    start < 0 ||
    isProse(key, text) ||
    isQuoted(text, start) ||
    ACCEPTED.has(key) ||
    /^(rpc|api):/.test(text)
  )
    return []
  const close = text.indexOf('}}', start)
  const at = isKey
    ? document.keySpanOf(path)
    : document.spanOf(path, { start, end: close < 0 ? text.length : close + 2 })
  const message = 'An expression in a file of parameters is not evaluated.'
  const remedy = 'let an RPC give the parameter, or write the value itself'
  return [found('expression/in-parameters', at, message, remedy)]
}

/** Help speaks to people: what stands in a sentence is shown to them, braces and all. */
function isProse(key: string, text: string): boolean {
  return key === 'help' && !/^\{\{[^{}]*\}\}$/.test(text.trim())
}

/** Prose may tell people about expressions: in backticks, as help shows examples. */
function isQuoted(text: string, start: number): boolean {
  return text.slice(0, start).split('`').length % 2 === 0
}
