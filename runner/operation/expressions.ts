// Expressions in the values of a module: evaluated against sample bundles of earlier modules, as a scenario does.
import {
  createScope,
  functionNames,
  ImlError,
  keywords,
  problemOf,
  references,
  renderTemplateRaw,
} from '../iml/index.ts'
import { isErased, isExpression, isForcedEmpty } from '../parameters/index.ts'
import {
  defined,
  didYouMean,
  isRecord,
  type Path,
  type Problem,
  printPath,
  setOwn,
} from '../text/index.ts'
import type { Values } from './circumstances.ts'

/** What expressions in values may read: bundles by the number of their module, the clock, the zone. */
export interface Evaluating {
  /** Undefined: no earlier module is known, and expressions that read one are refused. */
  readonly bundles: Values | undefined
  readonly timezone: string
  readonly now: Date
}

/** Values without expressions, as far as these can be evaluated, and why the others cannot. */
export interface Evaluated {
  readonly values: Values
  readonly problems: readonly Problem[]
}

/**
 * Evaluates every text with expressions in the values. `{{erase}}` and `{{emptystring}}` stay as they
 * are: the conversion knows them. Texts that cannot be evaluated stay, too, each with its problem.
 */
export function evaluated(values: Values, evaluating: Evaluating): Evaluated {
  const problems: Problem[] = []
  const result = evaluatedIn(values, [], evaluating, problems)
  return { values: isRecord(result) ? result : {}, problems }
}

function evaluatedIn(
  value: unknown,
  path: Path,
  evaluating: Evaluating,
  problems: Problem[],
): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => evaluatedIn(item, [...path, index], evaluating, problems))
  }
  if (isRecord(value) && Object.getPrototypeOf(value) === Object.prototype) {
    const members: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(value)) {
      setOwn(members, name, evaluatedIn(member, [...path, name], evaluating, problems))
    }
    return members
  }
  if (!isExpression(value) || isErased(value) || isForcedEmpty(value)) return value
  const outcome = evaluatedText(value, evaluating)
  if ('value' in outcome) return outcome.value
  problems.push({ ...outcome.problem, path: path.join('.') })
  return value
}

/** What a text with expressions comes to: a value of any type where it is one expression alone. */
export function evaluatedText(
  text: string,
  { bundles, timezone, now }: Evaluating,
): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    const missing = missingName(text, bundles)
    if (missing !== undefined) return { problem: unread(missing, bundles) }
    const scope = createScope(bundles ?? {}, { timezone, now: () => now, profile: 'scenario' })
    return { value: renderTemplateRaw(text, scope) }
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    // its place is one in the value, which stands in no file
    const { message, remedy, suggestion } = problemOf(error)
    const more = defined({ remedy, suggestion })
    return { problem: { code: 'input/expression', severity: 'error', message, ...more } }
  }
}

/** The first name that is read and neither a bundle nor a word of the language. */
function missingName(text: string, bundles: Values = {}): string | undefined {
  for (const reference of references(text)) {
    if (reference.kind !== 'variable' || Object.hasOwn(bundles, reference.name)) continue
    if (reference.quoted || !keywords.has(reference.name)) {
      return printPath([reference.name, ...reference.steps])
    }
  }
  return undefined
}

function unread(name: string, bundles: Values | undefined): Problem {
  const known = Object.keys(bundles ?? {})
  const message = bundles
    ? `The expression reads ${name}, which the context does not hold.`
    : `The expression reads ${name}, but there is no bundle of an earlier module.`
  const [first = ''] = name.split(/[.[]/)
  const near = didYouMean(first, [...known, ...functionNames('scenario')])
  const advice =
    near ?? (bundles && known.length > 0 ? `the context holds ${known.join(', ')}` : undefined)
  const remedy = advice === undefined || typeof advice === 'string' ? advice : undefined
  const suggestion = typeof advice === 'object' ? advice.suggestion : undefined
  return {
    code: 'input/expression',
    severity: 'error',
    message,
    ...(suggestion !== undefined
      ? { suggestion }
      : { remedy: remedy ?? 'give sample bundles: dryrun run MODULE --context FILE' }),
  }
}
