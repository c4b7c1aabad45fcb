// Without braces a path is a text, and a text is true.
import type { Path } from '../../text/index.ts'
import { isRecord } from '../../text/index.ts'
import { replaceValue } from '../look/edits.ts'
import { allRequests, placeOf, type WrittenRequest, written } from '../look/requests.ts'
import { textsIn } from '../look/texts.ts'
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
  doc: 'Conditions, iterate and the paths of output are expressions, not plain texts.',
  reason:
    'A plain text is no list to iterate, always true as a condition, and given out as it is written.',
  source: 'L-COM-26, A-18: observed in about 190 public modules',
  certain: false,
  good: list('{{body.data}}'),
  bad: list('body.data'),
  check: (app) =>
    allRequests(app).flatMap((request) => [
      ...bareOutputs(request),
      ...PLACES.flatMap((path): Finding[] => {
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
    ]),
}

/** What answers are called; a text that begins so and goes on as a path is hardly meant as a text. */
const BARE_PATH = /^(body|item|headers|temp|parameters)(\.\w+|\[\d*\])+$/

/** Paths without braces in output, as a whole or as members of it. */
function bareOutputs(request: WrittenRequest): Finding[] {
  const root = ['response', 'output']
  return textsIn(written(request, ...root)).flatMap(({ text, path, isKey }): Finding[] => {
    if (isKey || !BARE_PATH.test(text)) return []
    const place = [...root, ...path]
    const fix = replaceValue(request.document, [...request.path, ...place], `{{${text}}}`)
    const message = 'A path without braces is given as a text.'
    return [{ message, remedy: `write {{${text}}}`, at: placeOf(request, ...place), fix }]
  })
}
