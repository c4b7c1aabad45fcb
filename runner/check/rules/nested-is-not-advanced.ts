// Nested fields are shown where they belong.
import { own } from '../../text/index.ts'
import { removeMember } from '../look/edits.ts'
import { parametersOf } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const nested = (advanced?: boolean) => ({
  'module.mappableParams': [
    {
      name: 'kind',
      type: 'boolean',
      label: 'Kind',
      nested: [{ name: 'id', type: 'text', advanced }],
    },
  ],
})

export const nestedIsNotAdvanced: Rule = {
  name: 'nested-is-not-advanced',
  severity: 'warning',
  doc: 'No nested parameter is advanced.',
  reason:
    'A nested field appears because of a choice; hiding it again makes the choice look broken.',
  source: 'L-PAR-2, P-9: a public review checklist',
  certain: false,
  good: nested(),
  bad: nested(true),
  check: (app) =>
    [...app.modules.values()]
      .flatMap(parametersOf)
      .filter((one) => one.revealedBy.length > 0 && own(one.field, 'advanced') === true)
      .map((one): Finding => {
        const path = [...one.path, 'advanced']
        const fix = removeMember(one.document, path)
        return {
          message: 'A nested field is advanced.',
          remedy: 'remove "advanced"',
          at: one.document.keySpanOf(path),
          fix,
        }
      }),
}
