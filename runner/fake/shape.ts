// A small language for the shape of a snapshot, so that a damaged one is refused by the name of the field.

import { isRecord, type Tree } from './document.ts'

/** A small language of shapes: a test with its name, a list of one shape, or fields with a shape each. */
export type Shape = Test | readonly [Shape] | { readonly [field: string]: Shape }
type Test = { readonly is: string; readonly test: (value: Tree) => boolean }

export const whole: Test = { is: 'a whole number', test: (value) => Number.isSafeInteger(value) }
export const count: Test = {
  is: 'a number of at least 0',
  test: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
}
export const text: Test = { is: 'text', test: (value) => typeof value === 'string' }
export const wholeOrNull: Test = {
  is: 'a whole number or null',
  test: (value) => value === null || whole.test(value),
}
export const oneOf = (...values: Tree[]): Test => ({
  is: values.join(' or '),
  test: (value) => values.includes(value),
})
export const from = (least: number, most = Number.MAX_SAFE_INTEGER): Test => ({
  is: `a whole number from ${least} to ${most}`,
  test: (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
})

/** What of a value does not have the shape, as a clause; undefined when all of it does. */
export function misfitOf(value: Tree, shape: Shape, place: string): string | undefined {
  if (isTest(shape)) return shape.test(value) ? undefined : `${place} must be ${shape.is}`
  if (isListShape(shape)) {
    if (!Array.isArray(value)) return `${place} must be a list`
    for (const [index, item] of value.entries()) {
      const misfit = misfitOf(item, shape[0], `${place}[${index}]`)
      if (misfit) return misfit
    }
    return undefined
  }
  if (!isRecord(value)) return `${place} must be an object`
  for (const [field, inner] of Object.entries(shape)) {
    const misfit = misfitOf(
      Object.hasOwn(value, field) ? value[field] : undefined,
      inner,
      `${place}.${field}`,
    )
    if (misfit) return misfit
  }
  return undefined
}

function isListShape(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}

function isTest(shape: Shape): shape is Test {
  return !isListShape(shape) && typeof shape.test === 'function'
}
