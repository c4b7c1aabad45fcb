// Values a person gives for password fields: known to the redactor before anything is sent or printed.
import { type Description, describe } from '../../parameters/index.ts'
import { isRecord, own } from '../../text/index.ts'

/** The texts that stand where fields of type password are, in items of lists, too. */
export function secretValuesOf(parameters: readonly unknown[], values: unknown): unknown[] {
  return describe(parameters)
    .filter(({ type }: Description) => type === 'password')
    .flatMap(({ path }) => valuesAt(values, path.match(/\[\]|[^.[\]]+/g) ?? []))
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return value === undefined || value === null ? [] : [value]
  if (step === '[]') return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : []
  return isRecord(value) ? valuesAt(own(value, step), rest) : []
}
