// Labels of one app look alike.
import { manifestPlace } from '../look/components.ts'
import { caseOf } from '../look/words.ts'
import type { Finding, Rule } from './rule.ts'

const labels = (...list: readonly string[]) =>
  Object.fromEntries(list.map((label, index) => [`module:getThing${index}`, { label }]))

export const labelCaseIsConsistent: Rule = {
  name: 'label-case-is-consistent',
  severity: 'warning',
  doc: 'All module labels are in Title Case or all in sentence case.',
  reason:
    'Documentation asked for Title Case until 2024 and asks for sentence case now; a mixture fits neither.',
  source: 'L-NAME-3: naming conventions, module labels',
  certain: true,
  follows: { place: ['export-without-metadata'] },
  good: labels('Get a Big Thing', 'Create a Big Thing', 'Make an API Call'),
  bad: labels('Get a Big Thing', 'Create a Big Thing', 'Delete a big thing'),
  check: (app) => {
    const judged = [...app.modules.values()].map((module) => ({
      module,
      style: caseOf(module.label),
    }))
    const titles = judged.filter((one) => one.style === 'Title Case')
    const sentences = judged.filter((one) => one.style === 'sentence case')
    const wrong = titles.length >= sentences.length ? sentences : titles
    const wanted = wrong === sentences ? 'Title Case' : 'sentence case'
    if (wrong.length === 0) return []
    return wrong.map(({ module }): Finding => {
      const at = manifestPlace(app, module, 'label')
      const remedy = 'write all labels alike'
      return { message: `Most labels are in ${wanted}, "${module.label}" is not.`, remedy, at }
    })
  },
}
