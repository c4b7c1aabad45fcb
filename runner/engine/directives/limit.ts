// `response.limit`: how many bundles go out at most, over all pages.
import { toNumber } from '../../iml/index.ts'
import { stringOf } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, unchanged } from './directive.ts'

export const limit: Directive = {
  name: 'limit',
  home: 'response',
  doc: 'The largest number of bundles; reaching it ends paging. Unlimited unless written, 1 for triggers.',
  link: documentation('component-blocks/api/handling-responses/limit'),
  certain: true,
  note: 'empty means unlimited; zero, negative and no number is an InvalidConfigurationError (A-14)',
  schema: { type: ['number', 'string'] },
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    if (value === undefined || value === null || value === '') return unchanged(state, undefined)
    const number = typeof value === 'boolean' ? Number.NaN : toNumber(value)
    if (!(number > 0)) {
      throw new ModuleError(
        'InvalidConfigurationError',
        `The limit must be a number above 0, not ${stringOf(value)}.`,
      )
    }
    return unchanged(state, Math.ceil(number))
  },
}
