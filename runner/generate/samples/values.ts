// Invented values for output fields: the same for the same field, and nothing that exists anywhere.
import { inlineChoices, type Parameter, parameterList, typeNamed } from '../../parameters/index.ts'
import { isRecord, own, setOwn } from '../../text/index.ts'

/** Domains and addresses: RFC 2606; telephone numbers: kept free for fiction. */
const MOMENT = '2024-03-04T09:30:00.000Z'

/** What a name tells about its text; the first row that fits counts. */
const byName: readonly { readonly name: RegExp; readonly text: string }[] = [
  { name: /e-?mail/i, text: 'ada@example.com' },
  {
    name: /(^|[_-])(url|link|website|href|uri)|(Url|Link|Website|Uri)$/,
    text: 'https://example.com/',
  },
  { name: /domain|host/i, text: 'example.com' },
  { name: /phone|mobile|fax/i, text: '+1 202 555 0100' },
  { name: /first_?name|given_?name/i, text: 'Ada' },
  { name: /last_?name|family_?name|surname/i, text: 'Lovelace' },
  { name: /(full|user|owner|person|contact)_?name/i, text: 'Ada Lovelace' },
  { name: /company|organi[sz]ation/i, text: 'Example Ltd' },
  { name: /country/i, text: 'EE' },
  { name: /currency/i, text: 'EUR' },
  { name: /(_|^)(time|date|at|on)$|[a-z](Time|Date|At|On)$/, text: MOMENT },
  { name: /(_|^)(id|key)$|[a-z](Id|ID|Key)$/, text: '1001' },
]

/** Texts of types that hold more than any text. */
const byType: Readonly<Record<string, unknown>> = {
  date: MOMENT,
  time: '09:30',
  timestamp: MOMENT,
  timezone: 'Europe/Tallinn',
  email: 'ada@example.com',
  url: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000001',
  filename: 'example.txt',
  color: '#3366cc',
  buffer: 'IMTBuffer(7, binary, utf8): 4578616d706c65',
  port: 443,
  json: {},
}

/** A sample for a list of output fields; fields that only an RPC knows are left out. */
export function sampleOf(fields: unknown): Record<string, unknown> {
  const sample: Record<string, unknown> = {}
  for (const field of parameterList(fields)) {
    if (typeof field === 'string' || !field.name || Object.hasOwn(sample, field.name)) continue
    setOwn(sample, field.name, sampleValue(field))
  }
  return sample
}

function sampleValue(field: Parameter): unknown {
  const row = typeNamed(field.type)
  if (row?.shape === 'collection') return sampleOf(own(field, 'spec'))
  if (row?.shape === 'list') return itemsOf(own(field, 'spec'))
  const [choice] = inlineChoices(field)
  const value = choice ? choice.value : (own(byType, field.type) ?? scalarOf(field))
  return own(field, 'multiple') === true ? [value] : value
}

/** A list of one item; empty where nothing says what the items are. */
function itemsOf(spec: unknown): readonly unknown[] {
  if (Array.isArray(spec)) return [sampleOf(spec)]
  const [item] = isRecord(spec) ? parameterList(spec) : []
  return item === undefined || typeof item === 'string' ? [] : [sampleValue(item)]
}

function scalarOf(field: Parameter): unknown {
  const { name = '', type } = field
  const wants = typeNamed(type)?.schemaType
  if (wants === 'number') return /(_|^)id$|[a-z]I[dD]$/.test(name) ? 1001 : 1
  if (wants === 'boolean') return true
  if (wants === 'object') return {}
  if (wants === 'array') return []
  const label = own(field, 'label')
  const words = typeof label === 'string' && label !== '' ? label : name
  return byName.find((row) => row.name.test(name))?.text ?? (words === '' ? 'text' : words)
}
