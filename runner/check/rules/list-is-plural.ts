// A module that gives many bundles says so in its label.
import { manifestPlace } from '../look/components.ts'
import { hasPlural } from '../look/words.ts'
import type { Finding, Rule } from './rule.ts'

export const listIsPlural: Rule = {
  name: 'list-is-plural',
  severity: 'warning',
  doc: 'Labels of searches and triggers name what they give in the plural.',
  reason: 'The plural tells users to expect several bundles.',
  source: 'L-NAME-4: naming conventions, module labels',
  certain: true,
  follows: { place: ['export-without-metadata', 'label-without-verb'] },
  good: { module: { label: 'List Things', moduleType: 'search' } },
  bad: { module: { label: 'List Thing', moduleType: 'search' } },
  check: (app) =>
    [...app.modules.values()].flatMap((module): Finding[] => {
      const many = module.type === 'search' || module.type === 'trigger'
      if (!many || hasPlural(module.label)) return []
      const at = manifestPlace(app, module, 'label')
      const remedy = 'write the plural, such as List Things'
      return [
        { message: `"${module.label}" does not name what it gives in the plural.`, remedy, at },
      ]
    }),
}
