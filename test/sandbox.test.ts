// The sandbox for functions of apps: limits and places; test/iml/sandbox.yaml has what they compute and reach.
import { describe, expect, it } from 'vitest'
import { type ImlError, renderTemplate, type Scope } from '../runner/iml/index.ts'
import { bindFunctions, type SandboxOptions } from '../runner/io/sandbox.ts'
import { drawProblem, positionOf, type Source } from '../runner/text/index.ts'

const scope: Scope = {
  variables: {},
  timezone: 'Europe/Prague',
  now: () => new Date(),
  random: () => 0.5,
  uuid: () => '',
}

const sourcesOf = (codes: Record<string, string>): ReadonlyMap<string, Source> =>
  new Map(
    Object.entries(codes).map(([name, text]) => [name, { file: `functions/${name}.js`, text }]),
  )

/** Functions by their code, with `call`, which gives the value or the error. */
function bound(codes: Record<string, string>, options: SandboxOptions = {}) {
  const box = bindFunctions(sourcesOf(codes), scope, { limit: 200, ...options })
  const call = (name: string, ...args: unknown[]): unknown => {
    try {
      return box.functions.get(name)?.(args)
    } catch (error) {
      return error
    }
  }
  return { ...box, call }
}

describe('limits', () => {
  const codes = {
    endless: 'function endless() { for (;;) {} }',
    stubborn: 'function stubborn() { return [].includes.call({ length: 2 ** 53 - 1 }, 1) }',
    digits: 'function digits() { return (2n ** 1000000n).toString() }',
    fine: 'function fine(n) { globalThis.kept = (globalThis.kept ?? 0) + n; return kept }',
    text: "function text() { const all = []; for (;;) all.push('x'.repeat(1000) + all.length) }",
    objects: 'function objects() { const all = []; for (;;) all.push({ a: 1, b: [1, 2, 3] }) }',
    bytes: 'function bytes() { const all = []; for (;;) all.push(new Uint8Array(1e6)) }',
    length: 'function length(text) { return text.length }',
    none: 'function none() { throw null }',
  }

  it.each(['endless', 'stubborn', 'digits'])('stops %s in time, and others go on', (name) => {
    const { call, dispose } = bound(codes)
    call('fine', 1)
    const began = performance.now()
    expect(call(name)).toMatchObject({ message: 'Script execution timed out after 200 ms.' })
    expect(performance.now() - began).toBeLessThan(2000)
    expect(call('fine', 1)).toBeTypeOf('number')
    dispose()
  })

  it.each(['text', 'objects', 'bytes'])('bounds memory filled with %s', (name) => {
    const { call, dispose } = bound(codes, { limit: 10_000 })
    const before = process.memoryUsage().rss
    expect(call(name)).toMatchObject({
      message: 'The function needs more than its 128 MB of memory.',
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 2 ** 20)
    expect(call('fine', 1)).toBe(1)
    dispose()
  })

  it('refuses an argument that finds no room', () => {
    const { call, dispose } = bound(codes, { limit: 10_000 })
    expect(call('length', 'x'.repeat(1e7))).toBe(1e7)
    expect(call('length', 'x'.repeat(5e7))).toMatchObject({
      message: 'The function needs more than its 128 MB of memory.',
    })
    expect(call('none')).toMatchObject({ message: 'null' })
    dispose()
  })

  it('keeps apps apart, and begins anew after dispose', () => {
    const [one, other] = [bound(codes), bound(codes)]
    expect([one.call('fine', 1), one.call('fine', 1), other.call('fine', 5)]).toEqual([1, 2, 5])
    one.dispose()
    expect([one.call('fine', 1), other.call('fine', 5)]).toEqual([1, 10])
    one.dispose()
    other.dispose()
  })

  it('binds and disposes a thousand times without growing', () => {
    for (let turn = 0; turn < 1000; turn += 1) {
      const { call, dispose } = bound({ fine: 'function fine(a) { return a }' })
      if (turn % 10 === 0) expect(call('fine', { turn })).toEqual({ turn })
      dispose()
    }
  })
})

describe('places', () => {
  it('tells where a function failed, in the file of the innermost one', () => {
    const { call } = bound({
      outer: 'function outer(a) {\n  return iml.inner(a)\n}',
      inner: '// explains itself\nfunction inner(a) {\n  throw new RangeError("no " + a)\n}',
    })
    const error = call('outer', 'luck') as ImlError
    expect(error).toMatchObject({ code: 'iml/function-failed', message: 'no luck' })
    expect(error.remedy).toMatch(/^see functions\/inner\.js:3:\d+$/)
    expect(error.source?.source.file).toBe('functions/inner.js')
  })

  it('counts the columns of a first line as they are written', () => {
    const code = 'function first(a) { return a.b.c }'
    const { source } = bound({ first: code }).call('first', {}) as ImlError
    expect(source && positionOf(source.source, source.start).line).toBe(1)
    expect(source?.start).toBe(code.lastIndexOf('.'))
  })

  it('keeps the place while the error rises through expressions', () => {
    const { functions, dispose } = bound({ broken: 'function broken() { throw new Error("x") }' })
    try {
      renderTemplate('{{length(broken())}}', { ...scope, functions })
      expect.unreachable()
    } catch (error) {
      expect((error as ImlError).source?.source.file).toBe('functions/broken.js')
    }
    dispose()
  })

  it('lists what is wrong with functions as they are written', () => {
    const { check } = bound({
      fine: 'const fine = 1',
      other: 'function another() {}',
      odd: 'function odd( {\n}',
    })
    const drawn = check().map((problem) => drawProblem(problem).split('\n').slice(0, 2))
    expect(drawn).toEqual([
      [
        expect.stringMatching(/^error: The source of function 'fine' cannot be read: /),
        expect.stringContaining('functions/fine.js:1:'),
      ],
      [
        "warning: The code of function 'other' calls itself another.  function/name",
        ' --> functions/other.js:1:10',
      ],
      [
        expect.stringMatching(/^error: The source of function 'odd' cannot be read: /),
        expect.stringContaining('functions/odd.js:'),
      ],
    ])
  })
})

it('hands over what debug and console print, up to a limit', () => {
  const lines: string[] = []
  const { call } = bound(
    {
      talk: "function talk() { debug('a', { b: 1 }); console.log(undefined, [1]); debug(new Error('e')) }",
      shout:
        "function shout() { for (let i = 0; i < 500; i += 1) debug('x'.repeat(1000)); return 'done' }",
    },
    { debug: (line) => lines.push(line), limit: 5000 },
  )
  call('talk')
  expect(lines).toEqual(['a {"b":1}', 'undefined [1]', 'Error: e'])
  expect(call('shout')).toBe('done')
  expect(lines.join('').length).toBeLessThan(101_000)
})
