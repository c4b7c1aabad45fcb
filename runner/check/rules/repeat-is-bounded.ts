// Waiting for a service must end.
import { allRequests, keyPlaceOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const repeated = (repeat: object) => ({ 'module.communication': { url: '/jobs', repeat } })

export const repeatIsBounded: Rule = {
  name: 'repeat-is-bounded',
  severity: 'error',
  doc: 'repeat has a condition and a limit.',
  reason: 'Without either a request is repeated until the module is stopped from outside.',
  source: 'L-COM-14: best practices, action modules',
  certain: true,
  good: repeated({ condition: "{{body.status = 'running'}}", delay: 1000, limit: 10 }),
  bad: repeated({ condition: "{{body.status = 'running'}}", delay: 1000 }),
  check: (app) =>
    allRequests(app).flatMap((request) => {
      if (written(request, 'repeat') === undefined) return []
      return ['condition', 'limit'].flatMap((key): Finding[] => {
        if (written(request, 'repeat', key) !== undefined) return []
        const at = keyPlaceOf(request, 'repeat')
        return [{ message: `repeat has no ${key}.`, remedy: `add "${key}"`, at }]
      })
    }),
}
