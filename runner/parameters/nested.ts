// The one reading of nested fields: which lists a parameter holds, where they stand, when each is shown.
import { isRecord, own, type Path, textAt } from '../text/index.ts'
import { type Choice, optionsWrapper, sameValue, storeOf } from './options.ts'
import type { Parameter } from './parameter.ts'
import { typeOf } from './types/index.ts'
import { isNothing } from './values.ts'

/** Revealed fields as written, and the domain they belong to when it is not the parent's. */
export interface Nested {
  /** Addresses and parameters in order; texts are addresses. */
  readonly items: readonly unknown[]
  readonly domain?: string
  /** Where the items stand below what was read. */
  readonly path: Path
  /** True where one address stands in place of a list. */
  readonly alone?: true
  /** The position of the switch that reveals them; missing under anything that is no switch. */
  readonly on?: boolean
}

/** The positions of a switch, as `nested` spells them where it has fields for each. */
const POSITIONS = [true, false] as const

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
  const label = textAt(placeholder, 'label')
  return label ? { label, nested } : { nested }
}

/** The fields under a choice: its own, and where it has none those of the parameter. */
export function nestedOfChoice(parameter: Parameter, choice: Choice | undefined): unknown {
  return choice?.nested || nestedOf(parameter)
}

/** A list, an address, or `{store, domain}` around either; undefined where there are no fields. */
export function readNested(written: unknown): Nested | undefined {
  if (!isRecord(written)) return listed(written, [])
  const inner = listed(own(written, 'store'), ['store'])
  const domain = textAt(written, 'domain')
  return inner && domain ? { ...inner, domain } : inner
}

function listed(written: unknown, path: Path): Nested | undefined {
  if (Array.isArray(written)) return { items: written, path }
  const isAddress = typeof written === 'string' && written !== ''
  return isAddress ? { items: [written], path, alone: true } : undefined
}

/** True for a parameter that is on or off: what is nested in it belongs to one of the positions. */
export function isSwitch(parameter: Parameter): boolean {
  return typeOf(parameter)?.wants === 'boolean'
}

/**
 * True for `{true: ..., false: ...}`, in a switch the fields of each position. Make's editor does
 * not know it; the newer form library (make-forman-schema after 1.16.0) does.
 */
export function hasPositions(nested: unknown): nested is Record<string, unknown> {
  return isRecord(nested) && POSITIONS.some((on) => Object.hasOwn(nested, String(on)))
}

/**
 * The fields under a switch: of each position, or written once, for On (developers.make.com,
 * block-elements), with `reversedNested` for Off.
 */
export function switchLists(parameter: Parameter): readonly Nested[] {
  return listsIn(nestedOf(parameter), parameter, [])
}

/**
 * Every list of fields that some value of the parameter reveals, in the order they are written;
 * paths lead from the parameter to the items.
 */
export function everyList(parameter: Parameter): readonly Nested[] {
  const placeholder = placeholderOf(parameter)?.nested
  const { options } = parameter
  const store = storeOf(parameter)
  return [
    ...listsIn(own(parameter, 'nested'), parameter, ['nested']),
    ...listsIn(own(optionsWrapper(parameter), 'nested'), parameter, ['options', 'nested']),
    ...placed(readNested(placeholder), ['options', 'placeholder', 'nested']),
    ...listsOfOptions(store, store === options ? ['options'] : ['options', 'store']),
  ]
}

function listsIn(written: unknown, parameter: Parameter, path: Path): readonly Nested[] {
  if (!isSwitch(parameter)) return placed(readNested(written), path)
  if (!hasPositions(written)) {
    return placed(readNested(written), path, own(parameter, 'reversedNested') !== true)
  }
  return POSITIONS.flatMap((on) =>
    placed(readNested(own(written, String(on))), [...path, String(on)], on),
  )
}

/** The lists that options bring along, those in groups too. */
function listsOfOptions(store: unknown, path: Path): readonly Nested[] {
  if (!Array.isArray(store)) return []
  return store.flatMap((option: unknown, index) => {
    const here = [...path, index]
    const group = own(option, 'options')
    if (Array.isArray(group)) return listsOfOptions(group, [...here, 'options'])
    return placed(readNested(own(option, 'nested')), [...here, 'nested'])
  })
}

function placed(nested: Nested | undefined, path: Path, on?: boolean): readonly Nested[] {
  if (!nested) return []
  const at = { ...nested, path: [...path, ...nested.path] }
  return [on === undefined ? at : { ...at, on }]
}

/** True for the path of a list of parameters in their file: the whole file, `spec`, or nested fields. */
export function leadsToParameters(path: Path): boolean {
  const around = ['store', ...POSITIONS.map(String)]
  const step = path.findLastIndex((one) => !around.includes(String(one)))
  if (path[step] === 'nested') return true
  return path.length === 0 || path.at(-1) === 'spec'
}

/**
 * The fields under a value that is mapped, or typed and no option: those of the list, and those of the
 * placeholder. The second part is inferred: notes of who reads Make's dialog; the form library 1.16.0
 * shows the first only.
 */
export function nestedOfOther(parameter: Parameter): readonly Nested[] {
  return lists(nestedOf(parameter), placeholderOf(parameter)?.nested)
}

function lists(...written: readonly unknown[]): readonly Nested[] {
  return written.map(readNested).filter((one) => one !== undefined)
}

/**
 * The fields a value reveals: under a switch those of its position, under a choice its own or those
 * of the list, under anything else while it holds a value (developers.make.com, block-elements). `all`
 * says whether the choices are known to be all: only then is another value none of them.
 */
export function revealedBy(
  parameter: Parameter,
  value: unknown,
  choices: readonly Choice[],
  all = choices.length > 0,
): readonly Nested[] {
  if (isNothing(value)) return lists(placeholderOf(parameter)?.nested)
  if (typeof value === 'boolean' && choices.length === 0) {
    return switchLists(parameter)
      .filter(({ on = true }) => on === value)
      .slice(0, 1)
  }
  const choice = choices.find((candidate) => sameValue(candidate.value, value))
  const isOther = !choice && all && !Array.isArray(value)
  return isOther ? nestedOfOther(parameter) : lists(nestedOfChoice(parameter, choice))
}
