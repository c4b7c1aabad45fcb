// A polling trigger has no bundle to map values from.
import { fieldsOf } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const fields = [{ name: 'limit', type: 'uinteger', label: 'Limit', required: true }]
const module = { moduleType: 'trigger', label: 'Watch Things' }

export const triggerHasStaticParameters: Rule = {
  name: 'trigger-has-static-parameters',
  severity: 'warning',
  doc: 'A trigger has static parameters only.',
  reason: 'It is the first module of a scenario, so nothing can be mapped into it.',
  source: 'L-COM-28: best practices, trigger modules',
  certain: true,
  good: { module, 'module.staticParams': fields },
  bad: { module, 'module.mappableParams': fields },
  check: (app) =>
    [...app.modules.values()]
      .filter((one) => one.type === 'trigger' || one.type === 'instant_trigger')
      .flatMap((one): Finding[] => {
        const file = one.code.get('mappableParams')
        if (!file || fieldsOf(file).length === 0) return []
        return [
          {
            message: 'A trigger has mappable parameters.',
            remedy: 'move them to static parameters',
            at: file.spanOf([]),
          },
        ]
      }),
}
