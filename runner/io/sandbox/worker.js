// The thread in which functions of apps run, inside QuickJS; thread.ts may end it at any moment.
//
// Plain JavaScript, because Node 20 starts threads only from files that need no compiler. Both sides
// speak in turns: post a message, set the flag of the other side, wait for the own flag.
import { readFileSync } from 'node:fs'
import { receiveMessageOnPort, workerData } from 'node:worker_threads'
import variant from '@jitl/quickjs-singlefile-mjs-release-sync'
import { newQuickJSWASMModuleFromVariant, newVariant, Scope } from 'quickjs-emscripten-core'
import { doorsInto } from './doors.js'

/** Bytes of the stack inside QuickJS: some 10,000 calls deep, as in the engine Make uses. */
const STACK = 2000 * 1024
/** Milliseconds for preparing a new box, and for reading the code of one function. */
const START = 1000
const READING = 200
/** Milliseconds for telling what was thrown, which may run code of the app. */
const TELLING = 100
const NO_FUNCTION = 'it must be one function: function name(...) { ... }'

const { port, flags, memory } = workerData
const PAGE = 64 * 1024
/** Pages that QuickJS itself begins with, whatever the functions of the app need. */
const FIRST = 256
// QuickJS built for WebAssembly does not know the size of what it allocates, so that its own memory
// limit counts next to nothing: the memory it lives in is bounded instead
const wasmMemory = new WebAssembly.Memory({ initial: FIRST, maximum: FIRST + memory / PAGE })
const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }))

/** The text of a file that is evaluated inside. */
function program(name) {
  return readFileSync(new URL(`./${name}.js`, import.meta.url), 'utf8')
}

/** What is bound, by the number thread.ts gave it. */
const boxes = new Map()

function say(message) {
  port.postMessage(message)
  Atomics.store(flags, 0, 1)
  Atomics.notify(flags, 0)
}

function hear() {
  Atomics.wait(flags, 1, 0)
  Atomics.store(flags, 1, 0)
  return receiveMessageOnPort(port).message
}

/** The handle of a result. Throws an Error with the handle of what was thrown inside. */
function unwrapped(result) {
  if (result.error === undefined) return result.value
  throw Object.assign(new Error('thrown inside'), { thrown: result.error })
}

function evaluated(box, text, file) {
  return unwrapped(box.context.evalCode(text, file))
}

function called(box, code, ...handles) {
  return unwrapped(box.context.callFunction(code, box.context.undefined, ...handles))
}

/** Calls a member of what inside.js returned. */
function send(box, name, ...handles) {
  const code = box.context.getProp(box.inside, name)
  try {
    return called(box, code, ...handles)
  } finally {
    code.dispose()
  }
}

/** False for a text that may find no room inside: QuickJS would write it over what is there. */
function fits(text) {
  return text.length <= memory / 8
}

const OUT_OF_MEMORY = { name: 'InternalError', message: 'out of memory', stack: '' }

function isFull() {
  return wasmMemory.buffer.byteLength > FIRST * PAGE + memory * 0.8
}

/** Name, message and stack of what was thrown inside; errors of this side are thrown again. */
function told(box, error) {
  if (error.thrown === undefined) throw error
  // without memory for an error, QuickJS throws null
  if (isFull() && box.context.dump(error.thrown) === null) {
    error.thrown.dispose()
    return OUT_OF_MEMORY
  }
  box.until = Date.now() + TELLING
  try {
    const text = send(box, 'told', error.thrown)
    return JSON.parse(text.consume((handle) => box.context.getString(handle)))
  } catch (another) {
    if (another.thrown === undefined) throw another
    another.thrown.dispose()
    return { name: '', message: 'it threw something that cannot be read', stack: '' }
  } finally {
    error.thrown.dispose()
  }
}

