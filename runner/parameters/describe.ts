// The parameters of a module as one flat list, for people who read rather than fill in.
import { defined, isRecord, own, textAt } from '../text/index.ts'
import { possibleNested } from './fields.ts'
import { givenList } from './foreign.ts'
import { type Choice, inlineChoices, storeOf } from './options.ts'
import { isRequired, labelOf, type Parameter, parameterList } from './parameter.ts'
import { isAddress } from './remote.ts'
import { isVisual, typeOf } from './types/index.ts'

export interface Description {
  /** Where its value stands, such as `order.seats` or `headers[].key`; remote fields: an address. */
  readonly path: string
  readonly label: string
  readonly type: string
  readonly required: boolean
  readonly advanced: boolean
  readonly multiple: boolean
  /** 0 at the top; fields of collections, list items and revealed fields are one deeper. */
  readonly depth: number
  readonly help?: string
  readonly default?: unknown
  /** The choices written in the file. */
  readonly choices?: readonly Choice[]
  /** The address that lists the choices. */
  readonly remote?: string
  /** The path of the parameter whose value reveals this one. */
  readonly revealedBy?: string
}

/** Every parameter a person can meet, parents before children; visual ones are left out. */
export function describe(parameters: unknown): readonly Description[] {
  return level(givenList(parameters), [], 0, undefined, new Set())
}

function level(
  written: unknown,
  path: readonly string[],
  depth: number,
  revealedBy: string | undefined,
  seen: Set<string>,
): Description[] {
  const revealed = defined({ revealedBy })
  return parameterList(written).flatMap((item): Description[] => {
    if (typeof item === 'string') return [remoteFields(item, depth, revealed)]
    if (isVisual(item) || !item.name) return []
    const here = [...path, item.name]
    const key = here.join('.')
    if (seen.has(key)) return []
    seen.add(key)
    return [
      { ...describeOne(item, key, depth), ...revealed },
      ...inside(item, here, depth, seen),
      ...level(possibleNested(item), path, depth + 1, key, seen),
    ]
  })
}

function inside(
  item: Parameter,
  here: readonly string[],
  depth: number,
  seen: Set<string>,
): Description[] {
  const spec = own(item, 'spec')
  const shape = typeOf(item)?.shape
  if (shape === 'collection') return level(spec, here, depth + 1, undefined, seen)
  if (shape !== 'list') return []
  const items = [...here.slice(0, -1), `${here.at(-1)}[]`]
  if (Array.isArray(spec)) return level(spec, items, depth + 1, undefined, seen)
  const isGroup = isRecord(spec) && own(spec, 'type') === 'collection'
  return isGroup ? level(own(spec, 'spec'), items, depth + 1, undefined, seen) : []
}

function describeOne(item: Parameter, path: string, depth: number): Description {
  const store = storeOf(item)
  const choices = inlineChoices(item)
  return {
    path,
    label: labelOf(item),
    type: item.type,
    required: isRequired(item),
    advanced: own(item, 'advanced') === true,
    multiple: own(item, 'multiple') === true,
    depth,
    ...defined({
      help: textAt(item, 'help') || undefined,
      default: own(item, 'default'),
      choices: choices.length > 0 ? choices : undefined,
      remote: isAddress(store) ? store : undefined,
    }),
  }
}

function remoteFields(
  rpc: string,
  depth: number,
  revealed: { readonly revealedBy?: string },
): Description {
  return {
    path: rpc,
    label: `Fields from ${rpc}`,
    type: 'rpc',
    required: false,
    advanced: false,
    multiple: false,
    depth,
    remote: rpc,
    ...revealed,
  }
}
