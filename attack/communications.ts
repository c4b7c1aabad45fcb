// Campaign: communications, their answers and parameters. Changed cases are played, and run as modules of an app.
import { type Case, playCases } from '../runner/cases/index.ts'
import type { BindFunctions } from '../runner/operation/index.ts'
import { bindingForCases } from '../runner/run/functions.ts'
import { openCanned, runModule, runRpc } from '../runner/run/index.ts'
import { type App, MANIFEST } from '../runner/spec/index.ts'
import { isRecord, own } from '../runner/text/index.ts'
import { createRedactor } from '../runner/trace/index.ts'
import { each, type Given, type Tried } from './campaign.ts'
import { casesIn } from './case-files.ts'
import type { Chance } from './chance.ts'
import { filesOfApp, loaded } from './memory-app.ts'
import { mutated } from './mutations.ts'
import { prototypes } from './prototypes.ts'
import { type Steps, speaksOfEngine, steps } from './steps.ts'

/** Milliseconds that one run may take; functions of an app alone may take a second each. */
const LONGEST = 2500

/** The key of every run; nothing that is shown may hold it. */
const KEY = 'k3y/for+the=attack&only'

interface Input {
  readonly kind: 'communication' | 'module'
  readonly played: Case
}

export async function communications(given: Given): Promise<Tried> {
  const brought = casesIn('test/engine')
  const ours = casesIn('test/modules')
  const { app } = loaded(filesOfApp('.'))
  if (!app) throw new Error('the app of this repository cannot be loaded')
  const bind = await bindingForCases()
  const untouched = prototypes()
  return each<Input>(given, {
    make: (luck) => {
      const isBrought = luck.below(4) > 0
      const kind = isBrought ? 'communication' : 'module'
      return { kind, played: changed(luck.pick(isBrought ? brought : ours), luck) }
    },
    attempt: async ({ kind, played }) => {
      const taken = steps({ longest: LONGEST })
      await play(taken, { kind, played }, app, bind)
      if (kind === 'module') await run(taken, played, app)
      else await runBrought(taken, played)
      return [...taken.faults(), ...untouched()]
    },
    shown: ({ played }) => JSON.stringify(played),
  })
}

/** Where a case is changed: what a run is made of, not what is expected of it. */
const PLACES = ['communication', 'parameters', 'http', 'base', 'data', 'connection', 'options']

function changed(one: Case, luck: Chance): Case {
  const there = PLACES.filter((name) => Object.hasOwn(one, name))
  const place = luck.pick([...there, 'anything'])
  if (place !== 'anything') return { ...one, [place]: mutated(one[place], luck) }
  const whole = mutated(one, luck)
  return isRecord(whole) ? { ...whole, id: one.id } : one
}

/** Plays the case as `dryrun test` does, which tells what its player threw as a sentence. */
async function play(
  { take, fault }: Steps,
  { kind, played }: Input,
  app: App,
  bind: BindFunctions,
): Promise<void> {
  const came = await take('playCases', () => playCases({ kind, cases: [played] }, { app, bind }))
  const [one] = came ?? []
  if (came && !one) fault('a case gave no result')
  if (speaksOfEngine(one?.why)) fault(`the case was told in words of the engine: ${one?.why}`)
}

/** Runs what a module case names, with its parameters as values and its answers as the service. */
async function run(taken: Steps, played: Case, app: App): Promise<void> {
  const { module, rpc } = played
  const isRpc = typeof rpc === 'string'
  const name = isRpc ? rpc : typeof module === 'string' ? module : 'none'
  await runOn(taken, app, { name, isRpc, played })
}

/** Runs the communication a case brings as the only module of an app. */
async function runBrought(taken: Steps, played: Case): Promise<void> {
  const opened = await taken.take('loadApp', () => loaded(filesAround(played)))
  if (opened?.app) await runOn(taken, opened.app, { name: 'case', isRpc: false, played })
}

interface Running {
  readonly name: string
  readonly isRpc: boolean
  readonly played: Case
}

async function runOn({ take, fault }: Steps, app: App, running: Running): Promise<void> {
  const { name, isRpc, played } = running
  const told: string[] = []
  const open = () => openCanned(played.http ?? [], 'answers', (line) => told.push(line))
  const redactor = createRedactor([KEY])
  const values = isRecord(played.parameters) ? played.parameters : {}
  const service = async () => {
    const canned = open()
    const world = {
      target: { kind: 'live' },
      connection: { data: { apiKey: KEY, ...recordOf(played.connection) } },
      surroundings: { now: () => new Date('2024-01-15T12:00:00.000Z'), timezone: 'UTC' },
      tracing: true,
      redactor,
      send: canned.send,
      wait: async () => {},
    } as const
    if (isRpc) return runRpc(app, name, values, world)
    return runModule(app, name, values, world, { payload: values })
  }
  const performed = await take(isRpc ? 'runRpc' : 'runModule', service, { refuse: true })
  if (!performed) return
  const { bundles, error, calls, trace } = performed
  await take('the redactor', () => JSON.stringify(redactor.value(bundles)))
  const shown = await take('its result as JSON', () =>
    JSON.stringify([error?.message, error?.remedy, calls, trace]),
  )
  if (shown?.includes(KEY)) fault('the key is shown')
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

const TYPES: Readonly<Record<string, string>> = { epoch: 'trigger', rpc: 'action' }

/** The files of an app whose only module is what the case brings. */
function filesAround(played: Case): ReadonlyMap<string, string> {
  const { component = 'action' } = played
  const word = typeof component === 'string' ? component : 'action'
  const written =
    own(played.communication, word === 'epoch' ? 'trigger' : '') ?? played.communication
  const names = Object.keys(recordOf(played.parameters))
  const files: Readonly<Record<string, unknown>> = {
    'base.json': played.base ?? { baseUrl: 'https://api.test/v1' },
    'common.json': played.common ?? {},
    'case.json': written ?? {},
    'params.json': names.map((name) => ({ name, type: 'any' })),
    [MANIFEST]: {
      fileVersion: 1,
      generalCodeFiles: { base: 'base.json', common: 'common.json' },
      components: {
        module: {
          case: {
            label: 'case',
            moduleType: Object.hasOwn(TYPES, word) ? TYPES[word] : word,
            connection: null,
            codeFiles: { communication: 'case.json', mappableParams: 'params.json' },
          },
        },
      },
    },
  }
  return new Map(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)]))
}
