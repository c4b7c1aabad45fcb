// QuickJS in the memory it is given: how code is evaluated and called inside, and what it threw is told.
import { workerData } from 'node:worker_threads'
import variant from '@jitl/quickjs-singlefile-mjs-release-sync'
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core'

/** Milliseconds for telling what was thrown, which may run code of the app. */
export const TELLING = 100

const { memory } = workerData
const PAGE = 64 * 1024
/** Pages that QuickJS itself begins with, whatever the functions of the app need. */
const FIRST = 256
// QuickJS built for WebAssembly does not know the size of what it allocates, so that its own memory
// limit counts next to nothing: the memory it lives in is bounded instead
const wasmMemory = new WebAssembly.Memory({ initial: FIRST, maximum: FIRST + memory / PAGE })
export const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }))

/** The handle of a result. Throws an Error with the handle of what was thrown inside. */
export function unwrapped(result) {
  if (result.error === undefined) return result.value
  throw Object.assign(new Error('thrown inside'), { thrown: result.error })
}

export function evaluated(box, text, file) {
  return unwrapped(box.context.evalCode(text, file))
}

export function called(box, code, ...handles) {
  return unwrapped(box.context.callFunction(code, box.context.undefined, ...handles))
}

/** Calls a member of what inside.js returned. */
export function send(box, name, ...handles) {
  const code = box.context.getProp(box.inside, name)
  try {
    return called(box, code, ...handles)
  } finally {
    code.dispose()
  }
}

/** False for a text that may find no room inside: QuickJS would write it over what is there. */
export function fits(text) {
  return text.length <= memory / 8
}

export const OUT_OF_MEMORY = { name: 'InternalError', message: 'out of memory', stack: '' }

function isFull() {
  return wasmMemory.buffer.byteLength > FIRST * PAGE + memory * 0.8
}

/** Name, message and stack of what was thrown inside; errors of this side are thrown again. */
export function told(box, error) {
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
