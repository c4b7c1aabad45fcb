// Parameters, values and known answers as a form; a page and a terminal draw the same one.

import { givenList, withoutForeign } from '../foreign.ts'
import { type Known, NOTHING_KNOWN } from '../remote.ts'
import { levelFields } from './fields.ts'
import type { Form, FormContext, Making } from './model.ts'
import { problemsByPath } from './problems.ts'
import { isTyped, withTypedLists } from './typed-lists.ts'

/**
 * The form of a list of parameters with the given values. Pure: what is not in `known` (by
 * `needKey`) comes out as `needs`; answer them, add them to `known`, and call again. Values of
 * fields that are not shown stay in `values` untouched and are simply not drawn.
 */
export function form(
  parameters: unknown,
  values: Readonly<Record<string, unknown>>,
  known: Known = NOTHING_KNOWN,
  context: FormContext = {},
): Form {
  const list = givenList(parameters)
  const kept = withoutForeign(values).values
  const draw = (making: Making) => levelFields(list, kept, { path: [], chain: [] }, making)
  const shown = draw({ known, context, needs: new Map(), problems: new Map() })
  const judgedBy = withTypedLists(shown, known)
  const isTypedAt = (path: string): boolean => isTyped(shown, path)
  const problems = problemsByPath(list, values, judgedBy, context, isTypedAt)
  const making: Making = { known, context, needs: new Map(), problems }
  const fields = draw(making)
  return { fields, needs: [...making.needs.values()], problems: [...problems.values()].flat() }
}
