// The sample is what users map with before the first run.
import type { Document, Module } from '../../spec/index.ts'
import { advised, didYouMean, isRecord, type Path } from '../../text/index.ts'
import { fieldsOf, type PlacedField, textIn } from '../look/fields.ts'
import { typesShown } from '../look/json-types.ts'
import type { Finding, Rule } from './rule.ts'

const fields = [{ name: 'id', type: 'number', label: 'Thing ID' }]

export const samplesFitInterface: Rule = {
  name: 'samples-fit-interface',
  severity: 'warning',
  doc: 'The sample has only names of the interface, with values of its types.',
  reason: 'A sample of another shape maps values that never come.',
  source: 'L-INT-1, L-INT-2: best practices, output parameters',
  certain: true,
  follows: { component: ['parameter-keys', 'nameless-field', 'unknown-field'] },
  good: { 'module.interface': fields, 'module.samples': { id: 1 } },
  bad: { 'module.interface': fields, 'module.samples': { Id: 1 } },
  check: (app) => [...app.modules.values()].flatMap(judge),
}

function judge(module: Module): Finding[] {
  const samples = module.code.get('samples')
  const file = module.code.get('interface')
  if (!samples || !file || fieldsOf(file).length === 0 || isAsked(samples.value)) return []
  if (!isRecord(samples.value)) {
    const remedy = 'write {...} with the fields of the interface'
    return [{ message: 'The sample is no object.', remedy, at: samples.spanOf([]) }]
  }
  return level(fieldsOf(file), [], samples, samples.value, [])
}

/** True for samples that an RPC gives: https://developers.make.com/custom-apps-documentation/component-blocks/samples */
export const isAsked = (value: unknown): boolean =>
  typeof value === 'string' && value.startsWith('rpc://')

function level(
  fields: readonly PlacedField[],
  inside: readonly string[],
  samples: Document,
  value: Record<string, unknown>,
  path: Path,
): Finding[] {
  const here = fields.filter(
    (one) => textIn(one, 'name') !== '' && one.inside.join('.') === inside.join('.'),
  )
  // a collection without spec may hold anything
  if (here.length === 0) return []
  const names = here.map((one) => textIn(one, 'name'))
  return Object.entries(value).flatMap(([name, inner]): Finding[] => {
    const field = here.find((one) => textIn(one, 'name') === name)
    const full = [...path, name]
    if (!field) {
      const advice = didYouMean(name, names) ?? 'declare it in the interface, or remove it here'
      const at = samples.keySpanOf(full)
      return [{ message: `"${name}" is not in the interface.`, ...advised(advice), at }]
    }
    const type = textIn(field, 'type')
    if (inner !== null && !fits(inner, type)) {
      const remedy = 'show a value of that type, or change the interface'
      return [{ message: `The value is no ${type}.`, remedy, at: samples.spanOf(full) }]
    }
    const below = [...inside, name]
    if (isRecord(inner)) return level(fields, below, samples, inner, full)
    if (!Array.isArray(inner)) return []
    return inner.flatMap((item: unknown, index) =>
      isRecord(item) ? level(fields, below, samples, item, [...full, index]) : [],
    )
  })
}

/** A number is shown like its text. */
function fits(value: unknown, type: string): boolean {
  const types = typesShown(type)
  const shown = Array.isArray(value) ? 'array' : typeof value
  return !types || types.includes(shown) || (shown === 'number' && types.includes('string'))
}
