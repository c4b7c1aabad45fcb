// A long list of modules needs headings.
import type { Rule } from './rule.ts'

/** With more modules than these a list is hard to read. */
const MOST = 10

const many = Object.fromEntries(
  Array.from({ length: MOST + 1 }, (_, index) => [`module:getThing${index}`, {}]),
)

export const groupsAreUsed: Rule = {
  name: 'groups-are-used',
  severity: 'warning',
  doc: 'An app with more than ten modules sorts them into groups.',
  reason: 'The module picker is one long list otherwise.',
  source: 'L-APP-3: best practices, groups',
  certain: true,
  follows: { app: ['broken-base', 'general-files', 'groups'] },
  good: {
    ...many,
    groups: [{ label: 'Things', modules: Object.keys(many).map((role) => role.slice(7)) }],
  },
  bad: many,
  check: (app) => {
    if (app.modules.size <= MOST || app.groups.length > 0) return []
    const at = app.manifest.keySpanOf(['components', 'module'])
    return [
      {
        message: `${app.modules.size} modules stand in no groups.`,
        remedy: 'write groups.json',
        at,
      },
    ]
  },
}
