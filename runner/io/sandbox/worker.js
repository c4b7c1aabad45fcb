// The thread in which functions of apps run, inside QuickJS; thread.ts may end it at any moment.
//
// Plain JavaScript, because Node 20 starts threads only from files that need no compiler. Both sides
// speak in turns: post a message, set the flag of the other side, wait for the own flag.
import { readFileSync } from 'node:fs'
import { receiveMessageOnPort, workerData } from 'node:worker_threads'
import { Scope } from 'quickjs-emscripten-core'
import { builtInsBack, callWithin, within } from './calls.js'
import { doorsInto } from './doors.js'
import {
  called,
  evaluated,
  fits,
  OUT_OF_MEMORY,
  quickjs,
  send,
  told,
  unwrapped,
} from './quickjs.js'

/** Bytes of the stack inside QuickJS: some 10,000 calls deep, as in the engine Make uses. */
const STACK = 2000 * 1024
/** Milliseconds for preparing a new box, and for reading the code of one function. */
const START = 1000
const READING = 200
const NO_FUNCTION = 'it must be one function: function name(...) { ... }'

const { port, flags } = workerData
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

/** A new QuickJS in which no function of an app is known yet. */
function opened(id, facts) {
  const runtime = quickjs.newRuntime()
  runtime.setMaxStackSize(STACK)
  const box = {
    runtime,
    context: runtime.newContext(),
    until: Date.now() + START,
    debug: [],
    printed: 0,
    calls: new Map(),
    changers: new Set(),
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
    box.putBack = called(box, run('inside-built-ins'))
  })
  return box
}

/** A new QuickJS with the functions of an app, and what is wrong with each of them. */
function bind({ id, sources, facts }) {
  let box = opened(id, facts)
  let faults = sources.map((source, index) => define(box, source, index))
  if (builtInsBack(box).isSpoilt) {
    answers.drop({ id })
    const spoilers = sources.map((source, index) => spoiling(source, index, facts))
    box = opened(id, facts)
    faults = sources.map((source, index) => spoilers[index] ?? define(box, source, index))
    builtInsBack(box)
  }
  box.until = Date.now() + READING
  send(box, 'close').dispose()
  return { kind: 'bound', faults }
}

/** What is wrong with a function that spoils all others when its code is read; undefined of any other. */
function spoiling(source, index, facts) {
  const id = 'alone'
  const box = opened(id, facts)
  define(box, source, index)
  const { isSpoilt, changed = 'built-in objects' } = builtInsBack(box)
  answers.drop({ id })
  const [first] = changed.split(', ')
  return isSpoilt ? { name: '', message: `reading it changes ${first}`, stack: '' } : undefined
}

/** Makes one function callable. Says what is wrong with it, and its own name where that differs. */
function define(box, [name, text], index) {
  box.until = Date.now() + READING
  return Scope.withScope((scope) => {
    try {
      const code = scope.manage(compiled(box, text, `function:${index}`))
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

/** What thread.ts may ask for, by the kind of its message. */
const answers = {
  bind,
  call: ({ id, name, text, limit }) => {
    if (!fits(text)) return { kind: 'failed', fault: OUT_OF_MEMORY, debug: [] }
    return callWithin(boxes.get(id), name, limit, (box) =>
      Scope.withScope((scope) => {
        const handles = [name, text].map((one) => scope.manage(box.context.newString(one)))
        return box.context.getString(scope.manage(send(box, 'call', ...handles)))
      }),
    )
  },
  /** Runs a file of tests with the functions of the box; the report is JSON text. */
  test: ({ id, name, text, limit }) =>
    within(boxes.get(id), Date.now() + limit, (box) =>
      Scope.withScope((scope) => {
        const tests = scope.manage(evaluated(box, program('inside-tests'), 'inside-tests'))
        const named = scope.manage(box.context.newString(name))
        const report = scope.manage(called(box, tests, named))
        scope.manage(evaluated(box, text, 'test:0'))
        return box.context.getString(scope.manage(called(box, report)))
      }),
    ),
  drop: ({ id }) => {
    const { inside, putBack, context, runtime } = boxes.get(id)
    boxes.delete(id)
    putBack.dispose()
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
