// What a component is run with for a page: the target it has chosen, a connection, and who must not be seen.
import { sendsNothing, type Values } from '../operation/index.ts'
import { type Chosen, chooseConnection, freshConnection, type OwnWorld } from '../run/index.ts'
import type { Component } from '../spec/index.ts'
import { worded } from '../text/index.ts'
import { createRedactor } from '../trace/index.ts'
import type { Aim, Desk, NoAim, Page } from './desk.ts'
import { sentenceOf } from './told.ts'

export interface Session {
  readonly aim: Aim
  readonly chosen: Chosen
  readonly world: OwnWorld
}

/** The session of a component for a page, its connection fresh; or why there is none. */
export async function openSession(
  desk: Desk,
  page: Page,
  component: Component,
  {
    bundles,
    signal,
  }: { readonly bundles?: Values | undefined; readonly signal?: AbortSignal } = {},
): Promise<Session | NoAim> {
  const aim = sendsNothing(component) ? HERE : await desk.aimOf(page)
  if ('why' in aim) return aim
  const chosen = chosenFor(desk, page, component, aim)
  if ('why' in chosen) return chosen
  const { app } = desk.current()
  const { directory, timezone, now } = desk.options
  const { clock } = aim
  const world: OwnWorld = {
    connection: { data: chosen.data, name: chosen.connection?.name },
    send: aim.send,
    wait: clock?.wait,
    target: aim.target,
    signal,
    redactor: createRedactor(chosen.secrets),
    surroundings: {
      timezone,
      now: clock ? () => new Date(now().getTime() + clock.passed()) : now,
      bundles,
    },
  }
  const came = await freshConnection(app, directory, chosen, world)
  if (came.kind === 'failed') {
    const why = came.performed.error?.message ?? 'The refresh of the connection was interrupted.'
    return { why: world.redactor.text(why), remedy: 'make the connection anew' }
  }
  return came.kind === 'fresh'
    ? { aim, chosen: came.chosen, world: came.world }
    : { aim, chosen, world }
}

/** Where what sends nothing runs, whatever target is chosen, or none. */
const HERE: Aim = {
  target: { kind: 'loopback' },
  isLocal: true,
  keeps: true,
  name: 'this machine',
  against: 'local',
  close: async () => {},
}

function chosenFor(desk: Desk, page: Page, component: Component, aim: Aim): Chosen | NoAim {
  const { app } = desk.current()
  const { directory, environment } = desk.options
  const names = [component.connection, component.altConnection]
  const name = names.flatMap((one) => page.connections.get(one ?? '') ?? [])[0]
  try {
    const choosing = {
      directory,
      environment,
      name,
      demonstration: aim.isLocal,
      stored: !aim.holdsBack,
    }
    const chosen = chooseConnection(app, component, choosing)
    if (!('message' in chosen)) return chosen
    const { message } = worded(chosen)
    return { why: message, remedy: 'make a connection at the head of the dialog' }
  } catch (error) {
    return { why: sentenceOf(error) }
  }
}

export function isRefused(value: object): value is NoAim {
  return 'why' in value
}
