// Which fields a value reveals below its own; only says where they are written, resolves nothing.
import { isRecord, own } from '../text/index.ts'
import { type Choice, optionsWrapper, sameValue } from './options.ts'
import type { Parameter } from './parameter.ts'
import { isNothing } from './values.ts'

/** Revealed fields as written, and the domain they belong to when it is not the parent's. */
export interface Nested {
  /** Addresses and parameters in order; texts are addresses. */
  readonly items: readonly unknown[]
  readonly domain?: string
}

/** The fields shown under the parameter whatever is chosen: `nested`, else `options.nested`. */
export function nestedOf(parameter: Parameter): unknown {
  return own(parameter, 'nested') || own(optionsWrapper(parameter), 'nested') || undefined
}

/** The fields shown while nothing is chosen; undefined where the placeholder is only a text. */
export function placeholderOf(
  parameter: Parameter,
): { readonly label?: string; readonly nested: unknown } | undefined {
  const placeholder = own(optionsWrapper(parameter), 'placeholder')
  const nested = own(placeholder, 'nested')
  if (nested === undefined || nested === null) return undefined
  const label = own(placeholder, 'label')
  return typeof label === 'string' && label !== '' ? { label, nested } : { nested }
}

/** The fields under a choice: its own, and where it has none those of the parameter. */
export function nestedOfChoice(parameter: Parameter, choice: Choice | undefined): unknown {
  return choice?.nested || nestedOf(parameter)
}

/** Every way of writing nested fields as a list with its domain; undefined where there are none. */
export function readNested(written: unknown): Nested | undefined {
  if (isRecord(written)) {
    const inner = readNested(own(written, 'store'))
    const domain = own(written, 'domain')
    return inner && typeof domain === 'string' && domain !== '' ? { ...inner, domain } : inner
  }
  if (typeof written === 'string') return written === '' ? undefined : { items: [written] }
  return Array.isArray(written) ? { items: written } : undefined
}

/**
 * The fields a value reveals: under a boolean while it is true, under a choice its own or those of
 * the list, under anything else while it holds a value (developers.make.com, block-elements).
 */
export function revealedBy(
  parameter: Parameter,
  value: unknown,
  choices: readonly Choice[],
): Nested | undefined {
  if (isNothing(value)) return readNested(placeholderOf(parameter)?.nested)
  if (typeof value === 'boolean' && choices.length === 0) {
    return readNested(branchOf(parameter, value))
  }
  const choice = choices.find((candidate) => sameValue(candidate.value, value))
  return readNested(nestedOfChoice(parameter, choice))
}

/** The fields under a switch: of its own branch, or all of them while it is on. */
export function branchOf(parameter: Parameter, on: boolean): unknown {
  const written = nestedOf(parameter)
  if (isRecord(written) && (Object.hasOwn(written, 'true') || Object.hasOwn(written, 'false'))) {
    return own(written, String(on))
  }
  const active = own(parameter, 'reversedNested') === true ? !on : on
  return active ? written : undefined
}
