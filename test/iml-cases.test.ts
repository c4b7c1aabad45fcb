// Cases that are written wrong themselves: each fails with a sentence, and none with a stack or by luck.
import { describe, expect, it } from 'vitest'
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
    'a zone that does not exist',
    '{ timezone: Mars/North }',
    'context.timezone: "Mars/North" is no time',
  ],
  ['a clock that shows no date', '{ now: soon }', "context.now: 'soon' is no date in ISO 8601."],
])('%s', (_, context, why) => {
  expect(whyOf(`{ id: a, expr: "{{1}}", expect: 1, context: ${context} }`)).toContain(why)
})

describe('what holds itself', () => {
  const circle: unknown[] = []
  circle.push(circle)
  it.each([
    [
      { expr: '{{1}}', expect: 1, context: { vars: { a: circle } } },
      'context.vars.a[0]: The value',
    ],
    [{ expr: '{{1}}', expect: circle }, 'expect: The value holds itself'],
    [{ expr: circle, expect: 1 }, 'nests more than 200 levels'],
  ])('is told where a program gives it: %#', (one, why) => {
    const [played] = playCases({ kind: 'iml', cases: [{ id: 'a', ...one }] }, {})
    expect(played?.why).toContain(why)
  })
  it('is no case file', () => {
    const text = 'kind: iml\ncases:\n  - { id: a, expr: "{{1}}", expect: &x [*x] }\n'
    expect(readCases({ file: 'a.yaml', text })).toMatchObject({
      message: 'An alias stands for a value that holds the alias itself, without end.',
      at: { start: text.indexOf('&') },
    })
  })
})

function whyOf(one: string): string | undefined {
  const read = readCases({ file: 'a.yaml', text: `kind: iml\ncases:\n  - ${one}\n` })
  if (!('cases' in read)) throw new Error(read.message)
  return playCases(read, {})[0]?.why
}
