// What a template reads and gets nothing from: a gap in an address, a header without the key of its connection.
import { isRecord, type Json } from '../../text/index.ts'
import { evaluate } from '../evaluate.ts'
import type { State } from '../state.ts'

/** An expression that only reads a name, such as `{{parameters.id}}`. */
const READING = /\{\{\s*([a-z_$][\w$]*(?:\.[a-z_$][\w$]*)+)\s*\}\}/gi

/** The names a text only reads that give nothing, each once. */
export function emptyReads(text: string, state: State): readonly string[] {
  const empty = [...text.matchAll(READING)].flatMap(([whole, name = '']) => {
    const value = evaluate(whole, state)
    return value === undefined || value === null || value === '' ? [name] : []
  })
  return [...new Set(empty)]
}

/** A warning about members that read the connection in vain: the request goes out without its key. */
export function unconnected(
  written: Json | undefined,
  state: State,
  what: 'header' | 'query value',
): { readonly warning?: string } {
  const layers = Array.isArray(written) ? written : [written]
  for (const layer of layers) {
    if (!isRecord(layer)) continue
    for (const [name, value] of Object.entries(layer)) {
      if (typeof value !== 'string' || !value.includes('connection')) continue
      const read = emptyReads(value, state).find((one) => one.startsWith('connection.'))
      if (read !== undefined)
        return { warning: `The ${what} ${name} is empty: ${read} gives nothing.` }
    }
  }
  return {}
}
