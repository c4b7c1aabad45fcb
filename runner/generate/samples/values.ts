// Invented values for output fields: the same for the same field, and nothing that exists anywhere.
import { inlineChoices, type Parameter, parameterList, typeNamed } from '../../parameters/index.ts'
import { isRecord, own, setOwn, textAt } from '../../text/index.ts'
import { noPrecedents, type Precedents } from './precedents.ts'

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

/** What is known around a field: what the app holds, and the name and names it stands among. */
interface Around {
  readonly precedents: Precedents
  readonly name: string
  readonly beside: readonly string[]
}

/**
 * A sample for a list of output fields; fields that only an RPC knows are left out. Texts are those
 * that the app holds for such a field already, so that listed values are shown as the service has
 * them.
 */
export function sampleOf(fields: unknown, precedents = noPrecedents): Record<string, unknown> {
  const sample: Record<string, unknown> = {}
  const named = parameterList(fields).flatMap((field) =>
    typeof field === 'string' || !field.name ? [] : [{ field, name: field.name }],
  )
  const beside = named.map(({ name }) => name)
  for (const { field, name } of named) {
    if (Object.hasOwn(sample, name)) continue
    setOwn(sample, name, sampleValue(field, { precedents, name, beside }))
  }
  return sample
}

function sampleValue(field: Parameter, around: Around): unknown {
  const row = typeNamed(field.type)
  const spec = own(field, 'spec')
  if (row?.shape === 'collection') return sampleOf(spec, around.precedents)
  if (row?.shape === 'list') return itemsOf(spec, around)
  const [choice] = inlineChoices(field)
  const value = choice ? choice.value : (own(byType, field.type) ?? scalarOf(field, around))
  return own(field, 'multiple') === true ? [value] : value
}

/** A list of one item; empty where nothing says what the items are. */
function itemsOf(spec: unknown, around: Around): readonly unknown[] {
  if (Array.isArray(spec)) return [sampleOf(spec, around.precedents)]
  const [item] = isRecord(spec) ? parameterList(spec) : []
  return item === undefined || typeof item === 'string' ? [] : [sampleValue(item, around)]
}

function scalarOf(field: Parameter, around: Around): unknown {
  const { name = '', type } = field
  const wants = typeNamed(type)?.schemaType
  if (wants === 'number') return /(_|^)id$|[a-z]I[dD]$/.test(name) ? 1001 : 1
  if (wants === 'boolean') return true
  if (wants === 'object') return {}
  if (wants === 'array') return []
  const known = around.precedents(around.name, around.beside)
  if (known !== undefined) return known
  const words = textAt(field, 'label') || name
  return byName.find((row) => row.name.test(name))?.text ?? (words === '' ? 'text' : words)
}
