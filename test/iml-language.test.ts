// What cases cannot say about the expression language: limits, hostile text, references, explanations.
import { describe, expect, it } from 'vitest'
import {
  compileJson,
  compileTemplate,
  EMPTY,
  explain,
  ImlError,
  keywords,
  kindOf,
  parseTemplate,
  references,
  renderJson,
  renderTemplate,
  renderTemplateRaw,
  type Scope,
  templatesIn,
} from '../runner/iml/index.ts'
import type { Json } from '../runner/text/index.ts'

const scope: Scope = {
  variables: { a: 1, b: 'x', list: [1, 2], order: { items: [{ id: 7 }] } },
  timezone: 'UTC',
  now: () => new Date(0),
  random: () => 0.5,
  uuid: () => '00000000-0000-4000-8000-000000000000',
}

/** The ImlError that is thrown; anything else is a failure. */
function errorOf(act: () => unknown): ImlError {
  try {
    act()
  } catch (error) {
    if (error instanceof ImlError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('limits', () => {
  it.each([
    ['brackets', `{{${'('.repeat(300)}a${')'.repeat(300)}}}`],
    ['calls', `{{${'length('.repeat(300)}a${')'.repeat(300)}}}`],
    ['indexes', `{{${'list['.repeat(300)}1${']'.repeat(300)}}}`],
    ['signs', `{{${'!'.repeat(100_000)}a}}`],
    ['open brackets', `{{${'('.repeat(100_000)}`],
  ])('refuses %s that nest too deep', (_, text) => {
    expect(errorOf(() => parseTemplate(text)).code).toBe('iml/too-deep')
  })

  it('evaluates 200 levels', () => {
    expect(renderTemplate(`{{${'('.repeat(200)}a${')'.repeat(200)}}}`, scope)).toBe(1)
    expect(renderTemplate(`{{${'if(1;'.repeat(200)}a${')'.repeat(200)}}}`, scope)).toBe(1)
  })

  it('evaluates rows of operators and steps of any length', () => {
    expect(renderTemplate(`{{0${'+1'.repeat(20_000)}}}`, scope)).toBe(20_000)
    expect(renderTemplate(`{{a${'.b'.repeat(20_000)}}}`, scope)).toBeUndefined()
    expect(renderTemplate(`{{a${'[1]'.repeat(20_000)}}}`, scope)).toBeUndefined()
    expect(renderTemplate('{{a}}'.repeat(20_000), scope)).toBe('1'.repeat(20_000))
  })

  it('keeps the stack when every level holds a row of operators', () => {
    const text = `{{${'('.repeat(200)}0${`${' + 1'.repeat(8)})`.repeat(200)}}}`
    expect(renderTemplate(text, scope)).toBe(1600)
  })

  it('refuses texts that are too long, unless they hold no expression', () => {
    expect(errorOf(() => parseTemplate(`{{a}}${' '.repeat(1_000_000)}`)).code).toBe('iml/too-long')
    expect(renderTemplate('x'.repeat(2_000_000), scope)).toHaveLength(2_000_000)
  })

  it('refuses values that nest too deep', () => {
    let value: Json = '{{a}}'
    for (let level = 0; level < 100_000; level++) value = [value]
    expect(errorOf(() => compileJson(value)).code).toBe('iml/too-deep')
  })
})

describe('hostile text', () => {
  it('gives a value or an ImlError for any mixture of tokens', () => {
    const parts = [
      ...['{{', '}}', '{', '}', '(', ')', '[', ']', '.', '..', ';', ',', ' ', '\n', '"', "'", '`'],
      ...['a', 'b', 'list', 'if', 'order', '1', '1.5', '0', '-', '+', '++', '=', '!', '&&', '|'],
      ...['*', '/', '%', '<', '>=', '\\', 'now', 'é', '😀', '\ud800', '\u0000', ':', '?', '...'],
      ...['__proto__', 'constructor', 'length(', 'if(', 'ifempty(', '{{a}}', '{{list[-1]}}'],
    ]
    let state = 7
    const random = (most: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return (state >> 8) % most
    }
    for (let run = 0; run < 20_000; run++) {
      let text = '{{'
      for (let count = random(14); count >= 0; count--) text += parts[random(parts.length)]
      if (random(3) > 0) text += '}}'
      try {
        renderTemplate(text, scope)
      } catch (error) {
        if (!(error instanceof ImlError)) throw new Error(`${text} threw`, { cause: error })
        const { start, end } = error.place ?? { start: -1, end: -1 }
        expect([text, start >= 0 && start <= end && end <= text.length]).toEqual([text, true])
      }
    }
  })
})

describe('values', () => {
  it('keeps emptystring apart only where it is asked to', () => {
    expect(renderTemplate('{{emptystring}}', scope)).toBe('')
    expect(renderTemplateRaw('{{emptystring}}', scope)).toBe(EMPTY)
    expect(renderJson({ x: '{{emptystring}}' }, scope)).toEqual({ x: '' })
  })

  it('knows which templates are constant', () => {
    expect(compileTemplate('plain').constant).toBe(true)
    expect(compileTemplate("{{'plain'}}").constant).toBe(true)
    expect(compileTemplate('{{a}}').constant).toBe(false)
    expect(compileTemplate('{{true}}').constant).toBe(false)
  })

  it('makes a new value each time and leaves the written one alone', () => {
    const written = { rows: ['{{a}}', 2] }
    const first = renderJson(written, scope) as { rows: unknown[] }
    first.rows.push(3)
    expect(renderJson(written, scope)).toEqual({ rows: [1, 2] })
    expect(written).toEqual({ rows: ['{{a}}', 2] })
  })

  it('keeps members without a value as undefined', () => {
    const made = renderJson({ x: '{{missing}}' }, scope) as object
    expect(Object.keys(made)).toEqual(['x'])
  })

  it('copies a member named __proto__ as data', () => {
    const data = JSON.parse('{"__proto__": {"polluted": true}}')
    const own = { ...scope, variables: { data } }
    const made = renderJson({ '{{...}}': '{{data}}' }, own) as object
    expect(Object.keys(made)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
  })

  it('looks functions up by profile, and the own ones first', () => {
    const functions = new Map([['length', () => 'mine']])
    expect(renderTemplate('{{length(b)}}', { ...scope, functions })).toBe('mine')
    const scenario: Scope = { ...scope, profile: 'scenario' }
    const error = errorOf(() => renderTemplate("{{parseJSON('1')}}", scenario))
    expect(error.message).toBe("Function 'parseJSON' not found!")
    expect(renderTemplate("{{parseJSON('1')}}", scope)).toBe(1)
  })
})

describe('places of errors in JSON', () => {
  it.each<[string, Json, readonly (string | number)[]]>([
    ['a malformed value', { x: [{ y: '{{a b}}' }] }, ['x', 0, 'y']],
    ['a failing value', { x: [1, '{{nope()}}'] }, ['x', 1]],
    ['a malformed key', { x: { '{{a b}}': 1 } }, ['x', '{{a b}}']],
    ['a failing key', { '{{nope()}}': 1 }, ['{{nope()}}']],
  ])('%s', (_, value, path) => {
    expect(errorOf(() => renderJson(value, scope)).path).toEqual(path)
  })
})

describe('references', () => {
  it('tells names, steps and calls in the order they are written', () => {
    const found = references('{{if(order.items[1].id = a; get(list; b); `x y`.z)}} {{c[d].e}}')
    expect(
      found.map((reference) =>
        reference.kind === 'function'
          ? `${reference.name}(${reference.argumentCount})`
          : [reference.name, ...reference.steps, ...(reference.complete ? [] : ['…'])].join(' '),
      ),
    ).toEqual(['if(3)', 'order items 1 id', 'a', 'get(2)', 'list', 'b', 'x y z', 'c …', 'd'])
  })

  it('counts offsets in the template and tells where it stands', () => {
    const [reference] = references({ rows: ['x {{order.id}}'] })
    expect(reference).toMatchObject({ path: ['rows', 0], start: 4, end: 12, name: 'order' })
  })

  it('finds templates in keys, but not in spread keys', () => {
    const found = templatesIn({ '{{a}}': 1, '{{...}}': '{{b}}', plain: 'c' })
    expect(found.map(({ text, isKey }) => [text, isKey])).toEqual([
      ['{{a}}', true],
      ['{{b}}', false],
    ])
  })
})

describe('explain', () => {
  it('shows every part with its value and leaves out what was not evaluated', () => {
    const [tree] = explain("{{if(a = 1; upper(b) + '!'; nope())}}", scope)
    expect(tree).toMatchObject({
      text: "if(a = 1; upper(b) + '!'; nope())",
      outcome: 'value',
      value: 'X!',
      parts: [
        { text: 'a = 1', value: true, parts: [{ text: 'a', value: 1, parts: [] }] },
        { text: "upper(b) + '!'", value: 'X!', parts: [{ text: 'upper(b)', value: 'X' }] },
        { text: 'nope()', outcome: 'skipped', parts: [] },
      ],
    })
  })

  it('shows where an error came from', () => {
    const [tree] = explain('{{length(a * b)}}', scope)
    expect(tree).toMatchObject({
      outcome: 'error',
      parts: [{ text: 'a * b', outcome: 'error', parts: [{ value: 1 }, { value: 'x' }] }],
    })
  })

  it('shows the operands of a long row side by side', () => {
    const [tree] = explain(`{{a${' + a'.repeat(20)}}}`, scope)
    expect(tree?.value).toBe(21)
    expect(tree?.parts).toHaveLength(21)
  })
})

describe('callers without types', () => {
  it.each([undefined, null, 5, {}, ['{{a}}']])('are told that %j is no template', (given) => {
    const text = given as unknown as string
    for (const use of [
      parseTemplate,
      compileTemplate,
      (one: string) => renderTemplate(one, scope),
    ]) {
      expect(errorOf(() => use(text)).message).toBe('A template must be text.')
    }
  })

  it.each([{}, { variables: {} }, undefined])('may leave out any of a scope: %j', (given) => {
    const bare = given as unknown as Scope
    expect(renderTemplate('{{now}}', bare)).toBeInstanceOf(Date)
    expect(renderTemplate('{{uuid}}', bare)).toMatch(/^[\da-f-]{36}$/)
    expect(renderTemplate('{{random < 1}} {{a}}', bare)).toBe('true ')
    expect(renderTemplate("{{formatDate('2020-01-01T00:00Z'; 'HH:mm Z')}}", bare)).toBe(
      '00:00 +00:00',
    )
    expect(explain('{{timestamp > 0}}', bare)[0]?.value).toBe(true)
    expect(renderJson({ a: '{{pi > 3}}' }, bare)).toEqual({ a: true })
  })
})

it('refuses a scope whose zone does not exist', () => {
  const lost = { ...scope, timezone: 'Nowhere/City' }
  expect(errorOf(() => renderTemplate("{{formatDate(now; 'HH:mm')}}", lost)).message).toContain(
    "'Nowhere/City' is not a known time zone.",
  )
})

describe('words with a value', () => {
  it.each([...keywords.values()])('$name is of kind $kind', ({ kind, isNothing, name, value }) => {
    const running = { ...scope, executionId: 'e1' }
    expect(kindOf(value(running))).toBe(kind)
    const isReplaced = renderTemplate(`{{ifempty(${name}; 'replaced')}}`, running) === 'replaced'
    expect(isReplaced).toBe(isNothing)
  })
})
