// All texts of a JSON value with their paths, keys included; and all addresses of RPCs among them.
import { SPREAD_KEY } from '../../iml/index.ts'
import { isRecord, type Path } from '../../text/index.ts'

export interface Text {
  readonly text: string
  readonly path: Path
  /** True for the name of a member; the path is then the member's. */
  readonly isKey: boolean
}

/** Every text, in the order they are written. Keeps its own list, so that no depth ends it. */
export function textsIn(value: unknown): readonly Text[] {
  const texts: Text[] = []
  const open: { readonly value: unknown; readonly path: Path }[] = [{ value, path: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path } = next
    const members: { readonly value: unknown; readonly path: Path }[] = []
    if (typeof next.value === 'string') texts.push({ text: next.value, path, isKey: false })
    else if (Array.isArray(next.value)) {
      for (const [index, item] of next.value.entries()) {
        members.push({ value: item, path: [...path, index] })
      }
    } else if (isRecord(next.value)) {
      for (const [key, member] of Object.entries(next.value)) {
        const below = [...path, key]
        if (key !== SPREAD_KEY && key.includes('{{'))
          texts.push({ text: key, path: below, isKey: true })
        members.push({ value: member, path: below })
      }
    }
    // a list may have more members than a call takes arguments
    for (const member of members.reverse()) open.push(member)
  }
  return texts
}
