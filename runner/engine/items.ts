// Evaluates one template for every item of a page, with a single scope that moves along.
import { compileJsonInRun } from '../iml/index.ts'
import type { Json } from '../text/index.ts'
import type { State } from './state.ts'

/**
 * The values of `written` with each item as `item`. One record of names serves all items, because
 * copying it for each would cost more than most expressions.
 */
export function eachItem(written: Json, items: readonly unknown[], state: State): unknown[] {
  const variables: Record<string, unknown> = { ...state.scope.variables, item: undefined }
  const scope = { ...state.scope, variables }
  const render = compileJsonInRun(written)
  return items.map((item) => {
    variables.item = item
    return render(scope)
  })
}
