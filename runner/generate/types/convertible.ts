// Parameters as Make's conversion to JSON Schema can take them: what it loses is written another way.
import {
  asParameter,
  hasPositions,
  isSwitch,
  parameterList,
  switchLists,
  typeNamed,
} from '../../parameters/index.ts'
import { defined, isRecord, own, stringOf } from '../../text/index.ts'

type Written = Record<string, unknown>

/**
 * A list of parameters that converts without an error and without losing `multiple`: several choices
 * become a list of choices, and a type that the conversion refuses may hold anything.
 */
export function convertible(written: unknown): readonly unknown[] {
  return parameterList(written).map((item) => (typeof item === 'string' ? item : parameter(item)))
}

function parameter(written: Written): Written {
  const row = typeNamed(stringOf(own(written, 'type')))
  const { name, label, help, required } = written
  const words = { ...(name === undefined ? {} : { name: stringOf(name) }), label, help, required }
  const isRefused = row?.shape !== 'visual' && row?.schemaType === 'refused'
  if (!row || isRefused) return { ...words, type: 'any' }
  const inside: Written = { ...written, ...words, ...held(written) }
  if (own(written, 'multiple') !== true || row.wants === 'array') return inside
  const { name: _name, label: _label, help: _help, multiple: _multiple, ...item } = inside
  return { ...words, type: 'array', spec: { ...item, required: true } }
}

/** The keys of a parameter under which further parameters stand. */
function held(written: Written): Written {
  const { spec, options } = written
  return defined({
    spec: isRecord(spec) ? parameter(spec) : listed(spec),
    nested: revealed(positionsIn(written)),
    options: optionsIn(options),
  })
}

/** A list of parameters; the address of one stays a text. */
function listed(written: unknown): unknown {
  return Array.isArray(written) ? convertible(written) : written
}

/** `nested` of a parameter; of a switch what either position reveals, which the conversion loses. */
function positionsIn(written: Written): unknown {
  const parameter = asParameter(written)
  if (!isSwitch(parameter) || !hasPositions(written.nested)) return written.nested
  // what belongs to another domain is no part of this type
  return switchLists(parameter).flatMap(({ items, domain }) => (domain ? [] : items))
}

/** `nested`, with or without its wrapper. */
function revealed(written: unknown): unknown {
  return isRecord(written) ? { ...written, store: listed(own(written, 'store')) } : listed(written)
}

/** Options as a list, in groups or in their wrapper. */
function optionsIn(written: unknown): unknown {
  if (Array.isArray(written)) return written.filter(isRecord).map(option)
  if (!isRecord(written)) return written
  const { store, placeholder, nested } = written
  return {
    ...written,
    ...defined({
      store: optionsIn(store),
      placeholder: isRecord(placeholder) ? option(placeholder) : undefined,
      nested: revealed(nested),
    }),
  }
}

function option(written: Written): Written {
  const { nested, options } = written
  return {
    ...written,
    ...defined({
      nested: revealed(nested),
      options: Array.isArray(options) ? optionsIn(options) : undefined,
    }),
  }
}
