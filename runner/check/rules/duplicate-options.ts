// Every choice has a value of its own.
import { componentsOf } from '../../spec/index.ts'
import { advised, didYouMean, own, stringOf } from '../../text/index.ts'
import { fieldsOf, type PlacedField, parametersOf } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const select = (values: readonly unknown[], preset?: unknown) => ({
  'module.mappableParams': [
    {
      name: 'kind',
      type: 'select',
      default: preset,
      options: values.map((value) => ({ label: String(value), value })),
    },
  ],
})

export const duplicateOptions: Rule = {
  name: 'duplicate-options',
  severity: 'error',
  doc: 'A select has options with different values, none is null or ends in a blank, and the default is one of them.',
  reason:
    'Only the first of two equal options can be chosen, and null or an unknown default never.',
  source: 'P-5: select parameters',
  certain: true,
  good: select(['one', 'two'], 'two'),
  bad: select(['one', 'one']),
  check: (app) =>
    componentsOf(app)
      .flatMap((component) => [
        ...parametersOf(component),
        ...fieldsOf(component.code.get('epoch')),
      ])
      .flatMap(judge),
}

function judge({ field, document, path }: PlacedField): Finding[] {
  const options = own(field, 'options')
  if (options === undefined && own(field, 'type') === 'select') {
    const at = document.spanOf([...path, 'type'])
    const remedy = 'add "options": a list, or the address of an RPC'
    return [{ message: 'The select has no options.', remedy, at }]
  }
  const under = Array.isArray(options) ? ['options'] : ['options', 'store']
  const list: unknown = Array.isArray(options) ? options : own(options, 'store')
  if (!Array.isArray(list) || own(field, 'grouped') === true) return []
  const key = stringOf(own(options, 'value') ?? 'value')
  const values = list.map((option: unknown) => own(option, key))
  const findings = values.flatMap((value, index): Finding[] => {
    const at = () => document.spanOf([...path, ...under, index, key])
    if (value === null) {
      const remedy = 'give it a value; leave the field optional where nothing may be chosen'
      return [{ message: 'The value of an option is null.', remedy, at: at() }]
    }
    if (typeof value === 'string' && value !== value.trim() && value.trim() !== '') {
      const remedy = `write ${JSON.stringify(value.trim())}; services take the blank for a part of the value`
      const message = `The value ${JSON.stringify(value)} begins or ends with a blank.`
      return [{ message, remedy, at: at() }]
    }
    const first = values.indexOf(value)
    if (value === undefined || first === index) return []
    const message = `The value ${JSON.stringify(value)} stands twice.`
    const remedy = `give it its own value; option ${first + 1} has it already`
    return [{ message, remedy, at: at() }]
  })
  const preset = own(field, 'default')
  const known =
    preset === undefined ||
    preset === null ||
    preset === '' ||
    Array.isArray(preset) ||
    values.includes(preset)
  const text = typeof preset === 'string' && preset.includes('{{')
  if (known || text || values.some((value) => value === undefined)) return findings
  const at = document.spanOf([...path, 'default'])
  const advice =
    didYouMean(stringOf(preset), values.map(stringOf)) ?? `known are ${values.join(', ')}`
  const message = 'The default is none of the options.'
  return [...findings, { message, ...advised(advice), at }]
}
