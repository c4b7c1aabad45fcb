// JSON as people lay it out: short lists in one line, objects always member by member.
import { isRecord, type Json } from '../../text/index.ts'

const WIDEST = 100

/** The text of a JSON file, in the layout of Biome and Prettier. */
export function printed(value: Json): string {
  return `${layout(value, '', 0)}\n`
}

/** `before` counts the columns of the line in front of the value, `after` is one for a comma. */
function layout(value: Json, margin: string, before: number): string {
  const deeper = `${margin}  `
  if (Array.isArray(value)) {
    const short = inOneLine(value)
    if (short !== undefined && before + short.length < WIDEST) return short
    const items = value.map((item: Json) => `${deeper}${layout(item, deeper, deeper.length)}`)
    return `[\n${items.join(',\n')}\n${margin}]`
  }
  if (!isRecord(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, member]) => {
    const head = `${deeper}${JSON.stringify(name)}: `
    return `${head}${layout(member as Json, deeper, head.length)}`
  })
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${margin}}`
}

/** A list without filled objects as one line; undefined where an object needs lines of its own. */
function inOneLine(value: Json): string | undefined {
  if (isRecord(value)) return Object.keys(value).length === 0 ? '{}' : undefined
  if (!Array.isArray(value)) return JSON.stringify(value)
  const items = value.map(inOneLine)
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`
}
