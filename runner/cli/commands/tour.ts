// `dryrun tour` (npm start): one subscription through its whole life, every module of the app once.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkConnection, openApp, type Performed, runModule, type World } from '../../run/index.ts'
import { isProblem, openPortal } from '../../run/portal.ts'
import { type App, MANIFEST } from '../../spec/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { padTo } from '../print/wrap.ts'
import { noPortal } from '../session/target.ts'
import { type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Memory, type Stop, stops } from '../touring/stops.ts'
import type { Typed } from './options.ts'

/** Any key opens the portal of the tour; it is masked all the same. */
const KEY = 'a-key-for-the-tour'

/** Columns: the module, its request, what came of it. */
const WIDTHS = [33, 46] as const

/** In a terminal narrower than this, what came of a module stands in a line of its own. */
const NARROW = 110

export type Wish = Typed<'tour'>

export function read(typed: Typed<'tour'>): Wish {
  return typed
}

export async function run(terminal: Terminal): Promise<ExitCode | Refused> {
  const { app, problems } = openApp(ownApp())
  if (!app) return refuse(EXIT.problems, ...problems)
  const { stdout } = terminal
  const portal = await openPortal({ directory: app.directory, fresh: true, subscriptions: 1200 })
  if (isProblem(portal)) return noPortal(portal)
  const world: World = {
    target: { kind: 'instead', url: portal.url },
    connection: { data: { apiKey: KEY } },
    signal: terminal.signal,
  }
  try {
    stdout.write(`${stdout.paint.strong(heading(app))}\n`)
    stdout.write(`${stdout.paint.faint(`against an embedded portal at ${portal.url}`)}\n\n`)
    if (!(await connect(app, world, terminal))) return EXIT.moduleFailed
    const began = performance.now()
    const calls = await visit(app, world, terminal)
    if (terminal.signal.aborted) return EXIT.interrupted
    if (calls === undefined) return EXIT.moduleFailed
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    stdout.write(`\n${stops.length} operations, ${calls} requests, ${seconds} s.\n\n`)
    stdout.write(`${next.join('\n')}\n`)
    return EXIT.done
  } finally {
    await portal.close()
  }
}

function heading(app: App): string {
  return `A subscription and its life, with all ${app.modules.size} modules of this app.`
}

const next = [
  'Where to go next:',
  '  npx --no dryrun list                                    the modules of the app',
  '  npx --no dryrun show createSubscription                 its fields and its output',
  '  npx --no dryrun run listSubscriptions --param limit=3   run one, against the embedded portal',
  '  npx --no dryrun run getSubscription --param subscription_id=9001 --trace',
  '  npx --no dryrun help                                    everything else',
]

/** The folder of the app this package carries: the nearest one above this file. */
function ownApp(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, MANIFEST)) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** Checks the connection; says whether it holds. */
async function connect(app: App, world: World, terminal: Terminal): Promise<boolean> {
  const [connection] = app.connections.values()
  if (!connection) return true
  const done = await checkConnection(app, connection.name, { apiKey: KEY }, world)
  const came = done.error ? done.error.message : 'connected'
  terminal.stdout.write(row('Connection', done, came, terminal))
  return done.error === undefined
}

/** Visits all stops; gives the number of requests, or undefined when a stop went wrong. */
async function visit(app: App, world: World, terminal: Terminal): Promise<number | undefined> {
  const memory: Memory = {}
  let calls = 0
  for (const stop of stops) {
    const module = app.modules.get(stop.module)
    if (!module) throw new Error(`the app has no module ${stop.module}`)
    const done = await runModule(app, stop.module, stop.values(memory), world)
    if (terminal.signal.aborted) return calls
    calls += done.calls.length
    const expected = (done.error === undefined) === (stop.fails === undefined)
    terminal.stdout.write(row(module.label, done, cameOf(done, stop, terminal), terminal))
    if (!expected) return undefined
    stop.remember?.(memory, done.bundles)
  }
  return calls
}

function cameOf(done: Performed, stop: Stop, terminal: Terminal): string {
  const { paint } = terminal.stdout
  if (!done.error) {
    const count = done.bundles.length
    return `${count} bundle${count === 1 ? '' : 's'}`
  }
  const words = `${done.error.type}: ${done.error.message}`
  return stop.fails
    ? `${paint.warning(words)} ${paint.faint(`(${stop.fails})`)}`
    : paint.error(words)
}

/** One line: the module, its request and status, what came of it, the time. */
function row(label: string, done: Performed, came: string, terminal: Terminal): string {
  const { paint } = terminal.stdout
  const call = done.calls.at(-1)
  const path = call
    ? decodeURIComponent(new URL(call.url).pathname.replace(/^.*public-api/, ''))
    : ''
  const times = done.calls.length > 1 ? ` ×${done.calls.length}` : ''
  const request = call ? `${call.method} ${path}${times} → ${call.status ?? 'no answer'}` : ''
  const time = paint.faint(`${Math.round(done.milliseconds)} ms`)
  if ((terminal.stdout.width ?? NARROW) < NARROW)
    return `${label}\n  ${request}\n  ${came}  ${time}\n`
  return `${padTo(label, WIDTHS[0])} ${padTo(request, WIDTHS[1])} ${came}  ${time}\n`
}
