// The findings of the dialog's check, sorted to their fields, with what to do about them.
import {
  type Advice,
  advised,
  didYouMean,
  isRecord,
  own,
  type Problem,
  stringOf,
  textAt,
} from '../../text/index.ts'
import { type FormProblem, validateForm } from '../design/index.ts'
import { inlineChoices, valueText } from '../options.ts'
import { labelOf, type Parameter, patternOf } from '../parameter.ts'
import type { Known } from '../remote.ts'
import type { FormContext } from './model.ts'

/** Problems by path, without what cannot be judged yet and warnings at typed values. */
export function problemsByPath(
  parameters: unknown,
  values: Readonly<Record<string, unknown>>,
  known: Known,
  context: FormContext,
  isTypedAt: (path: string) => boolean,
): Map<string, Problem[]> {
  const options = { allowDynamicValues: context.mappable === true, edition: 'newer' } as const
  const verdict = validateForm({ form: { schema: parameters, values } }, options, known)
  const problems = new Map<string, Problem[]>()
  const add = (severity: 'error' | 'warning', found: FormProblem): void => {
    const code = 'parameters/dialog'
    const problem = { code, severity, message: found.message, path: found.path } as const
    problems.set(found.path, [...(problems.get(found.path) ?? []), problem])
  }
  for (const error of verdict.errors) add('error', error)
  for (const warning of verdict.warnings) {
    if (!isTypedAt(warning.path)) add('warning', warning)
  }
  return problems
}

/** The problem with its way out: whose value is missing, the nearest choice, the help text. */
export function withAdvice(problem: Problem, parameter: Parameter, value: unknown): Problem {
  return { ...problem, ...advised(adviceOn(problem, parameter, value)) }
}

function adviceOn(problem: Problem, parameter: Parameter, value: unknown): Advice | undefined {
  if (problem.message === 'Field is mandatory.') return `${labelOf(parameter)} is needed.`
  const help = textAt(parameter, 'help')
  if (patternOf(parameter) !== undefined && problem.message.includes('pattern')) return help
  const choices = inlineChoices(parameter)
  if (choices.length === 0) return undefined
  const texts = choices.map((choice) => valueText(choice.value))
  const byLabel = choices.find((choice) => choice.label === value)
  const given = isRecord(value) ? own(value, 'value') : value
  return byLabel ? { suggestion: valueText(byLabel.value) } : didYouMean(stringOf(given), texts)
}
