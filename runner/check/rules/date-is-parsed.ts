// A field that promises a date must give one.
import { loneNode, pathOf } from '../look/expressions.ts'
import { fieldsOf, textIn } from '../look/fields.ts'
import { isLast, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const dated = (output: unknown) => ({
  'module.communication': { url: '/things', response: { output } },
  'module.interface': [{ name: 'created', type: 'date', label: 'Created' }],
})

export const dateIsParsed: Rule = {
  name: 'date-is-parsed',
  severity: 'warning',
  doc: 'A date in the interface is parsed in the output; a text from the service is of type text.',
  reason:
    'JSON knows no dates: what is passed on as it came is a text, whatever the interface says.',
  source: 'L-COM-17: best practices, processing of output parameters',
  certain: true,
  good: dated({ created: '{{parseDate(body.created)}}' }),
  bad: dated('{{body}}'),
  check: (app) =>
    [...app.modules.values()].flatMap((module) => {
      const last = requestsOf(module).find(
        (request) => isLast(request) && request.phase === 'communication',
      )
      if (!last) return []
      const whole = written(last, 'response', 'output')
      return fieldsOf(module.code.get('interface'))
        .filter((one) => textIn(one, 'type') === 'date')
        .flatMap((one): Finding[] => {
          const path = [...one.inside, textIn(one, 'name')]
          const own =
            typeof whole === 'string' ? whole : written(last, 'response', 'output', ...path)
          // only what is passed on untouched is known to be a text
          if (pathOf(loneNode(own)) === undefined) return []
          const at = one.document.spanOf([...one.path, 'type'])
          return [
            {
              message: 'The value is passed on as the text it came as.',
              remedy: 'use parseDate in output, or type text',
              at,
            },
          ]
        })
    }),
}
