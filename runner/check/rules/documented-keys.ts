// Keys that Make's editor accepts and no page explains.
import { own } from '../../text/index.ts'
import { parametersOf } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

/** `visible` has no page; `coder` is explained nowhere. */
const UNDOCUMENTED = ['visible', 'coder']

export const documentedKeys: Rule = {
  name: 'documented-keys',
  severity: 'hint',
  doc: 'Parameters use documented keys only.',
  reason: 'What is not documented may work today and change without notice.',
  source: 'P-13: Make’s editor schema against its documentation',
  certain: false,
  good: { 'module.mappableParams': [{ name: 'id', type: 'text' }] },
  bad: { 'module.mappableParams': [{ name: 'id', type: 'text', visible: false }] },
  check: (app) =>
    [...app.modules.values()].flatMap(parametersOf).flatMap(({ field, document, path }) =>
      UNDOCUMENTED.filter((key) => own(field, key) !== undefined).map((key): Finding => {
        return {
          message: `"${key}" is documented nowhere.`,
          remedy: 'remove it, or try in Make what it does',
          at: document.keySpanOf([...path, key]),
        }
      }),
    ),
}
