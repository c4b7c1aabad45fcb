// A field as it is kept in `metadata.expect`: without what only the drawing of the form needs.
import { isRecord, own, setOwn } from '../../text/index.ts'
import { storeOf, valueText } from '../options.ts'
import { asParameter, type Parameter } from '../parameter.ts'

const LEFT_OUT: ReadonlySet<string> = new Set([
  'nested',
  'options',
  'help',
  'rpc',
  'sort',
  'disabled',
  'multiline',
  'tags',
  'extension',
  'codepage',
  'logic',
  'schema',
])

/** The field with its inline choices as `validate.enum`, unless it brings an enum of its own. */
export function resolvedField(field: Parameter): Parameter {
  const kept: Record<string, unknown> = {}
  for (const key of Object.keys(field)) {
    if (!LEFT_OUT.has(key)) setOwn(kept, key, own(field, key))
  }
  const spec = own(field, 'spec')
  if (Array.isArray(spec)) kept.spec = spec.map(resolvedItem)
  else if (isRecord(spec)) kept.spec = resolvedItem(spec)
  const rules = own(field, 'validate')
  const values = field.type === 'select' ? valuesIn(storeOf(field)) : []
  if (values.length > 0 && !own(rules, 'enum')) {
    kept.validate = { ...(isRecord(rules) ? rules : {}), enum: values.map(textOfValue) }
  }
  return { ...kept, type: field.type }
}

function resolvedItem(item: unknown): unknown {
  return isRecord(item) ? resolvedField(asParameter(item)) : item
}

/** The values of written options and groups; a renamed value key is not followed. */
function valuesIn(list: unknown): readonly unknown[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    const inner = own(item, 'options')
    if (Array.isArray(inner)) return inner.map((option: unknown) => own(option, 'value'))
    return isRecord(item) && Object.hasOwn(item, 'value') ? [own(item, 'value')] : []
  })
}

function textOfValue(value: unknown): string {
  return isRecord(value) ? '[object Object]' : valueText(value)
}
