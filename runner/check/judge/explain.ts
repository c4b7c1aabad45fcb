// From ajv's list of errors to one mistake per mistake: where alternatives fail, the meant one speaks.
import type { ErrorObject } from 'ajv'
import type { JsonSchema } from '../../engine/index.ts'
import type { Path } from '../../text/index.ts'
import type { Mistake } from './part.ts'
import { errorsOf } from './schema.ts'
import { SENTENCES, unsaid, wrongType, wrongWord } from './words.ts'

/** Keywords that only say that something below them failed. */
const COLLECTING = new Set(['if', 'propertyNames', 'not'])

/** The mistakes of a value; `pathOf` tells where it stands, and is asked only when there are any. */
export function mistakesOf(
  schema: JsonSchema,
  value: unknown,
  pathOf: () => Path,
): readonly Mistake[] {
  const errors = errorsOf(schema, value)
  return errors.length === 0 ? [] : explain(errors, value, pathOf())
}

function explain(errors: readonly ErrorObject[], value: unknown, path: Path): Mistake[] {
  const choice = errors
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    .toSorted((one, other) => one.schemaPath.length - other.schemaPath.length)[0]
  if (!choice) {
    return errors
      .filter(({ keyword }) => !COLLECTING.has(keyword))
      .map((error) => said(error, value, path))
  }
  const inside = errors.filter((error) => isInside(error, choice))
  const others = errors.filter((error) => error !== choice && !inside.includes(error))
  return [...explain(others, value, path), ...explainChoice(choice, inside, value, path)]
}

/** True for an error of one of the alternatives, at the same value: members of one kind share a schema. */
function isInside(error: ErrorObject, choice: ErrorObject): boolean {
  const { instancePath } = choice
  const isHere =
    error.instancePath === instancePath || error.instancePath.startsWith(`${instancePath}/`)
  return isHere && error.schemaPath.startsWith(`${choice.schemaPath}/`)
}

/** The errors of alternatives by their number, in the order of the schema. */
function branches(choice: ErrorObject, inside: readonly ErrorObject[]): ErrorObject[][] {
  const found = new Map<string, ErrorObject[]>()
  for (const error of inside) {
    const number = error.schemaPath.slice(choice.schemaPath.length + 1).split('/')[0] ?? ''
    found.set(number, [...(found.get(number) ?? []), error])
  }
  return [...found.values()]
}

function explainChoice(
  choice: ErrorObject,
  inside: readonly ErrorObject[],
  value: unknown,
  path: Path,
): Mistake[] {
  const here = pathTo(choice.instancePath, value, path)
  const all = branches(choice, inside)
  const isWrongType = ({ keyword, instancePath }: ErrorObject) =>
    keyword === 'type' && instancePath === choice.instancePath
  const meant = all.filter((branch) => !branch.some(isWrongType))
  const words = inside.find(
    ({ keyword, instancePath }) => keyword === 'enum' && instancePath === choice.instancePath,
  )
  if (words && typeof choice.data === 'string') {
    const free = inside.some(({ keyword }) => keyword === 'pattern')
    return [wrongWord(here, words.params.allowedValues, choice.data, free)]
  }
  const ofType = meant.filter((branch) => !words || !branch.includes(words))
  const [best] = ofType.toSorted((one, other) => one.length - other.length)
  if (best) return explain(best, value, path)
  const types = inside.filter(isWrongType).flatMap(({ params }) => [params.type].flat())
  return [wrongType(here, types.length > 0 ? types : ['string'], choice.data)]
}

function said(error: ErrorObject, value: unknown, path: Path): Mistake {
  const here = pathTo(error.instancePath, value, path)
  if (error.propertyName !== undefined && error.keyword === 'enum') {
    const named = [...here, error.propertyName]
    const mistake = wrongWord(named, error.params.allowedValues, error.propertyName, false)
    const message = `There is no "${error.propertyName}" in this object.`
    return { ...mistake, kind: 'unknown-key', onKey: true, message }
  }
  return (SENTENCES.get(error.keyword) ?? unsaid)(error, here)
}

/** A JSON pointer as a path; steps into lists become numbers. */
function pathTo(pointer: string, value: unknown, path: Path): Path {
  const steps: (string | number)[] = []
  let inside = value
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
    steps.push(Array.isArray(inside) ? Number(name) : name)
    inside = (inside as Readonly<Record<string, unknown>> | undefined)?.[name]
  }
  return [...path, ...steps]
}
