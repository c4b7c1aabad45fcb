// Hostile functions of an app: every kind that is known, one line of a list each.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of the functions, not of this file

/** A function as its author may write it; its name is `hostile`. */
export interface HostileFunction {
  readonly it: string
  readonly source: string
  /** True where its value is the type of something that must not exist inside. */
  readonly reaches?: true
}

/** The statements of a function body, by a name for people. */
type Bodies = Readonly<Record<string, string>>

const family = (name: string, bodies: Bodies): HostileFunction[] =>
  Object.entries(bodies).map(([it, body]) => ({
    it: `${name}: ${it}`,
    source: `function hostile(a, b) { ${body} }`,
  }))

/** Ways to a Function constructor, and what it is then asked for. */
const CONSTRUCTORS = [
  'Function',
  '(() => {}).constructor',
  'this.constructor.constructor',
  'iml.upper.constructor',
  'debug.constructor',
  'Buffer.constructor',
  'Buffer.from.constructor',
  'console.log.constructor',
  'environment.constructor.constructor',
  'Error.constructor',
  'new Error().constructor.constructor',
  'a.constructor.constructor',
  'iml.parseJSON("{}").constructor.constructor',
  'iml.split("a b", " ").constructor.constructor',
  'Reflect.getPrototypeOf(async () => {}).constructor',
  'Object.getPrototypeOf(function* () {}).constructor',
  'Intl.NumberFormat.constructor',
  'new Intl.NumberFormat().format.constructor',
]

const WANTED = ['process', 'require', 'module', 'fetch', 'WebAssembly', 'Worker', 'std', 'os']

function reaching(): HostileFunction[] {
  const ways = CONSTRUCTORS.flatMap((way) =>
    WANTED.slice(0, 2).map((name): [string, string] => [
      `${name} by ${way}`,
      `const made = ${way}('return typeof ${name}'); const got = made(); return got && got.next ? got.next().value : got`,
    ]),
  )
  const direct = WANTED.map((name): [string, string] => [name, `return typeof ${name}`])
  const evaluated = [
    ['eval', "return eval('typeof process')"],
    ['eval elsewhere', "return (0, eval)('typeof require')"],
    ['global', "return typeof globalThis['process']"],
    ['caller', 'return typeof (hostile.caller ?? arguments.callee.caller)?.constructor'],
    [
      'stack',
      'Error.prepareStackTrace = (_, sites) => sites; return typeof new Error().stack?.[0]?.getThis',
    ],
    ['mainModule', 'return typeof this.process?.mainModule'],
    ['prototype by get', "return typeof iml.get({}, '__proto__')?.constructor?.process"],
    ['global by sort', 'return typeof [1, 2].sort.call(undefined)'],
    ['global by this', 'return typeof (function () { return this })()?.process'],
    ['memory', 'return typeof SharedArrayBuffer?.process'],
  ] as const
  return [...ways, ...direct, ...evaluated].map(([it, body]) => ({
    it: `reach: ${it}`,
    source: `function hostile(a, b) { ${body} }`,
    reaches: true,
  }))
}

