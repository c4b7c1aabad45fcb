// Advanced fields are hidden at first.
import { own } from '../../text/index.ts'
import { parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const field = (more: object) => ({
  'module.mappableParams': [{ name: 'id', type: 'text', advanced: true, ...more }],
})

export const advancedIsNotRequired: Rule = {
  name: 'advanced-is-not-required',
  severity: 'warning',
  doc: 'No advanced parameter is required without a default.',
  reason: 'The dialog would complain about a field that is not to be seen.',
  source: 'L-PAR-1, P-9: best practices, mappable parameters',
  certain: true,
  good: field({ required: true, default: 'a' }),
  bad: field({ required: true }),
  check: (app) =>
    [...app.modules.values()]
      .flatMap(parametersOf)
      .filter(
        ({ field }) =>
          own(field, 'advanced') === true &&
          own(field, 'required') === true &&
          own(field, 'default') === undefined,
      )
      .map((one): Finding => {
        const at = one.document.keySpanOf([...one.path, 'required'])
        return {
          message: `"${textIn(one, 'name')}" is advanced and required.`,
          remedy: 'give it a default',
          at,
        }
      }),
}
