// What the address names need not be in the body.
import { loneNode, membersRead, pathOf } from '../look/expressions.ts'
import { moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const update = (body: string) => ({
  'module.communication': { url: '/things/{{parameters.id}}', method: 'PUT', body },
})

export const idStaysOutOfBody: Rule = {
  name: 'id-stays-out-of-body',
  severity: 'warning',
  doc: 'A body of all parameters omits those that stand in the url.',
  reason:
    'Strict services refuse names they do not know, and lenient ones may take them for changes.',
  source: 'L-COM-19: best practices, modules, input parameters',
  certain: true,
  good: update("{{omit(parameters, 'id')}}"),
  bad: update('{{parameters}}'),
  check: (app) =>
    moduleRequests(app).flatMap((request): Finding[] => {
      const body = written(request, 'body')
      const names = [...membersRead(written(request, 'url'), 'parameters')]
      const whole = typeof body === 'string' ? body : written(request, 'body', '{{...}}')
      if (names.length === 0 || pathOf(loneNode(whole))?.join('.') !== 'parameters') return []
      const remedy = `write {{omit(parameters, ${names.map((name) => `'${name}'`).join(', ')})}}`
      return [
        {
          message: 'The body repeats what stands in the url.',
          remedy,
          at: placeOf(request, 'body'),
        },
      ]
    }),
}
