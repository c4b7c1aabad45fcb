// Text that a person typed for a parameter, as the value the dialog would hold.
import { jsonReason, own, type Problem, spanOfText } from '../text/index.ts'
import { givenParameter } from './foreign.ts'
import { inlineChoices, valueText } from './options.ts'
import { type Parameter, parameterList } from './parameter.ts'
import { typeOf } from './types/index.ts'

/** The value, or the problem that keeps the text from being one. */
export interface Typed {
  readonly value: unknown
  readonly problem?: Problem
}

/**
 * The value a typed text stands for: JSON for collections and lists, a plain text as the only item of
 * a list, the choice with that text, the Yes and No of a boolean's buttons. Everything else stays
 * text, which the run converts.
 */
export function parseTyped(written: Parameter, text: string): Typed {
  const parameter = givenParameter(written)
  const row = typeOf(parameter)
  if (row?.shape === 'collection') return parseJson(parameter, text, '{')
  if (row?.shape === 'filter') return parseJson(parameter, text, '[')
  if (row?.wants === 'array' || own(parameter, 'multiple') === true) {
    return parseList(parameter, text)
  }
  if (row?.shape === 'choice') return { value: choiceOf(parameter, text) }
  if (row?.wants === 'boolean') return { value: switchOf(text) }
  return { value: text }
}

/** `yes` and `no` are what the buttons of the dialog say; other text is left to the conversion. */
function switchOf(text: string): unknown {
  if (/^(yes|true)$/i.test(text)) return true
  return /^(no|false)$/i.test(text) ? false : text
}

/** The value of the choice that is written like the text; the text itself where there is none. */
function choiceOf(parameter: Parameter, text: string): unknown {
  const choice = inlineChoices(parameter).find(({ value }) => valueText(value) === text)
  return choice ? choice.value : text
}

function parseList(parameter: Parameter, text: string): Typed {
  if (text.trim() === '' || isExpressionText(text)) return { value: text }
  if (text.trimStart().startsWith('[')) return parseJson(parameter, text, '[')
  const [item] = parameterList(own(parameter, 'spec'))
  const hasItem = own(parameter, 'multiple') !== true && item && typeof item !== 'string'
  if (Array.isArray(own(parameter, 'spec'))) {
    const member = parseJson(parameter, text, '{')
    return member.problem ? member : { value: [member.value] }
  }
  if (!hasItem) return { value: [choiceOf(parameter, text)] }
  const typed = parseTyped(item, text)
  return typed.problem ? typed : { value: [typed.value] }
}

function isExpressionText(text: string): boolean {
  return text.startsWith('{{') && text.endsWith('}}')
}

function parseJson(parameter: Parameter, text: string, opening: '{' | '['): Typed {
  if (text.trim() === '' || isExpressionText(text)) return { value: text }
  const example = opening === '{' ? '{"name": "value"}' : '["a", "b"]'
  const kind = opening === '{' ? 'a collection' : 'a list'
  try {
    const value: unknown = JSON.parse(text)
    const fits = opening === '[' ? Array.isArray(value) : typeof value === 'object'
    if (fits && value !== null && (opening === '[' || !Array.isArray(value))) return { value }
    return notJson(parameter, text, `needs ${kind} as JSON, such as ${example}`)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return notJson(
      parameter,
      text,
      `needs ${kind} as JSON, such as ${example}: ${jsonReason(error)}`,
    )
  }
}

function notJson(parameter: Parameter, text: string, remedy: string): Typed {
  const name = parameter.name ?? parameter.type
  return {
    value: text,
    problem: {
      code: 'parameters/typed',
      severity: 'error',
      message: `Invalid JSON for parameter '${name}'.`,
      remedy,
      at: spanOfText(text),
      path: name,
    },
  }
}
