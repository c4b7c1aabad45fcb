// Evaluated inside QuickJS before a file of tests: it, describe and Node's assert, in one global each.
;(name) => {
  const results = []
  const warnings = new Set()
  const outer = []
  const { stringify } = JSON

  const shown = (value) => {
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'function') return `[Function ${value.name}]`
    if (typeof value !== 'object' || value === null) {
      return typeof value === 'string' ? stringify(value) : String(value)
    }
    if (value instanceof Date) return Number.isNaN(+value) ? 'Invalid Date' : value.toISOString()
    if (value instanceof RegExp || value instanceof Error) return String(value)
    try {
      return stringify(value) ?? String(value)
    } catch {
      // contains itself
      return Object.prototype.toString.call(value)
    }
  }

  class AssertionError extends Error {
    constructor(message, actual, expected) {
      super(message)
      this.name = 'AssertionError'
      this.code = 'ERR_ASSERTION'
      this.actual = actual
      this.expected = expected
    }
  }

  const fail = (message, words, actual, expected) => {
    if (message instanceof Error) throw message
    throw new AssertionError(
      message === undefined ? words : `${message}: ${words}`,
      actual,
      expected,
    )
  }

  const typed = (value) => Object.prototype.toString.call(value)
  const isObject = (value) => typeof value === 'object' && value !== null
  const symbolsOf = (value) =>
    Object.getOwnPropertySymbols(value).filter((one) =>
      Object.prototype.propertyIsEnumerable.call(value, one),
    )

  const sameLeaf = (one, other, strict) => {
    if (strict) return Object.is(one, other)
    // biome-ignore lint/suspicious/noDoubleEquals: the loose methods of assert compare so
    return one == other || (Number.isNaN(one) && Number.isNaN(other))
  }

  /** Sets and maps compare without order. */
  const sameItems = (one, other, same) => {
    const left = [...other]
    return [...one].every((item) => {
      const at = left.findIndex((candidate) => same(item, candidate))
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    })
  }

  const inner = [
    [(value) => value instanceof Date, (one, other) => Object.is(+one, +other)],
    [
      (value) => value instanceof RegExp,
      (one, other) => `${one}` === `${other}` && one.lastIndex === other.lastIndex,
    ],
    [
      (value) => value instanceof Error,
      (one, other) => one.message === other.message && one.name === other.name,
    ],
    [
      (value) =>
        typed(value) === '[object Number]' ||
        typed(value) === '[object String]' ||
        typed(value) === '[object Boolean]',
      (one, other) => Object.is(one.valueOf(), other.valueOf()),
    ],
    [
      (value) => value instanceof Map || value instanceof Set,
      (one, other, same) => one.size === other.size && sameItems(one, other, same),
    ],
    [
      (value) =>
        typeof value === 'object' &&
        (value instanceof WeakMap || value instanceof WeakSet || value instanceof Promise),
      (one, other) => one === other,
    ],
  ]

  /** Node's rules: types and prototypes count when strict, cycles are followed once. */
  const same = (one, other, strict, pairs = []) => {
    if (!isObject(one) || !isObject(other)) {
      return isObject(one) === isObject(other) && sameLeaf(one, other, strict)
    }
    if (one === other) return true
    if (typed(one) !== typed(other) || Array.isArray(one) !== Array.isArray(other)) return false
    if (strict && Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false
    if (pairs.some(([left, right]) => left === one && right === other)) return true
    const deeper = [...pairs, [one, other]]
    const within = (left, right) => same(left, right, strict, deeper)
    for (const [is, equal] of inner) {
      if (is(one) !== is(other) || (is(one) && !equal(one, other, within))) return false
    }
    if (Array.isArray(one) && one.length !== other.length) return false
    const keysOf = (value) => [...Object.keys(value), ...(strict ? symbolsOf(value) : [])]
    const names = keysOf(one)
    return (
      names.length === keysOf(other).length &&
      names.every((key) => Object.hasOwn(other, key) && within(one[key], other[key]))
    )
  }

  const comparison = (holds, words) => (actual, expected, message) => {
    if (holds(actual, expected)) return
    fail(message, `${words}: ${shown(actual)} and ${shown(expected)}`, actual, expected)
  }

  /** Whether a thrown value is what throws() was told to expect. */
  const fits = (thrown, expected) => {
    if (expected === undefined) return true
    if (expected instanceof RegExp) return expected.test(String(thrown))
    if (typeof expected === 'function') {
      if (expected.prototype !== undefined && thrown instanceof expected) return true
      if (Object.prototype.isPrototypeOf.call(Error, expected)) return false
      return expected !== Error && expected.call({}, thrown) === true
    }
    const keys = Object.keys(expected)
    if (expected instanceof Error) keys.push('name', 'message')
    return keys.every((key) =>
      expected[key] instanceof RegExp && typeof thrown?.[key] === 'string'
        ? expected[key].test(thrown[key])
        : same(thrown?.[key], expected[key], true),
    )
  }

  const thrownBy = (code) => {
    if (typeof code !== 'function') throw new TypeError('The "fn" argument must be a function.')
    try {
      code()
    } catch (error) {
      return { error }
    }
    return undefined
  }

  const ok = (value, message) => {
    if (!value) fail(message, `Expected a truthy value, got ${shown(value)}`, value, true)
  }
  const waits = (method) => () => {
    throw new AssertionError(
      `assert.${method} waits for a promise, and tests of functions cannot wait`,
    )
  }

  const loose = (one, other) => sameLeaf(one, other, false)
  const deep = (one, other) => same(one, other, false)
  const deepStrict = (one, other) => same(one, other, true)
  const not = (holds) => (one, other) => !holds(one, other)
  const matches = (text, pattern) => typeof text === 'string' && pattern.test(text)

  const methods = {
    ok,
    equal: comparison(loose, 'Expected values to be loosely equal'),
    notEqual: comparison(not(loose), 'Expected values to be loosely unequal'),
    strictEqual: comparison(Object.is, 'Expected values to be strictly equal'),
    notStrictEqual: comparison(not(Object.is), 'Expected values to be strictly unequal'),
    deepEqual: comparison(deep, 'Expected values to be loosely deep-equal'),
    notDeepEqual: comparison(not(deep), 'Expected values not to be loosely deep-equal'),
    deepStrictEqual: comparison(deepStrict, 'Expected values to be strictly deep-equal'),
    notDeepStrictEqual: comparison(
      not(deepStrict),
      'Expected values not to be strictly deep-equal',
    ),
    match: comparison(matches, 'Expected the text to match'),
    doesNotMatch: comparison(not(matches), 'Expected the text not to match'),
    throws: (code, expected, message) => {
      const [wanted, words] =
        typeof expected === 'string' ? [undefined, expected] : [expected, message]
      const thrown = thrownBy(code)
      if (thrown === undefined) fail(words, 'Missing expected exception')
      if (!fits(thrown.error, wanted))
        fail(words, `Another exception was thrown: ${shown(thrown.error)}`)
    },
    doesNotThrow: (code, expected, message) => {
      const thrown = thrownBy(code)
      const words = typeof expected === 'string' ? expected : message
      if (thrown !== undefined) fail(words, `Got unwanted exception: ${shown(thrown.error)}`)
    },
    ifError: (value) => {
      if (value !== undefined && value !== null)
        fail(undefined, `Got unwanted exception: ${shown(value)}`)
    },
    fail: (message = 'Failed') => {
      throw message instanceof Error ? message : new AssertionError(message)
    },
    rejects: waits('rejects'),
    doesNotReject: waits('doesNotReject'),
    AssertionError,
  }
  const strict = Object.assign((value, message) => ok(value, message), methods, {
    equal: methods.strictEqual,
    notEqual: methods.notStrictEqual,
    deepEqual: methods.deepStrictEqual,
    notDeepEqual: methods.notDeepStrictEqual,
  })
  strict.strict = strict
  const assert = Object.assign((value, message) => ok(value, message), methods, { strict })

  const it = (title, code) => {
    const id = [...outer, String(title)].join(' ')
    try {
      if (typeof code !== 'function') throw new TypeError(`it(${shown(title)}) has no function`)
      const returned = code()
      if (returned instanceof Promise) warnings.add('async')
      results.push({ id, ok: true })
    } catch (error) {
      const isError = isObject(error) && 'message' in error
      const message = isError ? `${error.message}` : shown(error)
      const stack = isError ? `${error.stack}` : ''
      results.push({ id, ok: false, name: isError ? `${error.name}` : '', message, stack })
    }
  }
  const describe = (title, code) => {
    warnings.add('describe')
    outer.push(String(title))
    code()
    outer.pop()
  }
  /** Make's own runner for tests has none of these. */
  const watched = (global) => {
    const value = globalThis[global]
    const get = () => {
      warnings.add(global)
      return value
    }
    Object.defineProperty(globalThis, global, { get, configurable: true })
  }

  const tested = globalThis.iml[name]
  Object.assign(globalThis, { it, describe, assert })
  for (const global of ['Buffer', 'debug']) watched(global)
  Object.defineProperty(globalThis, name, { value: tested, configurable: true })
  return () => stringify({ results, warnings: [...warnings] })
}