const LOOPS: Bodies = {
  for: 'for (;;) {}',
  while: 'while (true) a = [a]',
  labels: 'out: for (;;) { for (;;) continue out }',
  finally: 'for (;;) { try { throw 1 } catch {} finally { continue } }',
  recursion: 'return hostile(a)',
  'recursion by iml': 'return iml.hostile(a)',
  'recursion in text': 'return `${{ toString() { return hostile(a) } }}`',
  generator: 'return [...(function* () { for (;;) yield 1 })()]',
  delegation: 'const g = function* () { yield* g() }; return [...g()]',
  iterator: 'return Array.from({ [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) })',
  destructuring: 'const [...all] = { [Symbol.iterator]: () => ({ next: () => ({}) }) }; return all',
  sort: 'return [3, 1, 2].sort(() => { for (;;) {} })',
  comparison: 'return Array.from({ length: 1e7 }, Math.random).sort().length',
  replace: "return 'a'.replace(/a/, () => { for (;;) {} })",
  promise: 'const more = () => Promise.resolve().then(more); return more()',
  await: 'return (async () => { for (;;) await 1 })()',
  includes: 'return [].includes.call({ length: 2 ** 53 - 1 }, 1)',
  indexOf: 'return [].indexOf.call({ length: 2 ** 53 - 1 }, 1)',
  fill: 'return [].fill.call({ length: 2 ** 53 - 1 }, 1)',
  join: 'return new Array(2 ** 32 - 1).join()',
  reverse: 'return [].reverse.call({ length: 2 ** 53 - 1 })',
  keys: 'return Object.keys(new Uint8Array(1e8)).length',
  digits: 'return (2n ** 10000000n).toString().length',
  power: 'return 2n ** 2n ** 40n',
  product: 'let n = 3n; for (;;) n *= n',
  json: "return JSON.parse('['.repeat(1e6) + ']'.repeat(1e6))",
  stringify:
    'let deep = []; for (let i = 0; i < 1e6; i += 1) deep = [deep]; return JSON.stringify(deep)',
  split: "return 'a'.repeat(1e8).split('').length",
  normalize: "return 'ﷺ'.repeat(1e6).normalize('NFKD').length",
  padding: "return ''.padEnd(2 ** 29, 'x').length",
  case: "return 'İ'.repeat(1e8).toLowerCase().length",
  'built-in': "for (;;) iml.upper('a')",
  'built-in in map': "return Array.from({ length: 1e6 }, () => iml.md5('a')).length",
  intl: "for (;;) new Intl.DateTimeFormat('de').format(new Date())",
  debug: "for (;;) debug('x')",
  date: 'for (;;) new Date().toLocaleString()',
  atomics: 'return Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0)',
  getter: 'return { get a() { for (;;) {} } }',
  coercion: 'return +{ valueOf() { for (;;) {} } }',
  'with key': 'const o = {}; o[{ toString() { for (;;) {} } }] = 1',
  function: "return new Function('for (;;) {}')()",
  eval: "eval('for (;;) {}')",
  buffer: "for (;;) Buffer.from('x'.repeat(1000)).toString('base64')",
}

const PATTERNS = [
  '^(a+)+$',
  '^(a|a)*$',
  '^(a|aa)+$',
  '(a*)*b',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(.*)*x',
  '(?=(a+))*b',
  '^(?:a?){40}a{40}$',
  '([\\\\s\\\\S]*)*!',
  '(\\\\w+\\\\s?)*$',
]

const MEMORY: Bodies = {
  texts: "const all = []; for (;;) all.push('x'.repeat(1000) + all.length)",
  'one text': "let text = 'x'; for (;;) text += text",
  objects: 'const all = []; for (;;) all.push({ a: 1, b: [1] })',
  lists: 'let all = []; for (;;) all = [all, all]',
  bytes: 'const all = []; for (;;) all.push(new Uint8Array(1e6))',
  buffers: 'const all = []; for (;;) all.push(Buffer.alloc(1e6))',
  'one buffer': 'return new ArrayBuffer(2 ** 31)',
  'one list': 'return new Array(1e8).fill(0)',
  'a hole': 'const all = []; all[2 ** 32 - 2] = 1; return all',
  maps: 'const all = new Map(); for (let i = 0; ; i += 1) all.set({}, i)',
  sets: 'const all = new Set(); for (let i = 0; ; i += 1) all.add(`${i}`)',
  symbols: "const all = []; for (;;) all.push(Symbol('x'.repeat(100)))",
  closures: 'const all = []; for (let i = 0; ; i += 1) all.push(() => [i, all])',
  names: "const all = {}; for (let i = 0; ; i += 1) all['n' + i] = i",
  errors: "const all = []; for (;;) all.push(new Error('x'))",
  patterns: "const all = []; for (let i = 0; ; i += 1) all.push(new RegExp('a' + i))",
  functions: "const all = []; for (let i = 0; ; i += 1) all.push(new Function('return ' + i))",
  promises: 'const all = []; for (;;) all.push(new Promise(() => {}))',
  generators: 'const all = []; for (;;) all.push((function* () { yield all })())',
  'left behind':
    'globalThis.kept = globalThis.kept || []; for (;;) globalThis.kept.push(new Array(1000).fill(1))',
  spread: 'return Math.max(...new Array(1e7).fill(1))',
  result: "return new Array(1e6).fill('x'.repeat(50))",
  'result of a text': "return 'x'.repeat(3e7)",
  template: 'return `${new Array(1e7)}`.length',
  concat: 'let all = [1]; for (;;) all = all.concat(all)',
  json: "return JSON.stringify(new Array(1e7).fill('xxxx')).length",
  argument:
    'const all = []; for (;;) all.push(structuredCloneOf(a)); function structuredCloneOf(v) { return JSON.parse(JSON.stringify(v ?? [])) }',
}

