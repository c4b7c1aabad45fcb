// groups.json: the headings of the module picker and the modules under each, in order of display.
import { isRecord, own, stringOf } from '../text/index.ts'
import type { Group } from './app.ts'
import type { Document } from './document.ts'

/** The groups as written; entries that are no groups are left out (the check reports them). */
export function readGroups(document: Document | undefined): Group[] {
  const groups = document?.value
  if (!Array.isArray(groups)) return []
  return groups.filter(isRecord).map((group) => {
    const modules = own(group, 'modules')
    return {
      label: stringOf(own(group, 'label') ?? ''),
      modules: Array.isArray(modules) ? modules.map(String) : [],
    }
  })
}
