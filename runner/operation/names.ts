// The names that templates read before the first request: one row per kind of component, one per occasion.
import { inAnyCase, reviveDates } from '../engine/index.ts'
import type { Component, ComponentKind } from '../spec/index.ts'
import { defined } from '../text/index.ts'
import type { Circumstances, Inputs, Occasion, Values } from './circumstances.ts'
import { triggerNames } from './trigger.ts'

type NamesOf = (component: Component, inputs: Inputs, circumstances: Circumstances) => Values

/** What components read that work for a connection, with the common data of the app. */
const connected: NamesOf = (_, { parameters }, { app, connection }) => ({
  parameters,
  connection: connection?.data ?? {},
  common: app.common?.value ?? {},
})

/**
 * A webhook has its parameters as `data`, too (documented), with what attach saved over them: seen live
 * by the author of a public app. The address and the id of the hook itself give way to parameters.
 */
const hooked: NamesOf = (component, inputs, circumstances) => {
  const { parameters, occasion = {} } = inputs
  const { url, id, ...saved } = { ...occasion.hook, ...occasion.data }
  const data = { ...defined({ url, id }), ...parameters, ...saved }
  return { ...connected(component, inputs, circumstances), data: reviveDates(data) }
}

/** A connection stands alone: its own common data, and what it is asked for under every name. */
const alone: NamesOf = ({ code }, { parameters }) => ({
  parameters,
  connection: parameters,
  common: code.get('common')?.value ?? {},
})

const byKind: Readonly<Record<ComponentKind, NamesOf>> = {
  module: connected,
  rpc: connected,
  webhook: hooked,
  endpoint: connected,
  function: connected,
  connection: alone,
}

type OccasionalNames = {
  readonly [Name in keyof Occasion]-?: (
    value: Exclude<Occasion[Name], undefined>,
    component: Component,
    now: Date,
  ) => Values
}

const byOccasion: OccasionalNames = {
  // a webhook has more under this name
  data: (data, { kind }): Values => (kind === 'webhook' ? {} : { data: reviveDates(data) }),
  payload: (payload) => ({ payload }),
  incoming: ({ method, headers, query, body }) => ({
    method,
    headers: inAnyCase(headers),
    query,
    body,
  }),
  hook: (webhook) => ({ webhook }),
  trigger: (standing, component, now) => triggerNames(component, standing, now),
  back: (back, { code }) => {
    const scope = code.get('defaultScope')?.value
    return { oauth: { scope: Array.isArray(scope) ? scope : [], ...back } }
  },
}

/** All names of a run, with what the occasion adds. */
export function namesOf(
  component: Component,
  inputs: Inputs,
  circumstances: Circumstances,
): Values {
  const { timezone = 'UTC', now = () => new Date(), scenario } = circumstances.surroundings ?? {}
  const { occasion = {} } = inputs
  const occasional = Object.keys(byOccasion).filter(
    (name): name is keyof Occasion => occasion[name as keyof Occasion] !== undefined,
  )
  return {
    data: {},
    temp: {},
    environment: { timezone },
    scenario: scenario ?? { id: 1, name: 'dryrun' },
    metadata: {
      expect: component.code.get('mappableParams')?.value ?? [],
      interface: component.code.get('interface')?.value ?? [],
    },
    ...byKind[component.kind](component, inputs, circumstances),
    ...Object.assign({}, ...occasional.map((name) => namesFor(name, occasion, component, now()))),
  }
}

function namesFor(
  name: keyof Occasion,
  occasion: Occasion,
  component: Component,
  now: Date,
): Values {
  // the table pairs each name with a function of its value, which the compiler cannot follow by name
  const row = byOccasion[name] as (value: unknown, component: Component, now: Date) => Values
  return row(occasion[name], component, now)
}
