// Hashes as Make and its editor keep them, and texts in the form into which Make brings some of them.
import { createHash } from 'node:crypto'
import { readDocument } from '../spec/index.ts'
import type { Json } from '../text/index.ts'
import type { Section } from './sections.ts'

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex')

/** The hash of a code file: md5 of its text, without a byte order mark; line ends count. */
export function hashOfText(text: string): string {
  return md5(text.replace(/^\uFEFF/, ''))
}

/** The hash of a fact beside the code: md5 of what it prints as; nothing stays null. */
export function hashOfFact(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return md5(typeof value === 'object' ? canonical(value as Json) : String(value))
}

/** Groups as Make keeps them: tabs, no newline at the end. */
export const groupsAsMade = (value: Json): string => JSON.stringify(value, null, '\t')

/** Common data as Make keeps them: one line. */
export const commonAsMade = (value: Json): string => JSON.stringify(value)

/** The value of JSON with comments; undefined when the text is none. */
export function valueOfText(text: string): Json | undefined {
  const { document, fault } = readDocument({ file: '', text })
  return fault === undefined ? document.value : undefined
}

/** One text for equal values: names of members in order, no white space. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member as Json)}`)
  return `{${members.join(',')}}`
}

/** True when two texts are JSON of the same value: white space and comments do not count. */
export function sameValue(one: string, other: string): boolean {
  const [first, second] = [valueOfText(one), valueOfText(other)]
  return first !== undefined && second !== undefined && canonical(first) === canonical(second)
}

/** The hash of a text, and of the form into which Make brings it. */
export function hashesHere({ name, reformatted }: Section, text: string): readonly string[] {
  const value = reformatted ? valueOfText(text) : undefined
  if (value === undefined) return [hashOfText(text)]
  const made = name === 'groups' ? groupsAsMade(value) : commonAsMade(value)
  return [hashOfText(text), hashOfText(made)]
}
