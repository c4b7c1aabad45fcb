// A module that gives nothing promises nothing.
import { isLast, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const remove = (fields: unknown[]) => ({
  'module.communication': { url: '/things', method: 'DELETE', response: { output: null } },
  'module.interface': fields,
})

export const outputFitsInterface: Rule = {
  name: 'output-fits-interface',
  severity: 'warning',
  doc: 'A module without output has an empty interface, and one with an output a filled one.',
  reason: 'Users map the fields of the interface; what is never given stays empty for ever.',
  source: 'L-COM-22: Make’s own apps',
  certain: false,
  follows: { component: ['parameter-keys'] },
  good: remove([]),
  bad: remove([{ name: 'id', type: 'text', label: 'ID' }]),
  check: (app) =>
    [...app.modules.values()].flatMap((module): Finding[] => {
      const file = module.code.get('interface')
      const last = requestsOf(module).find((one) => isLast(one) && one.phase === 'communication')
      if (!file || !last || !Array.isArray(file.value)) return []
      const output = written(last, 'response', 'output')
      const silent = output === null || output === false || output === '{{undefined}}'
      const at = () => file.spanOf([])
      if (silent && file.value.length > 0) {
        const remedy = 'empty the interface, or write an output'
        return [{ message: 'The module has no output for these fields.', remedy, at: at() }]
      }
      if (silent || output === undefined || file.value.length > 0) return []
      const remedy = 'list the fields of the output'
      return [{ message: 'The interface does not show what the module gives.', remedy, at: at() }]
    }),
}
