// Small edits of files for fixes: adding an item to a list, taking a member out.
import type { Document } from '../../spec/index.ts'
import { at, type Path } from '../../text/index.ts'
import type { Fix } from '../rules/rule.ts'

/** Adds an item to the end of a written list. */
export function addItem(document: Document, list: Path, item: unknown): Fix | undefined {
  const written = at(document.value, list)
  if (!Array.isArray(written)) return undefined
  const text = JSON.stringify(item)
  const whole = document.spanOf(list)
  if (written.length === 0) return { at: whole, text: `[${text}]` }
  const { source, end } = document.spanOf([...list, written.length - 1])
  return { at: { source, start: end, end }, text: `, ${text}` }
}

/** Takes a member and one of the commas around it out of an object. */
export function removeMember(document: Document, path: Path): Fix {
  const { source, start } = document.keySpanOf(path)
  const { end } = document.spanOf(path)
  const behind = /^\s*,[ \t]*\r?\n?[ \t]*/.exec(source.text.slice(end))?.[0]
  if (behind !== undefined) return { at: { source, start, end: end + behind.length }, text: '' }
  const before = /,\s*$/.exec(source.text.slice(0, start))?.[0] ?? ''
  return { at: { source, start: start - before.length, end }, text: '' }
}

/** Replaces the value at a path. */
export function replaceValue(document: Document, path: Path, value: unknown): Fix {
  return { at: document.spanOf(path), text: JSON.stringify(value) }
}
