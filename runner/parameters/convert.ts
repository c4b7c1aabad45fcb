// What a run makes of given values: the bundle the communication sees, and every fault in it.
import { isRecord, own, type Problem, setOwn, stringOf } from '../text/index.ts'
import { clears, erased, forcedEmpty, hintAtErase, isEmptyList, missing } from './empty-values.ts'
import { fieldsOf } from './fields.ts'
import { faultOf, givenList, withoutForeign } from './foreign.ts'
import { revealedBy } from './nested.ts'
import { inlineChoices } from './options.ts'
import {
  type Fault,
  type Parameter,
  type ParameterList,
  type ParameterType,
  parameterList,
} from './parameter.ts'
import { type Chain, NOTHING_KNOWN } from './remote.ts'
import { isVisual, typeNamed, typeOf } from './types/index.ts'
import { isForcedEmpty, isNothing } from './values.ts'
import { type BundleContext, report, type Walk } from './walk.ts'

export interface ConvertedBundle {
  readonly bundle: Readonly<Record<string, unknown>>
  /** Errors stop the operation; warnings and hints only explain what became of a value. */
  readonly problems: readonly Problem[]
  /** Make's overall sentence; missing when nothing is wrong. */
  readonly message?: string
}

/**
 * Converts values (after their expressions were evaluated) to a bundle, as a run does: conversion,
 * required, format, and all faults of the bundle at once (source: help.make.com, type coercion).
 * `parameters` is a list as written in the app's files; values without a parameter are ignored, as
 * Make ignores them (`unknownNames` finds them); one that no scenario can hold, such as a BigInt, is an
 * error.
 */
export function convertBundle(
  parameters: unknown,
  values: Readonly<Record<string, unknown>>,
  context: BundleContext,
): ConvertedBundle {
  const problems: Problem[] = []
  const walk = { context, problems, faulty: new Set<string>(), path: [], chain: [], enforced: true }
  const given = withoutForeign(values)
  for (const one of given.foreign) {
    report(faultOf(one), { ...walk, path: one.path })
    // the parameter has its error: that it is missing now is none
    walk.faulty.add(JSON.stringify(one.path.slice(0, 1)))
  }
  const bundle = convertMembers(givenList(parameters), given.values, walk)
  const wrong = problems.filter((problem) => problem.severity === 'error').length
  const message = wrong > 0 ? { message: `Validation failed for ${wrong} parameter(s).` } : {}
  return { bundle, problems, ...message }
}

/** Converts the members that a list describes, each with the fields it reveals right behind it. */
function convertMembers(
  list: ParameterList,
  values: Readonly<Record<string, unknown>>,
  walk: Walk,
): Record<string, unknown> {
  const members: Record<string, unknown> = {}
  const done = new Set<string>()
  let open = false
  const visit = (level: ParameterList, chain: Chain): void => {
    const { fields, needs } = fieldsOf(level, chain, walk.context.known ?? NOTHING_KNOWN)
    if (needs.length > 0) open = true
    for (const field of fields) {
      const { name } = field
      if (!name || done.has(name) || isVisual(field)) continue
      done.add(name)
      const inner = { ...walk, chain, path: [...walk.path, name] }
      const value = convertValue(own(values, name), field, inner)
      if (value !== undefined) setOwn(members, name, value)
      for (const nested of revealedBy(field, value, inlineChoices(field))) {
        visit(parameterList(nested.items), [...chain, { name, value }])
      }
    }
  }
  visit(list, walk.chain)
  // Fields that only an unasked RPC knows: their values pass as they are.
  if (open) copyRest(values, members, done)
  return members
}

function copyRest(
  values: Readonly<Record<string, unknown>>,
  members: Record<string, unknown>,
  done: ReadonlySet<string>,
): void {
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (!done.has(name) && !isNothing(value)) setOwn(members, name, value)
  }
}

