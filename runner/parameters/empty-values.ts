// What empty and erased values become when a scenario runs (source: developers.make.com,
// "Processing of empty values").
import { own, setOwn } from '../text/index.ts'
import { isRequired, type Parameter, type ParameterType, parameterList } from './parameter.ts'
import { typeOf } from './types/index.ts'
import { isErased } from './values.ts'
import { type BundleContext, reportMissing, type Walk } from './walk.ts'

/** What an untouched field gives: nothing, a fault when required, `{}` for a collection. */
export function missing(parameter: Parameter, row: ParameterType | undefined, walk: Walk): unknown {
  if (isRequired(parameter)) {
    reportMissing(parameter, walk)
    return undefined
  }
  if (row?.shape === 'collection') return untouched(parameter)
  return row?.control === 'none' ? own(parameter, 'default') : undefined
}

/** An untouched collection: empty, with its untouched inner collections. */
function untouched(parameter: Parameter): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  for (const field of parameterList(own(parameter, 'spec'))) {
    if (typeof field === 'string' || !field.name) continue
    if (typeOf(field)?.shape === 'collection') setOwn(members, field.name, untouched(field))
  }
  return members
}

/** `emptystring`. [inferred: what can hold no text counts as left empty, a boolean as no] */
export function forcedEmpty(
  parameter: Parameter,
  row: ParameterType | undefined,
  walk: Walk,
): unknown {
  if (row?.wants === 'boolean') return false
  const holdsText = row === undefined || row.wants === 'any' || row.wants === 'string'
  return holdsText ? '' : missing(parameter, row, walk)
}

/**
 * True for values that clear a field: `{{erase}}`, and null, which is what it evaluates to. Null
 * clears only where erase exists; elsewhere it is what nothing looks like.
 */
export function clears(raw: unknown, context: BundleContext): boolean {
  if (raw !== null) return isErased(raw)
  const known = context.crud !== undefined || context.moduleType !== undefined
  return known && mayErase(context)
}

/** True for what a list with nothing chosen gives. */
export function isEmptyList(
  raw: unknown,
  parameter: Parameter,
  row: ParameterType | undefined,
): boolean {
  return Array.isArray(raw) && raw.length === 0 && isListLike(parameter, row)
}

/** Where erase exists, an empty list looks as if it could clear the field: says that it does not. */
export function hintAtErase(parameter: Parameter, walk: Walk): void {
  if (!mayErase(walk.context) || isRequired(parameter)) return
  walk.problems.push({
    code: 'parameters/erase',
    severity: 'hint',
    message: 'An empty list counts as nothing chosen and is left out.',
    remedy: 'Use {{erase}} or null to send an empty list.',
    path: walk.path.join('.'),
  })
}

/** True where the dialog offers `erase`: update modules, and modules without an action type. */
export function mayErase(context: Pick<BundleContext, 'crud' | 'moduleType'>): boolean {
  if (context.crud) return context.crud === 'update'
  return !/^(search|trigger|instant_?trigger)$/.test(context.moduleType ?? '')
}

function isListLike(parameter: Parameter, row: ParameterType | undefined): boolean {
  return row?.wants === 'array' || own(parameter, 'multiple') === true
}

/** `erase`: null, an empty list for lists, nothing for booleans. */
export function erased(parameter: Parameter, row: ParameterType | undefined, walk: Walk): unknown {
  if (!mayErase(walk.context)) {
    walk.problems.push({
      code: 'parameters/erase',
      severity: 'warning',
      message: 'Only update and universal modules can erase; the value is left out.',
      path: walk.path.join('.'),
    })
    return missing(parameter, row, walk)
  }
  if (isRequired(parameter)) return missing(parameter, row, walk)
  if (row?.wants === 'boolean') return undefined
  return isListLike(parameter, row) ? [] : null
}
