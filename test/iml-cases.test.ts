// Cases that are written wrong themselves: each fails with a sentence, and none with a stack or by luck.
import { expect, it } from 'vitest'
import { playCases, readCases } from '../runner/cases/index.ts'

it.each([
  [
    'a date that is none',
    '{ vars: { w: { $date: foo } } }',
    "context.vars.w.$date: 'foo' is no date",
  ],
  [
    'a date that is no text',
    '{ vars: { w: { $date: 5 } } }',
    "context.vars.w.$date: '5' is no date",
  ],
  ['a buffer that is no hex', '{ vars: { w: [{ $buffer: zz }] } }', 'context.vars.w[0].$buffer:'],
  [
    'a value that holds itself',
    '{ vars: { a: &x [*x] } }',
    'context.vars.a[0]: The value holds itself.',
  ],
  [
    'a zone that does not exist',
    '{ timezone: Mars/North }',
    'context.timezone: "Mars/North" is no time',
  ],
  ['a clock that shows no date', '{ now: soon }', "context.now: 'soon' is no date in ISO 8601."],
])('%s', (_, context, why) => {
  expect(whyOf(`{ id: a, expr: "{{1}}", expect: 1, context: ${context} }`)).toContain(why)
})

it('an expected value that holds itself', () => {
  expect(whyOf('{ id: a, expr: "{{1}}", expect: &x [*x] }')).toMatch(
    /^expect: The value holds itself/,
  )
})

it('a template that holds itself', () => {
  expect(whyOf('{ id: a, expr: &x [*x], expect: 1 }')).toContain('nests more than 200 levels')
})

function whyOf(one: string): string | undefined {
  const read = readCases({ file: 'a.yaml', text: `kind: iml\ncases:\n  - ${one}\n` })
  if (!('cases' in read)) throw new Error(read.message)
  return playCases(read, {})[0]?.why
}
