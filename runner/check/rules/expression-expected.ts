// Without braces a path is a text, and a text is true.
import type { Path } from '../../text/index.ts'
import { isRecord } from '../../text/index.ts'
import { replaceValue } from './look/edits.ts'
import { allRequests, placeOf, written } from './look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const PLACES: readonly Path[] = [
  ['condition'],
  ['condition', 'condition'],
  ['repeat', 'condition'],
  ['pagination', 'condition'],
  ['response', 'valid'],
  ['response', 'valid', 'condition'],
  ['response', 'iterate'],
  ['response', 'iterate', 'container'],
  ['response', 'iterate', 'condition'],
]

const list = (iterate: string) => ({
  module: { moduleType: 'search', label: 'List Things' },
  'module.communication': { url: '/things', response: { iterate } },
})

export const expressionExpected: Rule = {
  name: 'expression-expected',
  severity: 'error',
  doc: 'Conditions and iterate hold expressions, not plain texts.',
  reason: 'A plain text is no list to iterate and always true as a condition.',
  source: 'L-COM-26, A-18: observed in about 190 public modules',
  certain: false,
  good: list('{{body.data}}'),
  bad: list('body.data'),
  check: (app) =>
    allRequests(app).flatMap((request) =>
      PLACES.flatMap((path): Finding[] => {
        const value = written(request, ...path)
        if (typeof value !== 'string' || isRecord(value) || value.includes('{{')) return []
        const isPath = /^[A-Za-z_]\w*(\.\w+|\[\d*\])+$/.test(value)
        const fix = isPath
          ? { fix: replaceValue(request.document, [...request.path, ...path], `{{${value}}}`) }
          : {}
        const at = placeOf(request, ...path)
        return [
          {
            message: 'A plain text stands where an expression is expected.',
            remedy: `write {{${value}}}`,
            at,
            ...fix,
          },
        ]
      }),
    ),
}