/** A new QuickJS with the functions of an app, and what is wrong with each of them. */
function bind({ id, sources, facts }) {
  const runtime = quickjs.newRuntime()
  runtime.setMaxStackSize(STACK)
  const box = {
    runtime,
    context: runtime.newContext(),
    until: Date.now() + START,
    debug: [],
    printed: 0,
  }
  boxes.set(id, box)
  runtime.setInterruptHandler(() => Date.now() > box.until)
  Scope.withScope((scope) => {
    const run = (name) => scope.manage(evaluated(box, program(name), name))
    const doors = scope.manage(doorsInto(box, fits, say, hear))
    const known = scope.manage(evaluated(box, `(${JSON.stringify(facts)})`, 'facts'))
    const buffer = scope.manage(called(box, run('inside-buffer'), doors))
    scope.manage(called(box, run('inside-intl'), doors))
    box.inside = called(box, run('inside'), doors, known, buffer)
  })
  const faults = sources.map(([name, text], index) => define(box, name, text, `function:${index}`))
  box.until = Date.now() + READING
  send(box, 'close').dispose()
  return { kind: 'bound', faults }
}

/** Makes one function callable. Says what is wrong with it, and its own name where that differs. */
function define(box, name, text, file) {
  box.until = Date.now() + READING
  return Scope.withScope((scope) => {
    try {
      const code = scope.manage(compiled(box, text, file))
      const isFunction = box.context.dump(scope.manage(send(box, 'isFunction', code)))
      if (!isFunction) return { name: '', message: NO_FUNCTION, stack: '' }
      scope.manage(send(box, 'define', scope.manage(box.context.newString(name)), code))
      const named = box.context.dump(scope.manage(box.context.getProp(code, 'name')))
      return named === '' || named === name ? undefined : { named: String(named) }
    } catch (error) {
      return told(box, error)
    }
  })
}

/** White space and comments, to the end. */
const TRIVIA = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*$/

/** The value of code that is one expression; a semicolon behind it does no harm. */
function compiled(box, text, file) {
  const { value, error } = box.context.evalCode(`(${text}\n)`, file)
  if (error === undefined) return value
  // the last semicolon may stand in a comment behind the one that is meant
  for (let at = text.lastIndexOf(';'); at > 0; at = text.lastIndexOf(';', at - 1)) {
    const rest = text.slice(at + 1)
    if (!TRIVIA.test(rest)) continue
    const again = box.context.evalCode(`(${text.slice(0, at)} ${rest}\n)`, file)
    if (again.error === undefined) {
      error.dispose()
      return again.value
    }
    again.error.dispose()
  }
  // the first error speaks of the code as it is written
  return unwrapped({ error })
}

/** Runs `action` within its time; what it printed with debug goes along. */
function within(id, limit, action) {
  const box = boxes.get(id)
  box.until = Date.now() + limit
  box.debug = []
  box.printed = 0
  try {
    return { kind: 'done', text: action(box), debug: box.debug }
  } catch (error) {
    return { kind: 'failed', fault: told(box, error), debug: box.debug }
  }
}

/** What thread.ts may ask for, by the kind of its message. */
const answers = {
  bind,
  call: ({ id, name, text, limit }) => {
    if (!fits(text)) return { kind: 'failed', fault: OUT_OF_MEMORY, debug: [] }
    return within(id, limit, (box) =>
      Scope.withScope((scope) => {
        const handles = [name, text].map((one) => scope.manage(box.context.newString(one)))
        return box.context.getString(scope.manage(send(box, 'call', ...handles)))
      }),
    )
  },
  /** Runs a file of tests with the functions of the box; the report is JSON text. */
  test: ({ id, name, text, limit }) =>
    within(id, limit, (box) =>
      Scope.withScope((scope) => {
        const tests = scope.manage(evaluated(box, program('inside-tests'), 'inside-tests'))
        const named = scope.manage(box.context.newString(name))
        const report = scope.manage(called(box, tests, named))
        scope.manage(evaluated(box, text, 'test:0'))
        return box.context.getString(scope.manage(called(box, report)))
      }),
    ),
  drop: ({ id }) => {
    const { inside, context, runtime } = boxes.get(id)
    boxes.delete(id)
    inside.dispose()
    context.dispose()
    runtime.dispose()
    return { kind: 'dropped' }
  },
}

say({ kind: 'ready' })
for (;;) {
  const message = hear()
  try {
    say(answers[message.kind](message))
  } catch (error) {
    // QuickJS itself broke: nothing in this thread can be trusted any more
    say({ kind: 'broken', message: String(error) })
  }
}
