// What a run would send, without sending it: the requests that can be known, and why no more can be.
import type { HttpRequest, ModuleError } from '../engine/index.ts'
import { ImlError, parseInRun, type Reference, references, templatesIn } from '../iml/index.ts'
import { type Inputs, operated, requestsOf } from '../operation/index.ts'
import type { App, Component, Placed } from '../spec/index.ts'
import { isRecord, type Json, own, type Span } from '../text/index.ts'
import { createRedactor, type Redactor, sanitizedRequest } from '../trace/index.ts'
import type { Canned } from './canned.ts'
import { performReady, readyIn } from './start.ts'
import type { World } from './world.ts'

/** Something to tell, in one sentence: what only an answer would tell, or a warning. */
export interface Unknown {
  readonly message: string
  readonly at?: Span
}

export interface Planned {
  /** In the order in which they would go out; secrets are not masked yet. */
  readonly requests: readonly HttpRequest[]
  readonly unknown: readonly Unknown[]
  /** Unusual things the run would warn about. */
  readonly warnings: readonly Unknown[]
  /** What ends the operation before, or in spite of, the answers. */
  readonly error?: ModuleError
}

/** The world of a plan, with the app in it. */
type Planning = World & { readonly app: App; readonly redactor: Redactor }

/** A component as it would run, and on what. */
export interface Dry {
  readonly kind: string
  readonly component: Component
  readonly inputs: Inputs
  /** Answers to go on with; without them every request ends its step. */
  readonly canned?: Canned | undefined
}

/**
 * Runs a component as far as it goes without an answer, or with canned ones. Steps of a chain that
 * read nothing of the answers before them are known, too. Nothing is sent.
 */
export async function planRun(dry: Dry, app: App, world: World): Promise<Planned> {
  const circumstances = { ...world, app, redactor: world.redactor ?? createRedactor() }
  const requests = requestsOf(dry.component, circumstances)
  if (dry.canned) return planWithAnswers(dry, requests, dry.canned, circumstances)
  for (let steps = 1; steps <= requests.length; steps++) {
    const begun = await planSteps(dry, requests.slice(0, steps), circumstances)
    if (begun.requests.length === 0 && steps < requests.length) continue
    const later = await planLater(dry, requests, steps, circumstances)
    const asked = begun.requests.length > 0
    const open = asked ? openEnds(requests[steps - 1], nameOf(steps, requests.length)) : []
    return {
      ...begun,
      requests: [...begun.requests, ...later.requests],
      warnings: different([...begun.warnings, ...later.warnings]),
      unknown: [...open, ...(asked ? later.unknown : [])],
      ...(asked && !begun.error && later.error ? { error: later.error } : {}),
    }
  }
  return { requests: [], unknown: [], warnings: [] }
}

