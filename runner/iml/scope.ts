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
