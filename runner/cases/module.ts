// Plays a case of kind module: a component of an app, with its parameters converted as Make does.
import {
  ANYTHING,
  judge,
  judgingOf,
  refusedOperation,
  signsWithOAuth1,
  TEXT,
  type Values,
} from '../operation/index.ts'
import type { App, Component, Connection, Module } from '../spec/index.ts'
import { didYouMean, inWords, isRecord, stringOf } from '../text/index.ts'
import { broughtFunctions } from './brought-app.ts'
import type { Case, Played } from './case.ts'
import {
  connectionData,
  playSubject,
  RUN_KEYS,
  type Subject,
  withBuffers,
} from './communication.ts'
import { courses } from './courses.ts'
import { type Player, type Surrounding, verdict } from './player.ts'
import { openStage, RUN_OPTIONS } from './stage.ts'

/** Keys of a case that name a component, where the app keeps it, and the course it takes. */
const places: readonly {
  readonly key: string
  readonly of: (app: App) => ReadonlyMap<string, Component>
  readonly course: (component: Component, played: Case) => string
}[] = [
  { key: 'module', of: (app) => app.modules, course: (one) => (one as Module).type },
  { key: 'rpc', of: (app) => app.rpcs, course: () => 'rpc' },
  {
    key: 'connection',
    of: (app) => app.connections,
    course: (one) => {
      if ((one as Connection).type !== 'oauth') return 'connection'
      return signsWithOAuth1(one) ? 'oauth1' : 'oauth2'
    },
  },
  {
    key: 'webhook',
    of: (app) => app.webhooks,
    course: (_, { incoming }) => (incoming === undefined ? 'hook' : 'webhook'),
  },
]

export const module: Player = {
  kind: 'module',
  // the name of a connection that is played, or the data of the stored one
  keys: {
    ...RUN_KEYS,
    module: TEXT,
    rpc: TEXT,
    connectionName: TEXT,
    connection: ANYTHING,
    webhook: ANYTHING,
  },
  options: RUN_OPTIONS,
  play: playModule,
}

/** Plays one case against an app and tells every difference. */
function playModule(played: Case, { app: opened, bind }: Surrounding): Played {
  if (!opened) {
    const why = 'there is no app here; run the command in its folder or name it with --app DIR'
    return verdict(played, [why])
  }
  const place = places.find(({ key }) => typeof played[key] === 'string')
  if (!place) return verdict(played, ['the case names no module, rpc, connection or webhook'])
  const components = place.of(opened)
  const name = stringOf(played[place.key])
  const component = components.get(name)
  if (!component) {
    const known = [...components.keys()]
    const advice = inWords(didYouMean(name, known) ?? `known are ${known.join(', ')}`)
    return verdict(played, [`the app has no ${place.key} "${name}"; ${advice}`])
  }
  const course = courses.get(place.course(component, played))
  if (!course) return verdict(played, [`a ${component.kind} cannot be played`])
  const functions = new Map([...opened.functions, ...broughtFunctions(played.functions)])
  const app = { ...opened, functions }
  const stage = openStage(played, app, bind)
  const { connectionName } = played
  const connection = {
    data: connectionData(played, stage),
    ...(typeof connectionName === 'string' ? { name: connectionName } : {}),
  }
  const judged = judgedFor(played, component, stage.surroundings)
  return playSubject(played, stage, { app, component, course, connection, ...judged })
}

/** The bundle as a run makes it; faults end the operation before anything is sent. */
function judgedFor(
  played: Case,
  component: Component,
  surroundings: Parameters<typeof judgingOf>[1],
): Pick<Subject, 'parameters' | 'refused'> {
  const given = withBuffers(isRecord(played.parameters) ? played.parameters : {}) as Values
  // what a form hands to an RPC is not converted
  if (component.kind === 'rpc') return { parameters: given }
  const { bundle, error } = judge(given, judgingOf(component, surroundings))
  return { parameters: bundle, ...(error ? { refused: refusedOperation(error) } : {}) }
}
