// What an expression can see while it is evaluated: names, clock, time zone and the app's functions.

/** A function the app brings itself, already bound to its sandbox. */
export type CustomFunction = (args: readonly unknown[]) => unknown

/** Which functions exist: `app` adds those that only custom apps have (parseJSON, jwt, ...). */
export type Profile = 'app' | 'scenario'

export interface Scope {
  /** The names a template may read; only own members are ever found. */
  readonly variables: Readonly<Record<string, unknown>>
  /** IANA name of the scenario's time zone; the host's zone never matters. */
  readonly timezone: string
  readonly now: () => Date
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number
  /** A new RFC 4122 version 4 id. */
  readonly uuid: () => string
  readonly profile?: Profile
  readonly executionId?: string
  readonly functions?: ReadonlyMap<string, CustomFunction>
}

/** The same scope with more names; a name that exists already is hidden by the new one. */
export function withNames(scope: Scope, names: Readonly<Record<string, unknown>>): Scope {
  return { ...scope, variables: { ...scope.variables, ...names } }
}

/**
 * A scope with the usual surroundings: UTC, the machine's clock, chance from the platform. `more`
 * sets what should be otherwise.
 */
export function createScope(
  variables: Readonly<Record<string, unknown>> = {},
  more: Partial<Omit<Scope, 'variables'>> = {},
): Scope {
  return {
    variables,
    timezone: 'UTC',
    now: () => new Date(),
    random: Math.random,
    uuid: () => crypto.randomUUID(),
    ...more,
  }
}

/**
 * The scope, with what callers without types left out filled in as `createScope` does; the same object
 * when nothing is missing.
 */
export function wholeScope(scope: Partial<Scope> | undefined): Scope {
  return isWhole(scope) ? scope : filled(scope ?? {})
}

function isWhole(scope: Partial<Scope> | undefined): scope is Scope {
  return (
    scope !== undefined &&
    scope.variables !== undefined &&
    scope.timezone !== undefined &&
    scope.now !== undefined &&
    scope.random !== undefined &&
    scope.uuid !== undefined
  )
}

function filled({ variables, timezone, now, random, uuid, ...more }: Partial<Scope>): Scope {
  const usual = createScope(variables ?? {})
  return {
    ...more,
    variables: usual.variables,
    timezone: timezone ?? usual.timezone,
    now: now ?? usual.now,
    random: random ?? usual.random,
    uuid: uuid ?? usual.uuid,
  }
}