/** The converted value; undefined leaves the member out. */
function convertValue(raw: unknown, written: Parameter, walk: Walk): unknown {
  const type = typeOf(written)
  const parameter = type?.expand ? type.expand(written) : written
  const row = typeOf(parameter)
  if (inlineChoices(parameter).some((choice) => choice.value === null)) {
    report({ what: 'Option value null is not allowed' }, walk)
  }
  if (isForcedEmpty(raw)) return forcedEmpty(parameter, row, walk)
  if (clears(raw, walk.context)) return erased(parameter, row, walk)
  // Empty text in a boolean is a value: it means no.
  const empty = isNothing(raw) && !(raw === '' && row?.wants === 'boolean')
  const emptyList = isEmptyList(raw, parameter, row)
  if (emptyList) hintAtErase(parameter, walk)
  if (empty || emptyList) return missing(parameter, row, walk)
  if (!row) return raw
  const result = row.coerce(raw, parameter, walk.context)
  if ('fault' in result) {
    report(result.fault, walk)
    return raw
  }
  return checked(convertParts(result.value, parameter, row, walk), parameter, row, walk)
}

function checked(value: unknown, parameter: Parameter, row: ParameterType, walk: Walk): unknown {
  // required comes after the conversion: text of which nothing is left counts as left empty
  // [inferred for fields that are not required]
  if (value === '' && (row.shape === 'choice' || row.wants === 'string')) {
    return missing(parameter, row, walk)
  }
  const [fault, ...more] = row.validate?.(value, parameter) ?? []
  if (fault) report(withOthers(fault, more), walk)
  return value
}

/** The first fault of a value is the error Make would count; the others are told along with it. */
function withOthers(fault: Fault, more: readonly Fault[]): Fault {
  if (more.length === 0) return fault
  const others = more.map(({ what, remedy }) => remedy ?? what)
  const all = [fault.remedy, ...others].filter((text) => text !== undefined && text !== '')
  if (all.length < 2) return { ...fault, remedy: all[0] ?? '' }
  return { ...fault, remedy: all.map((text) => text?.replace(/\.$/, '')).join('; ') }
}

/** The parts of a value: members of a collection, items of a list, typed choices. */
function convertParts(
  value: unknown,
  parameter: Parameter,
  row: ParameterType,
  walk: Walk,
): unknown {
  const spec = own(parameter, 'spec')
  if (row.shape === 'collection' && isRecord(value) && spec !== undefined) {
    return convertMembers(parameterList(spec), value, walk)
  }
  if (row.shape === 'list' && Array.isArray(value)) return convertItems(value, spec, walk)
  if (row.shape !== 'choice' || !isRecord(spec)) return value
  const itemType = typeNamed(stringOf(own(spec, 'type')))
  const convert = (item: unknown): unknown => {
    const result = itemType?.coerce(item, parameter, walk.context) ?? { value: item }
    if ('value' in result) return result.value
    report(result.fault, walk)
    return item
  }
  return Array.isArray(value) ? value.map(convert) : convert(value)
}

/** Without `spec` a list is one of texts (documented). */
const TEXT_ITEM: Parameter = { type: 'text' }

function convertItems(items: readonly unknown[], spec: unknown, walk: Walk): unknown {
  if (Array.isArray(spec)) {
    if (!items.every(isRecord)) {
      const what = 'Array of objects expected'
      report({ what, remedy: 'Each item has to be a collection with named members.' }, walk)
      return items
    }
    return items.map((item, index) => {
      const inner = { ...walk, path: [...walk.path, index], enforced: false }
      return convertMembers(parameterList(spec), item, inner)
    })
  }
  const [described] = spec === undefined ? [TEXT_ITEM] : parameterList(spec)
  if (described === undefined || typeof described === 'string') return items
  return items.map((item, index) => {
    const inner = { ...walk, path: [...walk.path, index] }
    return convertValue(item, described, inner) ?? null
  })
}
