// What may stand at a place of a file: a value with a schema, an object with known keys, or a list.
import type { JsonSchema, ScopeName } from '../../engine/index.ts'
import type { Advice, Path } from '../../text/index.ts'

/** Something written wrong, before its place in the file is known. */
export interface Mistake {
  /** Part of the problem's code behind `structure/`. */
  readonly kind: 'unknown-key' | 'missing-key' | 'wrong-type' | 'wrong-value' | 'not-in-editor'
  readonly path: Path
  /** True when the name of the member is wrong, not its value. */
  readonly onKey?: true
  readonly message: string
  readonly advice?: Advice
  /** The member that is missing at the path. */
  readonly missing?: string
}

/** One place. Without schema, form, list, map and choose anything may stand there. */
export interface Part {
  /** The value as a whole, judged with ajv. */
  readonly schema?: JsonSchema
  /** An object with these keys. */
  readonly form?: () => Form
  /** A list of such values. */
  readonly list?: () => Part
  /** An object with any names, all with such values. */
  readonly map?: () => Part
  /** Which part a value is judged as, where several are possible. */
  readonly choose?: (value: unknown) => Part
  /** Names that templates may read here and below; missing: as in the place around it. */
  readonly scope?: readonly ScopeName[]
}

/** The keys of an object. */
export interface Form {
  /** What the object is, as it stands in a sentence: `a request`. */
  readonly what: string
  readonly keys: ReadonlyMap<string, Part>
  readonly required?: readonly string[]
  /** Keys that are no mistake, and not suggested either: `judge` speaks of them. */
  readonly ignored?: readonly string[]
  /** Keys that exist in other places, and the sentence that says where. */
  readonly elsewhere?: ReadonlyMap<string, string>
  /** What a schema of one key cannot say: keys that need or exclude each other. */
  readonly judge?: (value: Readonly<Record<string, unknown>>, path: Path) => readonly Mistake[]
}

/** One of some fixed words, or an expression, as the editor takes one in their place. */
export function wordOrExpression(words: readonly string[]): Part {
  const expression = { type: 'string', pattern: '\\{\\{[^]*\\}\\}' }
  return { schema: { anyOf: [{ enum: words }, expression] } }
}

/** A place where anything may stand. */
export const ANYTHING: Part = {}

/** The part at a path below another, as far as forms, lists and maps tell. */
export function partAt(part: Part, value: unknown, path: Path): Part {
  let found = part
  let scope = part.scope
  let inside = value
  for (const step of path) {
    while (found.choose) {
      found = found.choose(inside)
      scope = found.scope ?? scope
    }
    found = below(found, step)
    scope = found.scope ?? scope
    inside =
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, step)
        ? (inside as Readonly<Record<string, unknown>>)[step]
        : undefined
  }
  return scope === undefined ? found : { ...found, scope }
}

function below(part: Part, step: string | number): Part {
  if (typeof step === 'number') return part.list?.() ?? ANYTHING
  return part.form?.().keys.get(step) ?? part.map?.() ?? ANYTHING
}
