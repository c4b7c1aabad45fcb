// Names among given values that no parameter has: Make ignores them in silence, we say so.
import { isRecord, own, type Problem, suggest } from '../text/index.ts'
import { possibleNested } from './fields.ts'
import { type Parameter, type ParameterList, parameterList } from './parameter.ts'
import { typeOf } from './types/index.ts'

/** The names of one level, also those that only some value reveals. */
interface Level {
  readonly fields: ReadonlyMap<string, Parameter>
  /** True where an RPC may add names that cannot be known here. */
  readonly open: boolean
}

/**
 * One problem per name that no parameter has at its place, with the nearest known name.
 * Says nothing where an RPC decides which names exist.
 */
export function unknownNames(
  parameters: unknown,
  values: Readonly<Record<string, unknown>>,
): readonly Problem[] {
  const list = parameterList(parameters)
  return strangers(list, values, [], pathsOf(list, []))
}

function strangers(
  list: ParameterList,
  values: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  paths: readonly string[],
): Problem[] {
  const level = levelOf(list)
  return Object.keys(values).flatMap((name) => {
    const field = level.fields.get(name)
    if (field) return inner(field, own(values, name), [...path, name], paths)
    return level.open ? [] : [unknown([...path, name].join('.'), name, paths)]
  })
}

function inner(
  field: Parameter,
  value: unknown,
  path: readonly (string | number)[],
  paths: readonly string[],
): Problem[] {
  const spec = own(field, 'spec')
  if (spec === undefined) return []
  if (isRecord(value)) return strangers(parameterList(spec), value, path, paths)
  if (!Array.isArray(value)) return []
  if (Array.isArray(spec)) {
    return value.flatMap((item, index) =>
      isRecord(item) ? strangers(parameterList(spec), item, [...path, index], paths) : [],
    )
  }
  const [described] = parameterList(spec)
  if (described === undefined || typeof described === 'string') return []
  return value.flatMap((item, index) => inner(described, item, [...path, index], paths))
}

function unknown(path: string, name: string, paths: readonly string[]): Problem {
  const lastNames = paths.filter((known) => lastName(known) === name)
  const near = suggest(path, paths) ?? lastNames[0] ?? nearestByLastName(name, paths)
  const remedy = near
    ? `did you mean ${near}?`
    : paths.length === 0
      ? 'this module has no parameters'
      : `parameters: ${paths.join(', ')}`
  return {
    code: 'parameters/unknown-name',
    severity: 'error',
    message: `There is no parameter '${path}'.`,
    remedy,
    path,
  }
}

function nearestByLastName(name: string, paths: readonly string[]): string | undefined {
  const near = suggest(name, paths.map(lastName))
  return paths.find((path) => lastName(path) === near)
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

function levelOf(list: ParameterList): Level {
  const fields = new Map<string, Parameter>()
  let open = false
  const add = (level: ParameterList): void => {
    for (const item of level) {
      if (typeof item === 'string') open = true
      else {
        const isNew = item.name && typeOf(item)?.shape !== 'visual' && !fields.has(item.name)
        if (isNew && item.name) fields.set(item.name, item)
        add(possibleNested(item))
      }
    }
  }
  add(list)
  return { fields, open }
}

/** Every path a value can have, as far as the files say. */
function pathsOf(list: ParameterList, path: readonly string[]): string[] {
  return [...levelOf(list).fields].flatMap(([name, field]) => {
    const here = [...path, name]
    const inCollection = typeOf(field)?.shape === 'collection'
    const deeper = inCollection ? pathsOf(parameterList(own(field, 'spec')), here) : []
    return [here.join('.'), ...deeper]
  })
}
