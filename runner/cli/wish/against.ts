// --against, --answers and --dry: what stands at the other end of the requests.
import type { Typed } from '../commands/options.ts'

/** A server: the embedded portal and how it starts, another one, or the service itself. */
export type Against = Pick<Typed<'run'>, 'against' | 'fresh' | 'seed' | 'subscriptions'>

/** A server, or what answers in its place: the answers in a file, or nobody. */
export interface Answers {
  readonly server: Against
  /** The file with canned answers. */
  readonly answers: string | undefined
  readonly dry: boolean
}

export function againstOf({ against, fresh, seed, subscriptions }: Against): Against {
  return { against, fresh, seed, subscriptions }
}

const ABOUT_PORTAL = ['fresh', 'seed', 'subscriptions'] as const

/** The first option about the embedded portal that is given. */
export function portalOption(server: Against): string | undefined {
  return ABOUT_PORTAL.find((name) => server[name] !== undefined && server[name] !== false)
}
