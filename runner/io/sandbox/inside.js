// Evaluated inside QuickJS before any code of an app: values in and out as text, iml, debug, console.
//
// A value crosses as the JSON text of [value, specials]: a special is [path, kind, data] for what JSON
// cannot say, null standing at its place. Kinds: u undefined; n NaN, -0 and the infinities; d a date;
// b bytes as base64. crossing.ts is the other end. What this needs of the built-in objects is taken
// before an app can change them; inside-built-ins.js makes them what they were.
;({ ask, print, encode, decode }, { timezone, builtIns }, Buffer) => {
  const { stringify, parse } = JSON
  const textOf = String
  const { isArray } = Array
  const { keys, defineProperty, setPrototypeOf, freeze, create, assign } = Object
  const { isView } = ArrayBuffer
  const unbound = Function.prototype.call.bind.bind(Function.prototype.call)
  const tagOf = unbound(Object.prototype.toString)
  const timeOf = unbound(Date.prototype.getTime)
  const bindTo = unbound(Function.prototype.bind)
  const { apply } = Reflect
  const PlainDate = Date
  const DEEPEST = 400
  const PROMISE =
    'a promise was returned, and functions cannot wait: make it return the value itself'

  const base64 = (buffer, offset, length) => parse(encode(buffer, offset, length, 'base64'))
  const bare = () => setPrototypeOf([], null)

  const specialOfObject = (value) => {
    if (isView(value)) return ['b', base64(value.buffer, value.byteOffset, value.byteLength)]
    const tag = tagOf(value)
    if (tag === '[object ArrayBuffer]') return ['b', base64(value, 0, value.byteLength)]
    if (tag === '[object Promise]') throw new TypeError(PROMISE)
    if (tag !== '[object Date]') return undefined
    try {
      return ['d', timeOf(value)]
    } catch {
      // a record that says it were a date
      return undefined
    }
  }

  const specialOf = (value) => {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return undefined
      case 'number':
        if (value === 0) return 1 / value < 0 ? ['n', '-0'] : undefined
        return value - value === 0 ? undefined : ['n', textOf(value)]
      case 'bigint':
        return specialOf(Number(value))
      case 'object':
        return value === null ? undefined : specialOfObject(value)
      default:
        return ['u']
    }
  }

  /** Copies arrays and records into ones that inherit nothing, so that no toJSON is ever called. */
  const copier = () => {
    const path = bare()
    const outer = bare()
    const specials = bare()
    const guard = (value, depth) => {
      if (depth >= DEEPEST)
        throw new RangeError(`the value is nested deeper than ${DEEPEST} levels`)
      for (let at = 0; at < depth; at += 1) {
        if (outer[at] === value) throw new TypeError('the value contains itself')
      }
      outer[depth] = value
    }
    const copyArray = (value, depth) => {
      const result = bare()
      for (let at = 0; at < value.length; at += 1) {
        path[depth] = at
        result[at] = copy(value[at], depth + 1)
      }
      return result
    }
    const copyRecord = (value, depth) => {
      const result = create(null)
      const names = keys(value)
      for (let at = 0; at < names.length; at += 1) {
        const member = value[names[at]]
        // as in JSON, a method is no data
        if (typeof member === 'function' || typeof member === 'symbol') continue
        path[depth] = names[at]
        result[names[at]] = copy(member, depth + 1)
      }
      return result
    }
    const copy = (value, depth) => {
      const special = specialOf(value)
      if (special !== undefined) {
        const place = bare()
        for (let at = 0; at < depth; at += 1) place[at] = path[at]
        specials[specials.length] = setPrototypeOf([place, special[0], special[1]], null)
        return null
      }
      if (typeof value === 'bigint') return Number(value)
      if (typeof value !== 'object' || value === null) return value
      guard(value, depth)
      return isArray(value) ? copyArray(value, depth) : copyRecord(value, depth)
    }
    return { copy, specials }
  }

  const pack = (value) => {
    const { copy, specials } = copier()
    const plain = copy(value, 0)
    // biome-ignore lint/style/useTemplate: QuickJS makes those with String.prototype.concat
    return '[' + stringify(plain) + ',' + stringify(specials) + ']'
  }

  const revived = (kind, data) => {
    if (kind === 'd') return new PlainDate(data === null ? Number.NaN : data)
    if (kind === 'b') return new Buffer(decode(stringify(data), 'base64'))
    return kind === 'n' ? Number(data) : undefined
  }

  const unpack = (text) => {
    const [plain, specials] = parse(text)
    let root = plain
    for (let at = 0; at < specials.length; at += 1) {
      const [path, kind, data] = specials[at]
      const value = revived(kind, data)
      const last = path.length - 1
      let target = root
      for (let step = 0; step < last; step += 1) target = target[path[step]]
      if (last < 0) root = value
      else {
        const whole = { value, writable: true, enumerable: true, configurable: true }
        defineProperty(target, path[last], whole)
      }
    }
    return root
  }

  const shown = (value) => {
    if (typeof value === 'string') return value
    try {
      return value instanceof Error ? textOf(value) : (stringify(value) ?? textOf(value))
    } catch {
      // a record without a text, or one that contains itself
      return tagOf(value)
    }
  }

  const iml = create(null)
  for (const name of builtIns) {
    iml[name] = (...args) => {
      const [ok, answer] = parse(ask(name, pack(args)))
      if (ok) return unpack(answer)
      throw new Error(answer)
    }
  }

  const debug = (...values) => print(values.map(shown).join(' '))
  const console = { log: debug, info: debug, warn: debug, error: debug, debug }
  const environment = freeze({ timezone })
  const globals = { iml, environment, debug, console, Buffer }
  for (const name of keys(globals)) {
    defineProperty(globalThis, name, { value: globals[name], writable: true, configurable: true })
  }

  return {
    /** Makes a function of the app callable; iml is closed once all are there. */
    define: (name, code) => {
      // a bound function rather than one that calls it: recursion gets deeper
      iml[name] = bindTo(code, { timezone })
    },
    close: () => freeze(iml),
    isFunction: (value) => typeof value === 'function',
    call: (name, text) => pack(apply(iml[name], undefined, unpack(text))),
    /** Name, message and stack of whatever was thrown, as JSON text. */
    told: (thrown) => {
      const isError = typeof thrown === 'object' && thrown !== null && 'message' in thrown
      const stack = isError && typeof thrown.stack === 'string' ? thrown.stack : ''
      const name = isError ? textOf(thrown.name) : ''
      const message = textOf(isError ? thrown.message : shown(thrown))
      return stringify(assign(create(null), { name, message, stack }))
    },
  }
}
