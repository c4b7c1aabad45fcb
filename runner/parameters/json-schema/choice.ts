// Selects and what behaves like them: their options as `enum` or `oneOf`, remote ones as marks.
import { defined, isRecord, own } from '../../text/index.ts'
import { placeholderOf, readNested } from '../nested.ts'
import { optionsWrapper, storeOf } from '../options.ts'
import type { Parameter, ParameterType } from '../parameter.ts'
import { nestedOfField, nestedSchema, withNested } from './nested.ts'
import { withSearch } from './search.ts'
import { filledText, type Place, type Schema, type Session, withChain } from './walk.ts'

/** What stands under an optional select without a help text. */
export const EMPTY_ALLOWED = 'Optional field, can be left empty.'

type Option = Readonly<Record<string, unknown>>

export function choiceSchema(
  parameter: Parameter,
  type: ParameterType,
  seed: Schema,
  place: Place,
  session: Session,
): Schema {
  const store = storeOf(parameter)
  const paths = type.shape === 'path' ? pathMark(parameter) : {}
  const listed =
    typeof store === 'string'
      ? remoteMarks(parameter, type, store, place)
      : inlineOptions(parameter, store, place, session)
  const schema = withEmpty({ ...seed, ...paths, ...listed }, parameter)
  return withSearch(withNested(schema, parameter, place, session), parameter, place, session)
}

function pathMark(parameter: Parameter): Schema {
  const wrapper = optionsWrapper(parameter)
  return {
    'x-path': {
      type: parameter.type,
      showRoot: own(wrapper, 'showRoot') ?? true,
      singleLevel: own(wrapper, 'singleLevel') ?? false,
      ownName: parameter.name,
    },
  }
}

function remoteMarks(
  parameter: Parameter,
  type: ParameterType,
  store: string,
  place: Place,
): Schema {
  const wrapper = optionsWrapper(parameter)
  // Choices that are drawn in a way of their own say so; a dropdown is what everybody expects.
  const apart = type.shape === 'choice' && type.control !== 'select'
  const special = apart ? { type: parameter.type } : {}
  const keys = ['label', 'value'].flatMap((key) => {
    const renamed = own(wrapper, key)
    return renamed ? [[key, renamed] as const] : []
  })
  const more = { ...Object.fromEntries(keys), ...special }
  return {
    'x-fetch': withChain(store, place.chain),
    ...(Object.keys(more).length > 0 ? { 'x-fetch-options': more } : {}),
  }
}

/** Options without any label or fields are a plain `enum`. */
function inlineOptions(
  parameter: Parameter,
  store: unknown,
  place: Place,
  session: Session,
): Schema {
  const options = [...flatOptions(store), ...placeholderOption(parameter)]
  const telling = options.some((option) => own(option, 'label') || own(option, 'nested'))
  if (!telling) return { enum: options.map((option) => own(option, 'value')) }
  return {
    oneOf: options.map((option) => {
      addCondition(option, parameter, place, session)
      const title = filledText(own(option, 'label'))
      return { ...defined({ title }), const: own(option, 'value') }
    }),
  }
}

/** Options with their group in front of their label; options beside groups stay as they are. */
export function flatOptions(store: unknown): readonly Option[] {
  return (Array.isArray(store) ? store : []).filter(isRecord).flatMap((item) => {
    const inner = own(item, 'options')
    if (!Array.isArray(inner)) return [item]
    return inner.filter(isRecord).map((option) => ({
      ...option,
      label: `${own(item, 'label')}: ${own(option, 'label') || own(option, 'value')}`,
    }))
  })
}

/** "No choice" as a choice of its own where it reveals fields. */
function placeholderOption(parameter: Parameter): readonly Option[] {
  const placeholder = placeholderOf(parameter)
  const counts = parameter.type === 'select' && !own(parameter, 'required')
  if (!counts || !placeholder?.nested) return []
  return [{ value: '', label: placeholder.label, nested: placeholder.nested }]
}

function addCondition(option: Option, parameter: Parameter, place: Place, session: Session): void {
  const general = nestedOfField(parameter)
  const special = readNested(own(option, 'nested'))
  const nested = special ?? general
  if (!nested) return
  const domain = special?.domain ?? general?.domain ?? place.domain
  const then = nestedSchema(nested, parameter, { ...place, domain }, session)
  place.addCondition(String(parameter.name), own(option, 'value'), then)
}

/** An optional choice may be empty: first in its list, by default, and said so. */
function withEmpty(schema: Schema, parameter: Parameter): Schema {
  if (own(parameter, 'required')) return schema
  const result: Schema = { default: '', ...schema }
  if (!result.description) result.description = EMPTY_ALLOWED
  const { enum: values, oneOf } = schema
  if (Array.isArray(values) && !values.includes('')) result.enum = ['', ...values]
  const hasEmpty = Array.isArray(oneOf) && oneOf.some((entry) => own(entry, 'const') === '')
  if (Array.isArray(oneOf) && !hasEmpty) {
    result.oneOf = [{ title: 'Empty', const: '' }, ...oneOf]
  }
  return result
}
