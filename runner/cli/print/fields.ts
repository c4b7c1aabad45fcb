// The fields of a module as people read them: name to type, label, kind, whether required, help.
import { type Description, parameterList, typeNamed } from '../../parameters/index.ts'
import { jsonText, own } from '../../text/index.ts'
import type { Output } from '../terminal/terminal.ts'
import { plainText } from './tree.ts'
import { displayWidth, padTo, paragraph, visible } from './wrap.ts'

/** Most choices that are listed; longer lists say how many there are. */
const LISTED = 20

/** Each field as a heading and, below it, its help and choices. */
export function drawFields(fields: readonly Description[], output: Output): string[] {
  return fields.flatMap((field) => {
    const { paint, width } = output
    const margin = ' '.repeat(2 + field.depth * 2)
    const name = paint.name(visible(field.path))
    const head = `${margin}${name}  ${paint.strong(visible(field.label))}`
    const facts = `(${factsOf(field, output).join(', ')})`
    const inOneLine = `${head} ${facts}`
    const fits = width === undefined || displayWidth(inOneLine) <= width
    const indent = margin.length + 4
    const below = [fits ? '' : facts, ...notesOf(field, output)].filter((note) => note !== '')
    return [
      fits ? inOneLine : head,
      ...below.flatMap((note) => paragraph(visible(note), indent, width)),
    ]
  })
}

/** Type, and what must be known before the field is filled in; required is said in words. */
function factsOf(field: Description, { paint }: Output): string[] {
  return [
    visible(field.type),
    ...(field.multiple ? ['several'] : []),
    ...(field.required ? ['required'] : []),
    ...(field.advanced ? ['advanced'] : []),
    ...(field.default === undefined ? [] : [`default ${defaultText(field.default, paint)}`]),
  ]
}

function defaultText(value: unknown, paint: Output['paint']): string {
  const isNested = typeof value === 'object' && value !== null
  return isNested ? (jsonText(value) ?? '') : plainText(value, paint)
}

function notesOf(field: Description, { paint }: Output): string[] {
  const { help, choices = [], remote, revealedBy } = field
  const notes: string[] = []
  if (help) notes.push(readableHelp(help))
  if (choices.length > 0) {
    const texts = choices.map(({ value, label, labelled }) => {
      const text = plainText(value, paint)
      return labelled && label !== text ? `${text} (${label})` : text
    })
    const more = texts.length > LISTED ? ` and ${texts.length - LISTED} more` : ''
    notes.push(`Choices: ${texts.slice(0, LISTED).join(', ')}${more}`)
  }
  if (remote && remote !== field.path) notes.push(`Choices from ${remote}`)
  if (revealedBy) notes.push(`Shown once ${revealedBy} is filled in.`)
  return notes
}

/** The Markdown that Make allows in help texts, as plain text: no stars, links with their address. */
export function readableHelp(markdown: string): string {
  return markdown
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '$1 ($2)')
    .replace(/\n{2,}/g, '\n')
}

/** The words of banners and notes, which hold no value. */
export function notesAmong(parameters: unknown): string[] {
  return parameterList(parameters).flatMap((item) => {
    if (typeof item === 'string' || typeNamed(item.type)?.shape !== 'visual') return []
    const text = own(item, 'text') ?? own(item, 'value') ?? own(item, 'label')
    return typeof text === 'string' && text !== '' ? [readableHelp(text)] : []
  })
}

/** An interface as a tree: last names, types and labels in columns. */
export function drawInterface(fields: readonly Description[], output: Output): string[] {
  const rows = fields.map((field) => {
    const name = field.path.replace(/\[\]$/, '').split('.').at(-1) ?? field.path
    return { name: ' '.repeat(2 + field.depth * 2) + visible(name), field }
  })
  const widest = Math.max(0, ...rows.map(({ name }) => displayWidth(name)))
  const types = Math.max(0, ...fields.map(({ type }) => displayWidth(visible(type))))
  return rows.map(({ name, field }) => {
    const label = field.label === name.trim() ? '' : visible(field.label)
    const cells = [padTo(output.paint.name(name), widest), padTo(visible(field.type), types), label]
    return cells.join('  ').trimEnd()
  })
}
