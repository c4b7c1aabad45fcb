// Users pick dates, apps format them.
import { parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const field = (type: string) => ({
  'module.mappableParams': [
    { name: 'from', type, label: 'From', help: 'Format: `YYYY-MM-DDTHH:mm:ssZ`.' },
  ],
})

export const dateIsPicked: Rule = {
  name: 'date-is-picked',
  severity: 'error',
  doc: 'No text field asks for a date with a time in some format.',
  reason: 'A date field takes any date of other modules and lets people pick one.',
  source: 'L-COM-20: best practices, modules, input parameters',
  certain: true,
  good: field('date'),
  bad: field('text'),
  check: (app) =>
    [...app.modules.values()]
      .flatMap(parametersOf)
      .filter(
        (one) =>
          textIn(one, 'type') === 'text' &&
          /YYYY.*H{1,2}[:.]|ISO[ -]?8601/i.test(textIn(one, 'help')),
      )
      .map((one): Finding => {
        const at = one.document.spanOf([...one.path, 'type'])
        return {
          message: 'The user has to format a date.',
          remedy: 'use type date and formatDate',
          at,
        }
      }),
}
