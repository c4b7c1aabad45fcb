// The names, the clock and the caps with which a component of the app is run.
import { DEFAULT_CAPS, DEFAULT_SWITCHES, type Setting } from '../engine/index.ts'
import type { App, Component } from '../spec/index.ts'

/** What a run may be told about its surroundings; everything has a usual value. */
export interface Surroundings {
  /** IANA name; UTC unless told, so that a run gives the same everywhere. */
  readonly timezone?: string
  readonly now?: () => Date
  readonly random?: () => number
  readonly uuid?: () => string
  readonly switches?: Partial<Setting['switches']>
  readonly caps?: Partial<Setting['caps']>
  /** Milliseconds for an RPC as a whole; Make's 40 seconds unless told. */
  readonly rpcTime?: number
}

/** What one component is run with. */
export interface Inputs {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly connection: Readonly<Record<string, unknown>>
  /** Further names its expressions may read: the data of a trigger, the payload of a webhook. */
  readonly names?: Readonly<Record<string, unknown>>
}

export function settingOf(
  app: App,
  component: Component | undefined,
  inputs: Inputs,
  surroundings: Surroundings,
  tracing: boolean,
): Setting {
  const timezone = surroundings.timezone ?? 'UTC'
  const own = component?.kind === 'connection' ? component.code.get('common') : app.common
  return {
    scope: {
      timezone,
      now: surroundings.now ?? (() => new Date()),
      random: surroundings.random ?? Math.random,
      uuid: surroundings.uuid ?? (() => crypto.randomUUID()),
      profile: 'app',
      variables: {
        parameters: inputs.parameters,
        connection: inputs.connection,
        common: own?.value ?? {},
        data: {},
        temp: {},
        environment: { timezone },
        scenario: { id: 1, name: 'dryrun' },
        metadata: {
          expect: component?.code.get('mappableParams')?.value ?? [],
          interface: component?.code.get('interface')?.value ?? [],
        },
        ...inputs.names,
      },
    },
    switches: { ...DEFAULT_SWITCHES, ...surroundings.switches },
    caps: { ...DEFAULT_CAPS, ...surroundings.caps },
    tracing,
    collecting: true,
  }
}
