// Every request of a chain takes time and quota.
import { isLast, placeOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const MOST = 3
const step = { url: '/things', method: 'GET', response: { output: null } }

export const chainIsShort: Rule = {
  name: 'chain-is-short',
  severity: 'warning',
  doc: 'A chain has at most three requests; where the last may be skipped, all before have "output": null.',
  reason:
    'Long chains run into time limits, and a step that gives something shows when the last is skipped.',
  source: 'L-COM-27: unofficial notes',
  certain: false,
  good: { 'module.communication': [step, { url: '/things/1' }] },
  bad: { 'module.communication': [step, step, step, { url: '/things/1' }] },
  check: (app) =>
    [...app.modules.values(), ...app.rpcs.values()].flatMap((component) => {
      const requests = requestsOf(component).filter((one) => one.phase === 'communication')
      const sending = requests.filter((one) => written(one, 'url') !== undefined)
      const extra = sending[MOST]
      const long: Finding[] = extra
        ? [
            {
              message: `The chain has ${sending.length} requests.`,
              remedy: `send at most ${MOST}; move the others to modules of their own`,
              at: placeOf(extra, 'url'),
            },
          ]
        : []
      // whatever is skipped before it, a last step that always runs gives the result
      const last = requests.find(isLast)
      const skipped = last !== undefined && written(last, 'condition') !== undefined
      const giving = sending.filter(
        (one) => skipped && !isLast(one) && written(one, 'response', 'output') === undefined,
      )
      return [
        ...long,
        ...giving.map((one): Finding => {
          const remedy = 'add "output": null to its response'
          return {
            message: 'A step before the last gives its whole answer.',
            remedy,
            at: placeOf(one, 'url'),
          }
        }),
      ]
    }),
}
