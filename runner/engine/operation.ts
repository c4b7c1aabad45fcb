// What kind of component makes of its communication's result: bundles, an error, something stored.

import type { Placed } from '../spec/index.ts'
import { defined, isRecord } from '../text/index.ts'
import { communicate } from './chain.ts'
import { bracedPath, ModuleError } from './errors.ts'
import { isNothing, type Operation } from './outcome.ts'
import type { Setting } from './setting.ts'
import { type Communicating, warn } from './step.ts'
import { pollTrigger } from './trigger.ts'
import { enrich, respond } from './webhook.ts'

/** One kind of component that can be run on its own. */
export interface Kind {
  readonly name: string
  readonly doc: string
  readonly certain: boolean
  /** The bundles a result means. Throws a ModuleError when the platform would refuse it. */
  readonly shape?: (value: unknown) => readonly unknown[]
  /** Given for kinds that do more than one communication from beginning to end. */
  readonly run?: (requests: readonly Placed[], setting: Setting) => Communicating<Operation>
  /** Throws a ModuleError for a bundle the platform would refuse; asked page by page. */
  readonly check?: (bundle: unknown) => void
  /**
   * What becomes of a communication without any `url`, which is documented as not allowed here:
   * public connections do without one, so those are only warned about.
   */
  readonly withoutUrl?: 'refused' | 'warned'
  /** True where `response.limit` has no effect (documented for actions). */
  readonly unlimited?: true
  /** Milliseconds for all its requests together; absent where only each request has a limit. */
  readonly time?: number
}

/** Names of value kinds as they stand in Make's own sentences. */
function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'Array'
  if (value instanceof Date) return 'Date'
  if (value instanceof Uint8Array) return 'Buffer'
  const kind = typeof value
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}

/** An action gives one bundle; nothing at all gives an empty one, so that the flow goes on. */
function oneBundle(value: unknown): readonly unknown[] {
  if (isNothing(value)) return [{}]
  if (isRecord(value)) return [value]
  const message = `Invalid module output. Expected Object, but found ${nameOf(value)}.`
  throw new ModuleError('RuntimeError', message, {
    remedy:
      bracedPath(value) ?? 'let output give a collection, or use wrapper to turn a list into one',
  })
}

function checkSearchBundle(bundle: unknown): void {
  if (isRecord(bundle)) return
  const message = `Invalid item in module output. Expected Object, but found ${nameOf(bundle)}.`
  throw new ModuleError('RuntimeError', message, {
    remedy: bracedPath(bundle) ?? 'let output give a collection per item',
  })
}

/** Any number of bundles; one collection counts as a list of one. */
function manyBundles(value: unknown): readonly unknown[] {
  if (isNothing(value)) return []
  const bundles = Array.isArray(value) ? value : [value]
  for (const bundle of bundles) checkSearchBundle(bundle)
  return bundles
}

/** RPCs may also give texts and numbers; one value counts as a list of one (observed). */
function rpcAnswer(value: unknown): readonly unknown[] {
  if (isNothing(value)) return []
  return Array.isArray(value) ? value : [value]
}

/** Milliseconds Make gives an RPC as a whole (documented); epochs and requests of hooks are RPCs, too. */
const RPC_TIME = 40_000

const rows: readonly Kind[] = [
  {
    name: 'action',
    doc: 'One bundle in, one bundle out; a list is refused.',
    certain: true,
    shape: oneBundle,
    unlimited: true,
  },
  {
    name: 'universal',
    doc: 'Like an action; the module that makes any API call.',
    certain: true,
    shape: oneBundle,
    unlimited: true,
  },
  {
    name: 'search',
    doc: 'One bundle in, any number out; texts and numbers are refused.',
    certain: true,
    shape: manyBundles,
    check: checkSearchBundle,
  },
  {
    name: 'rpc',
    doc: 'Options, fields or a sample for a form; runs with base and the connection.',
    certain: true,
    shape: rpcAnswer,
    time: RPC_TIME,
  },
  {
    name: 'connection',
    doc: 'Validates its parameters with one request; it does not inherit base.',
    certain: true,
    shape: () => [],
    withoutUrl: 'warned',
  },
  {
    name: 'trigger',
    doc: 'Polls for new items: oldest first, at most `limit`, each only once.',
    certain: true,
    run: pollTrigger,
    withoutUrl: 'refused',
  },
  {
    name: 'epoch',
    doc: 'Lists items a user may start a trigger from: the trigger with what epoch changes.',
    certain: true,
    shape: rpcAnswer,
    time: RPC_TIME,
  },
  {
    name: 'instant_trigger',
    doc: 'One bundle per webhook item: the item, or what one request makes of it.',
    certain: true,
    run: enrich,
  },
  {
    name: 'responder',
    doc: 'Answers the webhook that started the scenario; gives no bundle.',
    certain: true,
    run: respond,
  },
]

/** Everything that can be run on its own, by its name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(rows.map((kind) => [kind.name, kind]))

/** The kind a module of a type runs as; undefined for types this version cannot run. */
export function kindOfModule(type: string): Kind | undefined {
  return kinds.get(type)
}

/**
 * Runs a component once. A ModuleError ends the run and is part of the result; anything else that
 * is thrown is a defect of the runner and passes through.
 */
export function* operate(
  kind: Kind,
  requests: readonly Placed[],
  setting: Setting,
): Communicating<Operation> {
  return yield* caught(runOf(kind, requests, setting))
}

function* runOf(
  kind: Kind,
  requests: readonly Placed[],
  setting: Setting,
): Communicating<Operation> {
  if (kind.withoutUrl && requests.every(isStatic)) {
    const at = requests[0]?.spanOf([])
    const message = `A ${kind.name} needs a request with \`url\`, and this one has none.`
    if (kind.withoutUrl === 'refused') throw new ModuleError('RuntimeError', message, { at })
    yield* warn(`${message} Nothing asks the service whether the values are right.`, at)
  }
  return yield* kind.run ? kind.run(requests, setting) : runShaped(kind, requests, setting)
}

function isStatic({ value: { url, endpoint, input } }: Placed): boolean {
  return url === undefined && endpoint === undefined && input === undefined
}

function* runShaped(
  kind: Kind,
  requests: readonly Placed[],
  setting: Setting,
): Communicating<Operation> {
  const bounds = defined({ check: kind.check, limited: kind.unlimited ? false : undefined })
  const { value, state, ran } = yield* communicate(requests, setting, bounds)
  // a false condition returns nothing (documented), where an action that ran gives an empty bundle
  const none = !ran && isNothing(value)
  return { bundles: none ? [] : (kind.shape?.(value) ?? []), stored: state.stored }
}

/** True for the end of JavaScript's stack: values are walked level by level. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes('call stack')
}

/** Runs a process to its end; the error Make would show is part of the result. */
export function* caught(process: Communicating<Operation>): Communicating<Operation> {
  try {
    return yield* process
  } catch (error) {
    if (error instanceof ModuleError) return { bundles: [], error, stored: {} }
    if (isTooDeep(error)) {
      const message = 'A value nests too deep to be worked off.'
      return { bundles: [], error: new ModuleError('DataError', message), stored: {} }
    }
    throw error
  }
}
