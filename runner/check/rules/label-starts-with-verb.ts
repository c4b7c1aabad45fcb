// A label says what the module does.
import { manifestPlace } from '../look/components.ts'
import { VERBS } from '../look/verbs.ts'
import type { Finding, Rule } from './rule.ts'

export const labelStartsWithVerb: Rule = {
  name: 'label-starts-with-verb',
  severity: 'warning',
  doc: 'The label of a module starts with a verb.',
  reason: 'Users look for what they want to do, and other apps read the same way.',
  source: 'L-NAME-2: naming conventions, module labels',
  certain: true,
  follows: { place: ['export-without-metadata'] },
  good: { module: { label: 'Get a Thing' } },
  bad: { module: { label: 'Thing' } },
  check: (app) =>
    [...app.modules.values()].flatMap((module): Finding[] => {
      // where no label is written its name stands for it: getThing
      const first = /^([A-Z]?[a-z]+|[A-Z]+)/.exec(module.label.trim())?.[0] ?? ''
      // an older habit adds -s or -ing, which is another mistake
      if (VERBS.has(first.toLowerCase())) return []
      const at = manifestPlace(app, module, 'label')
      const remedy = 'begin with Watch, Create, Update, Get, Delete, List, Search or another verb'
      return [{ message: `"${module.label}" does not start with a verb.`, remedy, at }]
    }),
}
