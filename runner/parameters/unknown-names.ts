// Names among given values that no parameter has: Make ignores them in silence, we say so.
import { advised, isRecord, own, type Problem, suggest } from '../text/index.ts'
import { possibleNested } from './fields.ts'
import { givenList, withoutForeign } from './foreign.ts'
import { type Parameter, type ParameterList, parameterList } from './parameter.ts'
import { isVisual, typeOf } from './types/index.ts'

/** The names of one level, also those that only some value reveals. */
interface Level {
  readonly fields: ReadonlyMap<string, Parameter>
  /** Addresses of RPCs that may add names which cannot be known here. */
  readonly remote: readonly string[]
}

/**
 * One problem per name that no parameter has at its place, with the nearest known name.
 * Says nothing where an RPC decides which names exist.
 */
export function unknownNames(
  parameters: unknown,
  values: Readonly<Record<string, unknown>>,
): readonly Problem[] {
  return allStrangers(parameters, values).filter(({ severity }) => severity === 'error')
}

/** A hint that names what nobody has judged, because an RPC decides which names exist there. */
export function unjudgedNames(
  parameters: unknown,
  values: Readonly<Record<string, unknown>>,
): readonly Problem[] {
  return allStrangers(parameters, values).filter(({ severity }) => severity === 'hint')
}

function allStrangers(parameters: unknown, values: Readonly<Record<string, unknown>>): Problem[] {
  const list = givenList(parameters)
  return strangers(list, withoutForeign(values).values, [], pathsOf(list, []))
}

function strangers(
  list: ParameterList,
  values: Readonly<Record<string, unknown>>,
  path: readonly (string | number)[],
  paths: readonly string[],
): Problem[] {
  const level = levelOf(list)
  const unjudged: string[] = []
  const problems = Object.keys(values).flatMap((name) => {
    const field = level.fields.get(name)
    if (field) return inner(field, own(values, name), [...path, name], paths)
    if (level.remote.length === 0) return [unknown([...path, name].join('.'), name, paths)]
    unjudged.push([...path, name].join('.'))
    return []
  })
  return unjudged.length === 0 ? problems : [...problems, hintOf(unjudged, level.remote)]
}

function hintOf(names: readonly string[], remote: readonly string[]): Problem {
  const are = names.length === 1 ? 'is' : 'are'
  const it = names.length === 1 ? 'it' : 'them'
  return {
    code: 'parameters/not-judged',
    severity: 'hint',
    message: `${names.join(', ')} ${are} not judged: ${remote.join(', ')} may add ${it}.`,
  }
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
  const list =
    paths.length === 0 ? 'this module has no parameters' : `parameters: ${paths.join(', ')}`
  return {
    code: 'parameters/unknown-name',
    severity: 'error',
    message: `There is no parameter '${path}'.`,
    ...advised(near === undefined ? list : { suggestion: near }),
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
  const remote: string[] = []
  const add = (level: ParameterList): void => {
    for (const item of level) {
      if (typeof item === 'string') remote.push(item)
      else {
        const isNew = item.name && !isVisual(item) && !fields.has(item.name)
        if (isNew && item.name) fields.set(item.name, item)
        add(possibleNested(item))
      }
    }
  }
  add(list)
  return { fields, remote: [...new Set(remote)] }
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
