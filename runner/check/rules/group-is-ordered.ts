// Inside a group the modules stand in an order that users know from other apps.
import type { Module } from '../../spec/index.ts'
import type { Finding, Rule } from './rule.ts'

const entry = (moduleType: string, actionCrud?: string) => ({ moduleType, actionCrud })
const app = {
  'module:watchThings': entry('trigger'),
  'module:createThing': entry('action', 'create'),
  'module:deleteThing': entry('action', 'delete'),
}

export const groupIsOrdered: Rule = {
  name: 'group-is-ordered',
  severity: 'hint',
  doc: 'Triggers come first in a group, the universal module last, and creating before deleting.',
  reason: 'All published orders agree on this much; the rest differs between them.',
  source: 'L-APP-4: best practices, groups',
  certain: true,
  follows: { place: ['export-without-metadata'] },
  good: {
    ...app,
    groups: [{ label: 'Things', modules: ['watchThings', 'createThing', 'deleteThing'] }],
  },
  bad: {
    ...app,
    groups: [{ label: 'Things', modules: ['createThing', 'deleteThing', 'watchThings'] }],
  },
  check: ({ groups, groupsDocument, modules }) =>
    groups.flatMap((group, number) => {
      const listed = group.modules.map((name) => modules.get(name))
      return listed.flatMap((module, index): Finding[] => {
        const before =
          module && listed.slice(0, index).find((one) => one && standsAfter(one, module))
        if (!before || !groupsDocument) return []
        const at = groupsDocument.spanOf([number, 'modules', index])
        return [
          {
            message: `${module.name} stands behind ${before.name}.`,
            remedy: `move it before ${before.name}`,
            at,
          },
        ]
      })
    }),
}

/** True when the first should stand behind the second. */
function standsAfter(first: Module, second: Module): boolean {
  const watches = (module: Module): boolean =>
    module.type === 'trigger' || module.type === 'instant_trigger'
  if (watches(second) && !watches(first)) return true
  if (first.type === 'universal' && second.type !== 'universal') return true
  return first.crud === 'delete' && second.crud === 'create'
}