const THROWN = [
  'null',
  'undefined',
  '0',
  '-0',
  "''",
  "'text'",
  'NaN',
  '10n',
  'Symbol("x")',
  'Symbol.iterator',
  '() => 1',
  'hostile',
  '{}',
  'Object.create(null)',
  '[]',
  '[1, [2]]',
  'new Date()',
  'new Proxy({}, {})',
  'new Proxy(new Error("x"), { get() { throw new Error("trap") } })',
  'new Proxy(new Error("x"), { has() { for (;;) {} } })',
  '{ get message() { throw new Error("getter") } }',
  '{ get message() { for (;;) {} } }',
  '{ message: { toString() { throw 1 } } }',
  '{ message: { toString() { for (;;) {} } } }',
  '{ name: Symbol("x"), message: "m" }',
  '{ message: Symbol("x") }',
  '{ toString() { throw new Error("toString") } }',
  '{ toString() { return {} }, valueOf() { return {} } }',
  '{ message: "m", stack: 5 }',
  '{ message: "m", get stack() { throw 1 } }',
  '{ message: "m", stack: "function:0:1:1".repeat(1e5) }',
  '{ message: "m", stack: "function:99999:99999999999:-5" }',
  '{ message: "m", stack: "test:0:0:0" }',
  '{ message: "x".repeat(1e7) }',
  '{ message: "\\u0000\\u001b[2J\\u202e\\ud800" }',
  'new Error("a", { cause: new Error("b") })',
  'Object.assign(new Error("x"), { name: "InternalError", message: "out of memory" })',
  'Object.assign(new Error("x"), { name: "InternalError", message: "interrupted" })',
  'new AggregateError([new Error("a")], "all")',
  'Promise.reject(new Error("x"))',
  'new (class extends Error { get name() { for (;;) {} } })("x")',
  'function* () {}',
  'globalThis',
  'iml',
]

const RETURNED: Bodies = {
  'a function': 'return () => 1',
  itself: 'return hostile',
  'a symbol': 'return Symbol("x")',
  'numbers that are none': 'return [NaN, -0, Infinity, -Infinity, 2 ** 1023 * 2]',
  'a BigInt': 'return [10n, 2n ** 2000n]',
  'a circle': 'const all = { a: [] }; all.a.push(all); return all',
  depth: 'let deep = 1; for (let i = 0; i < 399; i += 1) deep = [deep]; return deep',
  'too much depth': 'let deep = 1; for (let i = 0; i < 100000; i += 1) deep = [deep]; return deep',
  holes: 'return [1, , 3, ...new Array(100)]',
  'an own length': 'return Object.assign([1, 2], { extra: 1 })',
  'a list that grows':
    'const all = []; return new Proxy(all, { get: (t, k) => k === "length" ? t.push(1) : t[k] })',
  'a Map': 'return new Map([[{}, 1]])',
  'a Set': 'return new Set([1])',
  'a Date that is none': 'return [new Date(NaN), new Date(8.64e15), new Date(-1)]',
  'a false Date': 'return { [Symbol.toStringTag]: "Date" }',
  'a false Buffer': 'return { [Symbol.toStringTag]: "ArrayBuffer", byteLength: 2 ** 40 }',
  'a false Promise': 'return { then(done) { done(1) } }',
  'a Promise': 'return Promise.resolve(1)',
  'typed lists':
    'return [new Float64Array([1.5]), new BigInt64Array(1), new DataView(new ArrayBuffer(3))]',
  'a detached view': 'const one = new Uint8Array(8); one.buffer.transfer?.(); return one',
  'a shared view': 'return new Uint8Array(new SharedArrayBuffer(8))',
  boxes: 'return [Object(1), Object("a"), Object(Symbol("x")), Object(1n)]',
  arguments: 'return arguments',
  'a pattern': 'return /x/gi',
  'an Error': 'return new Error("x")',
  'a class': 'return class { static a = 1 }',
  'an instance': 'return new (class { a = 1; get b() { return 2 } })()',
  'a generator': 'return (function* () { yield 1 })()',
  'weak things': 'return [new WeakMap(), new WeakRef({})]',
  'half characters': 'return ["\\ud800", "\\udc00\\ud800", "\\u0000", "\\u2028"]',
  'names of prototypes':
    'return JSON.parse(\'{"__proto__": {"x": 1}, "constructor": 1, "toJSON": 2, "then": 3}\')',
  'numbers as names': 'return { 1: "a", "-1": "b", "1e3": "c", "": "d" }',
  'everything global': 'return globalThis',
  'what iml is': 'return iml',
  'the environment': 'return [environment, this]',
  'inherited members':
    'return Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })',
  'hidden members': 'return Object.defineProperty({}, "a", { value: 1, enumerable: false })',
  'a trap of JSON': 'return { toJSON() { for (;;) {} } }',
  'many members': 'const all = {}; for (let i = 0; i < 50000; i += 1) all["n" + i] = i; return all',
  'many items': 'return new Array(100000).fill({ a: 1 })',
  'getters that throw': 'return { get a() { throw new Error("getter") } }',
  'getters that count':
    'let n = 0; return { get a() { return (n += 1) }, get b() { return { get c() { return n } } } }',
  'getters that change':
    'const all = { get a() { delete all.b; all.c = 1; return 1 }, b: 2 }; return all',
  'a list whose getter throws': 'return Object.defineProperty([1], 0, { get() { throw 1 } })',
  'special texts': 'return "[null,[[[],\\"b\\",\\"AAAA\\"]]]"',
  nothing: '',
}

