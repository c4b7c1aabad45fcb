// What Make itself puts into the texts of an app while it is being deployed, which is nobody's work.
import { type Json, own } from '../text/index.ts'
import { canonical, hashOfText, valueOfText } from './hashes.ts'
import type { Kept } from './kept.ts'
import type { LocalSection } from './local.ts'

/** True for a text of the app that a broken-off deploy had still to upload, and nobody has touched. */
export function isScaffold(
  { section: { key } }: LocalSection,
  kept: Kept,
  text: string | undefined,
): boolean {
  const unfinished = kept.unfinished.get(key)
  if (unfinished === undefined) return false
  if (key !== 'groups') return !kept.deployed.has(key)
  // Make appends every module we create to a group of its own
  if (kept.groups === undefined) return true
  const known = unfinished.known ?? []
  return text !== undefined && valueHash(withoutNew(valueOfText(text), known)) === kept.groups
}

/** The hash of the value of groups, however they are written. */
export const valueHash = (value: Json | undefined): string | undefined =>
  value === undefined ? undefined : hashOfText(canonical(value))

/** Groups without the modules that Make did not have before, and without groups that then are empty. */
function withoutNew(groups: Json | undefined, known: readonly string[]): Json | undefined {
  if (!Array.isArray(groups)) return groups
  return groups.flatMap((group: Json): Json[] => {
    const modules = own(group, 'modules')
    if (!Array.isArray(modules)) return [group]
    const kept = modules.filter((name: Json) => known.includes(String(name)))
    if (kept.length === 0 && modules.length > 0) return []
    return [{ ...(group as object), modules: kept } as Json]
  })
}
