// OAuth connections in the world: the whole dance, the refresh before use, and giving tokens back.
import { type Callback, headerOf, isFailure, type Step } from '../engine/index.ts'
import { type Inputs, secretMembers, signsWithOAuth1, type Values } from '../operation/index.ts'
import { SECRET_NAME } from '../parameters/index.ts'
import type { App, Connection } from '../spec/index.ts'
import { isRecord } from '../text/index.ts'
import { createRedactor, type Redactor } from '../trace/index.ts'
import type { Performed } from './perform.ts'
import { runPart } from './start.ts'
import type { World } from './world.ts'

/** How a user comes back: the address, and what waits there. */
export interface WayBack {
  readonly url: string
  readonly authorize: (url: string, signal?: AbortSignal) => Promise<Callback>
}

/**
 * The whole dance of an OAuth connection on its parameters; what it stores is in the result. Rejects
 * with an Error of one sentence when the user does not come back as expected.
 */
export async function connectOAuth(
  connection: Connection,
  parameters: Values,
  wayBack: WayBack,
  app: App,
  world: World,
): Promise<Performed> {
  const learning = withLearning(world)
  const { redactor } = learning
  const around: World = {
    ...learning,
    authorize: async (url, signal) => {
      const callback = await wayBack.authorize(url, signal)
      redactor.add(...secretMembers(callback.query, isSecretInAnswer))
      return callback
    },
  }
  const protocol = signsWithOAuth1(connection) ? 'oauth1' : 'oauth2'
  const occasion = { data: parameters, back: backTo(wayBack.url) }
  const performed = await runPart(protocol, connection, { parameters, occasion }, app, around)
  if (!performed) throw new Error(`${connection.name} has no phases to sign in with`)
  return performed
}

/** Refreshes a connection when its own condition says so; undefined when it has no such phase. */
export function refreshConnection(
  connection: Connection,
  data: Values,
  app: App,
  world: World,
): Promise<Performed | undefined> {
  return runPart('refresh', connection, inputsOf(data), app, withLearning(world))
}

/** Tells the service that the tokens of a connection are done with; undefined when the app cannot. */
export function invalidateConnection(
  connection: Connection,
  data: Values,
  app: App,
  world: World,
): Promise<Performed | undefined> {
  return runPart('invalidate', connection, inputsOf(data), app, withLearning(world))
}

/** On this machine there is one address, whatever Make calls it. */
function backTo(url: string) {
  return { redirectUri: url, makeRedirectUri: url, localRedirectUri: url }
}

/** A connection reads its own data as `parameters`, `connection` and `data`. */
function inputsOf(data: Values): Inputs {
  return { parameters: data, occasion: { data, back: backTo('') } }
}

/** Names of secrets in the answers of services, beside those of parameters. */
function isSecretInAnswer(name: string): boolean {
  return name === 'code' || (SECRET_NAME.test(name) && !/type|expire|ur[il]$/i.test(name))
}

/** What comes back from the token address is secret from then on, whatever the app sanitizes. */
function withLearning(world: World): World & { readonly redactor: Redactor } {
  const { redactor = createRedactor(), watch } = world
  return {
    ...world,
    redactor,
    watch: (step) => {
      redactor.add(...secretsIn(step))
      watch?.(step)
    },
  }
}

function secretsIn(step: Step): unknown[] {
  if (step.kind === 'send') {
    return [headerOf(step.request.headers, 'authorization')?.replace(/^\w+ /, '')]
  }
  if (step.kind !== 'received' || isFailure(step.call.reply)) return []
  const text = Buffer.from(step.call.reply.body).toString('utf8')
  return secretMembers(bodyOf(text), isSecretInAnswer)
}

/** The members of an answer: JSON, or a form as OAuth 1 services send it. */
function bodyOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // no JSON: a form is the only other body whose members have names
  }
  return Object.fromEntries(new URLSearchParams(text))
}
