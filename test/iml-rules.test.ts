// The tables behind docs/language.md: every example holds, and every refused form is refused in its words.
import { expect, it } from 'vitest'
import {
  createScope,
  exampleVariables,
  languageTopics,
  malformedForms,
  renderJson,
  renderTemplate,
} from '../runner/iml/index.ts'
import type { Json } from '../runner/text/index.ts'

const scope = createScope(exampleVariables)

function shown(value: unknown): string {
  return Number.isNaN(value) ? 'NaN' : (JSON.stringify(value) ?? 'undefined')
}

const rules = languageTopics.flatMap((topic) => topic.rules)

it.each(rules.map((one) => [one.rule, one] as const))('%s', (_, { written, gives }) => {
  const isJson = /^\{[^{]/.test(written)
  const value = isJson
    ? renderJson(JSON.parse(written) as Json, scope)
    : renderTemplate(written, scope)
  expect(shown(value)).toBe(gives)
})

it.each(malformedForms.map((one) => [one.written, one] as const))('%s', (written, one) => {
  const value = () => renderTemplate(written, scope)
  if (one.refused === undefined) expect(shown(value())).toBe(one.gives)
  else expect(value).toThrow(one.refused)
})
