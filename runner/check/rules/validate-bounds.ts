// Rules that nothing can fulfil.
import { typeNamed } from '../../parameters/index.ts'
import { componentsOf } from '../../spec/index.ts'
import { isRecord, own, type Span, stringOf } from '../../text/index.ts'
import { type PlacedField, parametersOf } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const field = (validate: object) => ({
  'module.mappableParams': [{ name: 'name', type: 'text', validate }],
})

export const validateBounds: Rule = {
  name: 'validate-bounds',
  severity: 'error',
  doc: 'Rules in validate fit the type and each other, the pattern is a regular expression, and the default has the type and keeps all rules.',
  reason: 'No value would ever be accepted, or not the one that stands there from the start.',
  source: 'P-6: make-forman-schema',
  certain: true,
  good: field({ min: 1, max: 255 }),
  bad: field({ min: 255, max: 1 }),
  check: (app) => componentsOf(app).flatMap(parametersOf).flatMap(judge),
}

function judge({ field, document, path }: PlacedField): Finding[] {
  const rules = own(field, 'validate')
  const place = (key: string): Span => document.spanOf([...path, 'validate', key])
  const wholeMember = (key: string): Span => {
    const { source, start } = document.keySpanOf([...path, 'validate', key])
    return { source, start, end: place(key).end }
  }
  const unfit = misfitOfType(field, (key) => document.keySpanOf([...path, 'validate', key]))
  if (unfit) return [unfit]
  const findings: Finding[] = []
  for (const [low, high] of [
    ['min', 'max'],
    ['minItems', 'maxItems'],
  ] as const) {
    const [least, most] = [own(rules, low), own(rules, high)]
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) continue
    const message = `${low} is ${least}, above ${high}, which is ${most}: no value fits.`
    const remedy = `exchange them, or lower ${low}`
    findings.push({ message, remedy, at: wholeMember(low) })
  }
  const pattern = own(rules, 'pattern')
  const source = typeof pattern === 'string' ? pattern : own(pattern, 'regexp')
  if (typeof source === 'string' && !compiles(source)) {
    const remedy = 'escape brackets that are meant as they are, and close all others'
    const message = 'The pattern is no regular expression.'
    findings.push({ message, remedy, at: place('pattern') })
  }
  // rules that contradict each other fit no default either
  return findings.length > 0
    ? findings
    : misfitOfDefault(field, document.spanOf([...path, 'default']))
}

/** A default that the field's own rules refuse; of an expression nobody knows what it gives. */
function misfitOfDefault(field: PlacedField['field'], at: Span): Finding[] {
  const preset = own(field, 'default')
  if (preset === undefined || JSON.stringify(preset).includes('{{')) return []
  const type = stringOf(own(field, 'type'))
  const wants = typeNamed(type)?.wants
  const isNumber =
    typeof preset === 'string' && preset.trim() !== '' && !Number.isNaN(Number(preset))
  if (wants === 'number' && typeof preset !== 'number' && !isNumber && !isEmpty(preset)) {
    return [{ message: 'The default is no number.', remedy: 'write a number, without quotes', at }]
  }
  const isFlag = typeof preset === 'boolean' || preset === 'true' || preset === 'false'
  if (type === 'boolean' && !isFlag && !isEmpty(preset)) {
    const message = 'The default is neither true nor false.'
    return [{ message, remedy: 'write true or false, without quotes', at }]
  }
  const faults = typeNamed(type)?.validate?.(preset, { ...field, type }) ?? []
  return faults.slice(0, 1).map(({ what, remedy }) => {
    const message = `The default breaks the rules of its own field: ${lowered(what)}.`
    return { message, remedy: lowered(remedy ?? 'change one of the two').replace(/\.$/, ''), at }
  })
}

const isEmpty = (preset: unknown): boolean => preset === null || preset === ''

/** Types that are chosen or typed in without any limit. */
const UNLIMITED = new Set(['boolean', 'checkbox', 'collection', 'timezone'])

/** A rule for values of another type. */
function misfitOfType(
  field: PlacedField['field'],
  placeOf: (key: string) => Span,
): Finding | undefined {
  const type = stringOf(own(field, 'type'))
  const rules = own(field, 'validate')
  const [rule] = isRecord(rules) && UNLIMITED.has(type) ? Object.keys(rules) : []
  if (rule === undefined) return undefined
  const message = `A ${type} has no ${rule} to keep.`
  return { message, remedy: 'remove it, or choose another type', at: placeOf(rule) }
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern)
    return true
  } catch {
    // the message of the engine names no place, so that it is a mistake is all there is to say
    return false
  }
}
