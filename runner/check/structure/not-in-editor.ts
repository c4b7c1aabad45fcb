// What Make takes although its editor marks it as wrong: told as a warning instead of an error.
import { bodyCodecs, errorTypes, REQUEST } from '../../engine/index.ts'
import { type Home, homes } from '../../spec/index.ts'
import { at, isRecord, own, type Path, stringOf } from '../../text/index.ts'
import { ANYTHING, type Mistake, type Part } from '../judge/part.ts'

/** Methods that Make's documentation allows, although the schema of its editor lacks them. */
const OTHER_METHODS = ['HEAD', 'OPTIONS']

const isOther = (method: unknown): boolean => OTHER_METHODS.includes(stringOf(method))

const usual = REQUEST.find(({ name }) => name === 'method')

/** The method of a request: those of the editor's schema, and the others without a mistake of their own. */
export const methodPart: Part = usual
  ? {
      scope: usual.scope,
      choose: (value) => (isOther(value) ? ANYTHING : { schema: usual.schema, scope: usual.scope }),
    }
  : ANYTHING

/**
 * A word that is no type of a body, in a request of GET, where Make ignores it: its own examples of
 * RPCs write `"type": "GET"`. In base it may count for other methods.
 */
export function isIgnoredType({
  method = 'GET',
  type,
}: Readonly<Record<string, unknown>>): boolean {
  return method === 'GET' && typeof type === 'string' && !isKnownType(type)
}

const isKnownType = (type: string): boolean => bodyCodecs.has(type) || type.includes('{{')

/** Fields for each position of a switch, by the path of its `nested`. */
export function positionsMistake(path: Path): Mistake {
  const message = 'Make\'s editor does not know "true" and "false" in nested.'
  const advice = 'a select with an option for each says the same in a way the editor knows'
  return { kind: 'not-in-editor', path, onKey: true, message, advice }
}

/** Keys that public apps write where the editor's schema lacks them. */
export const TOLERATED = ['timeout']

const isBase = (home: Home): boolean => home === homes.base

/** One warning for each of them in a request. */
export function notInEditor(
  home: Home,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Mistake[] {
  const mistakes: Mistake[] = []
  const method = own(value, 'method')
  if (isOther(method)) {
    const message = `Make's editor does not know the method ${stringOf(method)}.`
    const advice = 'keep it where the service needs it; the method itself is documented'
    mistakes.push({ kind: 'not-in-editor', path: [...path, 'method'], message, advice })
  }
  if (!isBase(home) && isIgnoredType(value)) {
    const message = `Make's editor does not know the type ${JSON.stringify(value.type)}.`
    const advice = 'remove it; with GET it is ignored'
    mistakes.push({ kind: 'not-in-editor', path: [...path, 'type'], message, advice })
  }
  for (const name of TOLERATED) {
    if (!home.lacks.includes(name) || !Object.hasOwn(value, name)) continue
    mistakes.push({
      kind: 'not-in-editor',
      path: [...path, name],
      onKey: true,
      message: `"${name}" is documented for base, not for ${home.what}.`,
      advice: 'write it in base, where it counts for all requests',
    })
  }
  return [...mistakes, ...errorTypesIn(value, path)]
}

const documented = new Set(
  errorTypes.filter(({ named }) => named === 'documentation').map(({ name }) => name),
)

/** Types of errors that pages of Make name, although the schema of its editor lacks them. */
function errorTypesIn(value: Readonly<Record<string, unknown>>, path: Path): Mistake[] {
  const place = ['response', 'error']
  const error = at(value, place)
  if (!isRecord(error)) return []
  const entries = Object.entries(error).map(
    ([name, entry]) => [[name], own(entry, 'type')] as const,
  )
  return [[[], error.type] as const, ...entries].flatMap(([below, type]): Mistake[] => {
    if (typeof type !== 'string' || !documented.has(type)) return []
    const message = `Make's editor does not know the error type ${type}.`
    const advice = 'keep it where it is meant; a page of Make names it'
    const mistake = { kind: 'not-in-editor', message, advice } as const
    return [{ ...mistake, path: [...path, ...place, ...below, 'type'] }]
  })
}