const TRAPS: Readonly<Record<string, string>> = {
  get: 'new Proxy({ a: 1 }, { get() { HARM } })',
  has: 'new Proxy({ a: 1 }, { has() { HARM } })',
  ownKeys: 'new Proxy({ a: 1 }, { ownKeys() { HARM } })',
  getPrototypeOf: 'new Proxy({ a: 1 }, { getPrototypeOf() { HARM } })',
  getOwnPropertyDescriptor: 'new Proxy({ a: 1 }, { getOwnPropertyDescriptor() { HARM } })',
  'length of a list': 'new Proxy([1], { get(t, k) { if (k === "length") { HARM } return t[k] } })',
  'keys of a list': 'new Proxy([1], { ownKeys() { HARM } })',
  revoked:
    '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); HARM; return proxy })()',
}

const HARMS: Readonly<Record<string, string>> = {
  throws: 'throw new Error("trap")',
  'never ends': 'for (;;) {}',
  'gives null': 'return null',
  'gives a lot': 'return Array.from({ length: 1e5 }, (_, i) => `k${i}`)',
  'gives itself': 'return this',
}

const proxies = (): HostileFunction[] =>
  Object.entries(TRAPS).flatMap(([trap, made]) =>
    Object.entries(HARMS)
      .filter(([harm]) => trap !== 'revoked' || harm === 'gives null')
      .map(([harm, body]) => ({
        it: `proxy: ${trap} ${harm}`,
        source: `function hostile(a, b) { return ${made.replace('HARM', trap === 'revoked' ? '' : body)} }`,
      })),
  )

const HOLDERS = [
  'Object',
  'Array',
  'String',
  'Number',
  'Boolean',
  'Function',
  'Date',
  'RegExp',
  'Map',
  'Set',
  'Promise',
  'Error',
  'Symbol',
  'Buffer',
  'Uint8Array',
] as const

const CHANGES: Readonly<Record<string, string>> = {
  'loses its methods':
    'for (const key of Reflect.ownKeys(X)) if (key !== "constructor") delete X[key]',
  'gets null for its methods':
    'for (const key of Reflect.ownKeys(X)) { try { X[key] = null } catch {} }',
  'gets methods that throw':
    'for (const key of Reflect.ownKeys(X)) { try { X[key] = () => { throw new Error("spoilt") } } catch {} }',
  'gets getters that throw':
    'for (const key of Reflect.ownKeys(X)) { try { Object.defineProperty(X, key, { get() { throw new Error("spoilt") } }) } catch {} }',
  'gets setters of indexes':
    'for (let i = 0; i < 5; i += 1) Object.defineProperty(X, i, { set() { throw new Error("spoilt") }, configurable: true })',
  'gets toJSON and then': 'X.toJSON = () => "spoilt"; X.then = 1; X.a = X.b = X.value = "spoilt"',
  'inherits nothing': 'try { Object.setPrototypeOf(X, null) } catch {}',
  'inherits a proxy':
    'try { Object.setPrototypeOf(X, new Proxy({}, { get() { throw new Error("spoilt") }, has: () => true })) } catch {}',
  'is frozen': 'Object.freeze(X)',
  'has fixed methods':
    'for (const key of Reflect.ownKeys(X)) { try { Object.defineProperty(X, key, { value: () => "spoilt", configurable: false, writable: false }) } catch {} }',
}