/** Steps are planned more than once, and warn each time. */
function different(warnings: readonly Unknown[]): readonly Unknown[] {
  const keys = warnings.map(({ message, at }) => `${message} ${at?.source.file} ${at?.start}`)
  return warnings.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

async function planWithAnswers(
  dry: Dry,
  requests: readonly Placed[],
  canned: Canned,
  circumstances: Planning,
): Promise<Planned> {
  const planned = await planSteps(dry, requests, circumstances, canned)
  if (!planned.stopped) return planned
  const message = 'No answer is left for the last request, so nothing behind it is known.'
  return { ...planned, unknown: [{ message }] }
}

/** Runs requests until the first that has no answer. */
async function planSteps(
  { kind: kindName, component, inputs }: Dry,
  requests: readonly Placed[],
  circumstances: Planning,
  canned?: Canned,
): Promise<Planned & { readonly stopped: boolean }> {
  const { app, redactor } = circumstances
  const ready = await readyIn(operated(kindName, requests), component, inputs, app, circumstances)
  const asked: HttpRequest[] = []
  const warnings: Unknown[] = []
  const stop = new AbortController()
  const signals = [stop.signal, ...(circumstances.signal ? [circumstances.signal] : [])]
  const { error } = await performReady(ready, app, {
    ...circumstances,
    signal: AbortSignal.any(signals),
    watch: (step) => {
      if (step.kind === 'warning') warnings.push(step)
    },
    send: async (request) => {
      const { call, values } = sanitizedRequest(ready.sanitize, request)
      asked.push(call)
      redactor.add(...values)
      if (canned && canned.used() < canned.all) return canned.send(request)
      stop.abort()
      throw stop.signal.reason
    },
  })
  const stopped = stop.signal.aborted
  return {
    requests: asked,
    unknown: [],
    warnings,
    stopped,
    ...(error && !stopped ? { error } : {}),
  }
}

/** Members of a request that only matter once its answer is there. */
const AFTER_ANSWER = new Set(['response', 'pagination', 'repeat', 'log'])

/** Names that only an answer fills. */
const ANSWERED: ReadonlySet<string> = new Set([
  'body',
  'headers',
  'statusCode',
  'item',
  'output',
  'iterate',
])

/** The steps behind the first request: those that read no answer are planned, the others explained. */
async function planLater(
  dry: Dry,
  requests: readonly Placed[],
  done: number,
  circumstances: Planning,
): Promise<Planned> {
  const asked: HttpRequest[] = []
  const unknown: Unknown[] = []
  const warnings: Unknown[] = []
  for (const [index, request] of requests.entries()) {
    if (index < done || (request.value.url === undefined && !request.value.endpoint)) continue
    const name = nameOf(index + 1, requests.length)
    const missing = missingFor(requests.slice(0, index + 1), done)
    if (missing.length > 0) {
      const names = missing.join(', ')
      const message = `${name} reads ${names}, known only from the answers before it.`
      unknown.push({ message, at: request.spanOf(['url']) })
      continue
    }
    // steps in front of the first request have no answer to wait for
    const before = requests
      .slice(0, index)
      .map((one, step) => (step < done - 1 ? one : withoutAnswer(one)))
    const planned = await planSteps(dry, [...before, request], circumstances)
    asked.push(...planned.requests)
    warnings.push(...planned.warnings)
    if (planned.error) return { requests: asked, unknown, warnings, error: planned.error }
    unknown.push(...openEnds(request, name))
  }
  return { requests: asked, unknown, warnings }
}

/** What the last of these steps reads, itself or through `temp`, that answers since `done` give. */
function missingFor(steps: readonly Placed[], done: number): string[] {
  const last = steps.at(-1)
  if (!last) return []
  const before = steps.slice(0, -1)
  const filled = before.slice(done - 1).map((one) => own(one.value.response, 'temp'))
  const read = namesIn(requestPart(last))
  const temps = read.filter((name) => name === 'temp' || name.startsWith('temp.'))
  const throughTemp = temps.length > 0 ? before.flatMap((one) => namesIn(one.value.temp)) : []
  const isMissing = (name: string): boolean => {
    const [first = '', member] = name.split('.')
    if (first !== 'temp') return ANSWERED.has(first)
    // a name that only a request fills is known without its answer
    return filled.some((temp) => temp !== undefined && mayFill(temp, member))
  }
  return [...new Set([...read, ...throughTemp].filter(isMissing))]
}

/** True when the `temp` of a response may set a member: it names it, or hides its names. */
function mayFill(temp: unknown, member: string | undefined): boolean {
  if (!isRecord(temp) || member === undefined) return true
  return Object.keys(temp).some((name) => name === member || name.includes('{{'))
}

function requestPart(placed: Placed): Json {
  const members = Object.entries(placed.value).filter(([name]) => !AFTER_ANSWER.has(name))
  return Object.fromEntries(members)
}

/** Names that templates read; those below `temp` with their member. */
function namesIn(value: Json | undefined): string[] {
  if (value === undefined) return []
  return templatesIn(value)
    .flatMap(readIn)
    .flatMap((one) => {
      if (one.kind !== 'variable') return []
      const [member] = one.steps
      return [one.name === 'temp' && member !== undefined ? `temp.${member}` : one.name]
    })
}

/** What a text reads; nothing where it is malformed, as its step then ends with an error anyway. */
function readIn({ text }: { readonly text: string }): readonly Reference[] {
  try {
    return references(text, parseInRun)
  } catch (error) {
    if (error instanceof ImlError) return []
    throw error
  }
}

/** A step reduced to what it does before it would send: its `temp` may be read later. */
function withoutAnswer(placed: Placed): Placed {
  const { temp } = placed.value
  return { ...placed, value: temp === undefined ? {} : { temp } }
}

/** What may follow a request: pages and rounds. */
function openEnds(placed: Placed | undefined, name: string): Unknown[] {
  const ends: readonly (readonly [string, string])[] = [
    ['pagination', `${name} may be sent again for further pages; only its answer tells.`],
    ['repeat', `${name} may be repeated; only its answer tells.`],
  ]
  return ends.flatMap(([directive, message]) =>
    isRecord(placed?.value[directive]) ? [{ message, at: placed.spanOf([directive]) }] : [],
  )
}

function nameOf(step: number, of: number): string {
  return of === 1 ? 'The request' : `Step ${step} of ${of}`
}
