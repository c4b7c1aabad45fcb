// One set of functions inside the thread: bound when it is first needed, bound again after a thread ended.
import { findFunction, functionNames, messageOf, type Scope } from '../../iml/index.ts'
import { defined, type Source, textAt } from '../../text/index.ts'
import { packed, unpacked } from './crossing.ts'
import { type Fault, isOutOfMemory, timedOut } from './fault.ts'
import { type Message, startThread, type Thread } from './thread.ts'

/** What is wrong with a function before it is called: it cannot be read, or is named otherwise. */
export type Defect = Fault | { readonly named: string }

/** What the thread answers: the text it was asked for, or what was thrown. */
export type Answer = { readonly text: string } | { readonly fault: Fault }

export interface Box {
  /** What is wrong with each function, in the order of the sources. */
  readonly defects: () => readonly (Defect | undefined)[]
  readonly call: (name: string, args: readonly unknown[]) => Answer
  /** Runs a file of tests of one function. */
  readonly test: (name: string, text: string, limit: number) => Answer
  readonly dispose: () => void
}

/** Milliseconds for reading all functions of an app. */
const BINDING = 2_000

// one thread for the whole program: starting it takes much longer than binding functions in it
let shared: Thread | undefined
let lastId = 0

type Respond = (question: Message) => string

/** Functions that a thread holds under a number. */
interface Bound {
  readonly thread: Thread
  readonly id: number
  readonly defects: readonly (Defect | undefined)[]
}

/** The functions, not yet read by anyone. */
export function createBox(
  sources: ReadonlyMap<string, Source>,
  scope: Scope,
  limit: number,
  debug: (line: string) => void,
): Box {
  const answer = answerer(scope)
  let bound: Bound | undefined
  const bind = (): Bound => {
    if (bound === undefined || bound.thread.hasEnded()) {
      bound = bindNow(sources, scope, answer)
    }
    return bound
  }
  const dispose = (): void => {
    if (bound === undefined || bound.thread.hasEnded()) return
    const came = bound.thread.request({ kind: 'drop', id: bound.id }, BINDING, answer)
    if (came?.kind !== 'dropped') bound.thread.end()
    bound = undefined
  }
  const once = (message: Message, limit: number): Answer & { readonly isSpoilt?: boolean } => {
    const { thread, id } = bind()
    const came = thread.request({ ...message, id, limit }, limit, answer)
    for (const line of linesOf(came)) debug(line)
    const isSpoilt = came?.isSpoilt === true
    // what could not be made as it was would spoil the next call
    if (isSpoilt) dispose()
    if (came?.kind === 'done') return { text: String(came.text) }
    if (came?.kind === 'failed') {
      const fault = { ...(came.fault as Fault), ...defined({ changed: textAt(came, 'changed') }) }
      // memory inside never shrinks again: whoever comes next begins with an empty one
      if (isOutOfMemory(fault)) thread.end()
      return { fault, isSpoilt }
    }
    thread.end()
    return { fault: brokenFault(came, limit) }
  }
  const request = (message: Message, limit: number): Answer => {
    const first = once(message, limit)
    // perhaps an earlier call spoilt what made this one fail; one that spoils it itself does so again
    return first.isSpoilt ? once(message, limit) : first
  }
  return {
    defects: () => bind().defects,
    call: (name, args) => request({ kind: 'call', name, text: packed(args) }, limit),
    test: (name, text, limit) => request({ kind: 'test', name, text }, limit),
    dispose,
  }
}

/** Hands the functions to the thread. Throws Error when they cannot be read in time. */
function bindNow(sources: ReadonlyMap<string, Source>, scope: Scope, answer: Respond): Bound {
  const thread = shared?.hasEnded() === false ? shared : startThread()
  shared = thread
  lastId += 1
  const id = lastId
  const facts = { timezone: scope.timezone, builtIns: functionNames(scope.profile ?? 'app') }
  const codes = [...sources].map(([name, { text }]) => [name, text])
  const came = thread.request({ kind: 'bind', id, sources: codes, facts }, BINDING, answer)
  if (came?.kind === 'bound') {
    return { thread, id, defects: came.faults as readonly (Defect | undefined)[] }
  }
  thread.end()
  throw new Error(came === undefined ? timedOut(BINDING) : `The sandbox broke: ${came.message}`)
}

function linesOf(came: Message | undefined): readonly string[] {
  return Array.isArray(came?.debug) ? came.debug.map(String) : []
}

/** The thread had to be ended, or QuickJS itself failed. */
function brokenFault(came: Message | undefined, limit: number): Fault {
  const message = came === undefined ? timedOut(limit) : `The sandbox broke: ${came.message}`
  return { name: '', message, stack: '' }
}

/** Runs the built-in function that code inside asked for; the answer is [true, value] or [false, why]. */
function answerer(scope: Scope): Respond {
  return ({ name, text }) => {
    const row = findFunction(String(name), scope.profile ?? 'app')
    if (row === undefined) return JSON.stringify([false, `Function '${name}' not found!`])
    try {
      const args = unpacked(String(text))
      const value = row.call(Array.isArray(args) ? args : [], scope)
      return JSON.stringify([true, packed(value)])
    } catch (error) {
      return JSON.stringify([false, messageOf(error)])
    }
  }
}
