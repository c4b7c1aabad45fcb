// Invented values for output fields: the same for the same field, and nothing that exists anywhere.
import {
  inlineChoices,
  type Parameter,
  type ParameterType,
  parameterList,
  typeNamed,
} from '../../parameters/index.ts'
import { isRecord, own, setOwn, stringOf, textAt } from '../../text/index.ts'
import { noPrecedents, type Precedents } from './precedents.ts'

/** The text that a type always shows. */
function textOf(type: string): string {
  const sample = typeNamed(type)?.sample
  return sample && 'always' in sample ? stringOf(sample.always) : ''
}

/**
 * What a name tells about its text; the first row that fits counts. Domains and addresses: RFC 2606;
 * telephone numbers: kept free for fiction.
 */
const byName: readonly { readonly name: RegExp; readonly text: string }[] = [
  { name: /e-?mail/i, text: textOf('email') },
  {
    name: /(^|[_-])(url|link|website|href|uri)|(Url|Link|Website|Uri)$/,
    text: textOf('url'),
  },
  { name: /domain|host/i, text: 'example.com' },
  { name: /phone|mobile|fax/i, text: '+1 202 555 0100' },
  { name: /first_?name|given_?name/i, text: 'Ada' },
  { name: /last_?name|family_?name|surname/i, text: 'Lovelace' },
  { name: /(full|user|owner|person|contact)_?name/i, text: 'Ada Lovelace' },
  { name: /company|organi[sz]ation/i, text: 'Example Ltd' },
  { name: /country/i, text: 'EE' },
  { name: /currency/i, text: 'EUR' },
  { name: /(_|^)(time|date|at|on)$|[a-z](Time|Date|At|On)$/, text: textOf('date') },
  { name: /(_|^)(id|key)$|[a-z](Id|ID|Key)$/, text: '1001' },
]

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
    const value = sampleValue(field, { precedents, name, beside })
    if (value !== undefined && !Object.hasOwn(sample, name)) setOwn(sample, name, value)
  }
  return sample
}

/** Undefined for a field that holds no value. */
function sampleValue(field: Parameter, around: Around): unknown {
  const row = typeNamed(field.type)
  const spec = own(field, 'spec')
  if (row?.shape === 'collection') return sampleOf(spec, around.precedents)
  if (row?.shape === 'list') return itemsOf(spec, around)
  const [choice] = inlineChoices(field)
  const value = choice ? choice.value : typicalOf(field, row, around)
  return own(field, 'multiple') === true ? [value] : value
}

/** A list of one item; empty where nothing says what the items are. */
function itemsOf(spec: unknown, around: Around): readonly unknown[] {
  if (Array.isArray(spec)) return [sampleOf(spec, around.precedents)]
  const [item] = isRecord(spec) ? parameterList(spec) : []
  const value =
    item === undefined || typeof item === 'string' ? undefined : sampleValue(item, around)
  return value === undefined ? [] : [value]
}

/** The value of the type, or one that suits the name; an unknown type may hold a text. */
function typicalOf(field: Parameter, row: ParameterType | undefined, around: Around): unknown {
  const sample = row ? row.sample : ({ byName: 'text' } as const)
  if (!sample) return undefined
  if ('always' in sample) return sample.always
  const { name = '' } = field
  if (sample.byName === 'number') return /(_|^)id$|[a-z]I[dD]$/.test(name) ? 1001 : 1
  const known = around.precedents(around.name, around.beside)
  if (known !== undefined) return known
  const words = textAt(field, 'label') || name
  return byName.find((one) => one.name.test(name))?.text ?? (words === '' ? 'text' : words)
}
