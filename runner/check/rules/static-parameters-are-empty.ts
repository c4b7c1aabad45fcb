// Static parameters cannot be mapped.
import { fieldsOf } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const fields = [{ name: 'id', type: 'text', label: 'Thing ID' }]

export const staticParametersAreEmpty: Rule = {
  name: 'static-parameters-are-empty',
  severity: 'warning',
  doc: 'Only triggers have static parameters.',
  reason:
    'Everywhere else users want to map values of earlier modules, which static parameters refuse.',
  source: 'L-PAR-3, P-15: best practices, static parameters',
  certain: true,
  good: { 'module.mappableParams': fields },
  bad: { 'module.staticParams': fields },
  check: (app) =>
    [...app.modules.values()]
      .filter((one) => !['trigger', 'instant_trigger', 'responder'].includes(one.type))
      .flatMap((one): Finding[] => {
        const file = one.code.get('staticParams')
        if (!file || fieldsOf(file).length === 0) return []
        return [
          {
            message: 'The parameters are static.',
            remedy: 'move them to mappable parameters',
            at: file.spanOf([]),
          },
        ]
      }),
}