function spoilers(): HostileFunction[] {
  const prototypes = HOLDERS.flatMap((holder) =>
    Object.entries(CHANGES).map(([it, change]) => ({
      it: `spoils: ${holder}.prototype ${it}`,
      source: `function hostile(a, b) { const X = ${holder}.prototype; ${change} }`,
    })),
  )
  const others = [
    'JSON = Math = Object = Array = undefined',
    'for (const key of Object.getOwnPropertyNames(globalThis)) { try { globalThis[key] = null } catch {} }',
    'for (const key of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[key] } catch {} }',
    'JSON.parse = JSON.stringify = () => { throw new Error("spoilt") }',
    'Object.keys = Object.entries = Object.defineProperty = Object.freeze = null',
    'Reflect.ownKeys = Reflect.defineProperty = Reflect.apply = null',
    'Array.isArray = () => true; Array.from = () => []; ArrayBuffer.isView = () => true',
    'iml.upper = iml.lower = null; iml.victim = () => "spoilt"',
    'Object.defineProperty(globalThis, "iml", { value: {} })',
    'Object.defineProperty(globalThis, "Buffer", { value: 1, configurable: false })',
    'Buffer.from = Buffer.alloc = null; Buffer.prototype.toString = () => "spoilt"',
    'const next = Object.getPrototypeOf([].values()); next.next = () => ({ done: true })',
    'const next = Object.getPrototypeOf(new Map().values()); next.next = null',
    'Object.getPrototypeOf(function* () {}).prototype.next = null',
    'Object.freeze(globalThis)',
    'Object.preventExtensions(Object.prototype); Object.seal(Array.prototype)',
    'Symbol.iterator = Symbol.toPrimitive = null; RegExp.prototype.exec = () => null',
    'Date.now = () => 0; Date = class { toISOString() { return "spoilt" } }',
    'Math.max = Math.floor = () => 7; Number.isInteger = () => false; isNaN = () => true',
    'String.fromCharCode = null; String.raw = null; Intl = null; console = null; debug = null',
    'undefined = 1; NaN = 1; Infinity = 1; globalThis.undefined = 2',
    'Error.prepareStackTrace = () => { throw 1 }; Error.stackTraceLimit = -1; Error = null',
    'Function.prototype.call = Function.prototype.apply = Function.prototype.bind = null',
    'Array.prototype.constructor = { [Symbol.species]: class { constructor() { throw 1 } } }',
  ]
  return [
    ...prototypes,
    ...others.map((body) => ({
      it: `spoils: ${body}`,
      source: `function hostile(a, b) { ${body} }`,
    })),
  ]
}

const PRINTED = [
  'a',
  'globalThis',
  'new Proxy({}, {})',
  '{ toString() { for (;;) {} } }',
  'Symbol("x")',
  '10n',
  'iml',
  '"x".repeat(1e6)',
  'new Array(1e5).fill(1)',
  '{ get a() { throw 1 } }',
  'null',
]

/** Texts that are no function, or not one alone. */
const SOURCES = [
  '',
  '()',
  'hostile',
  'function hostile(',
  'function hostile() {}; function other() {}',
  'class hostile {}',
  'async function hostile() { return 1 }',
  'function* hostile() { yield 1 }',
  '(() => { for (;;) {} })()',
  '(() => { throw new Error("read") })()',
  '(() => { Array.prototype.map = null; return function hostile() {} })()',
  '(() => { Object.freeze(Object.prototype); return function hostile() {} })()',
  'new Proxy(function hostile() {}, { apply() { for (;;) {} } })',
  'new Proxy(function hostile() {}, { get() { throw new Error("name") } })',
  'Object.defineProperty(function hostile() {}, "name", { get() { for (;;) {} } })',
  '({}).hostile = function () {}',
  'import("fs")',
  'function hostile() {} // );',
  'function hostile() {} /* );',
  'function hostile() {}\u2028',
  '\ufefffunction hostile() {}',
  '"use strict"; function hostile() {}',
  `function hostile() { return ${'['.repeat(5000)}${']'.repeat(5000)} }`,
  `function hostile() { return ${'1+'.repeat(50_000)}1 }`,
  `function hostile() { "${'x'.repeat(1_000_000)}" }`,
  '`',
  '/*',
  '\ud800',
  '\0',
] as const

/** Every hostile function. */
export function hostileFunctions(): readonly HostileFunction[] {
  return [
    ...reaching(),
    ...family('loop', LOOPS),
    ...PATTERNS.map((pattern) => ({
      it: `pattern: ${pattern}`,
      source: `function hostile(a, b) { return new RegExp('${pattern}').test('a'.repeat(60) + '!') }`,
    })),
    ...family('memory', MEMORY),
    ...THROWN.map((value) => ({
      it: `throws: ${value}`,
      source: `function hostile(a, b) { throw ${value} }`,
    })),
    ...family('returns', RETURNED),
    ...proxies(),
    ...spoilers(),
    ...PRINTED.map((value) => ({
      it: `prints: ${value}`,
      source: `function hostile(a, b) { debug(${value}); console.error(${value}, ${value}); return 1 }`,
    })),
    ...SOURCES.map((source) => ({ it: `source: ${source.slice(0, 60)}`, source })),
  ]
}
