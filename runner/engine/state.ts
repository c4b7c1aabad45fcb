// What one request knows while its directives run one after the other.
import type { Scope } from '../iml/index.ts'
import type { Placed } from '../spec/index.ts'
import type { Cookies } from './cookies.ts'
import type { Call, HttpResponse } from './http.ts'
import type { Setting } from './setting.ts'
import type { AwsCredentials, OAuth1Credentials } from './signing/index.ts'

/** The request while it is put together; becomes an HttpRequest in assemble.ts. */
export interface Draft {
  readonly baseUrl: string | undefined
  readonly url: string | undefined
  readonly encodeUrl: boolean
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** undefined when no `qs` is written at all. */
  readonly qs: readonly (readonly [name: string, value: string])[] | undefined
  readonly body: unknown
  /** Name of the body's codec. */
  readonly type: string
  readonly timeout: number
  readonly ca: string | undefined
  readonly follow: { readonly get: boolean; readonly others: boolean }
  /** True: the request takes part in the cookies of its execution. */
  readonly shareCookies: boolean
  readonly aws: AwsCredentials | undefined
  readonly oauth: OAuth1Credentials | undefined
  /** Name of the endpoint component that is run instead, and what it is handed. */
  readonly endpoint: string | undefined
  readonly input: unknown
}

/** What a connection, a trigger or an attach call keeps for later. */
export interface Stored {
  readonly data?: unknown
  readonly metadata?: { readonly type?: string; readonly value: unknown }
  readonly uid?: unknown
  readonly expires?: unknown
}

/** Id and date of the raw items of a page, as a polling trigger compares them. */
export interface Seen {
  readonly type: 'id' | 'date'
  readonly order: 'asc' | 'desc' | 'unordered'
  readonly marks: readonly { readonly id: unknown; readonly date: unknown }[]
}

export interface State {
  readonly setting: Setting
  readonly placed: Placed
  readonly scope: Scope
  readonly draft: Draft
  /** The answer; in a static step there is none. */
  readonly response?: HttpResponse
  readonly call?: Call
  /** Raw items of the page, when `iterate` is written. */
  readonly items?: readonly unknown[]
  /** Raw items before `iterate.condition`: an empty container ends paging. */
  readonly containerLength?: number
  /** What `output` gave: a list when iterating, one value otherwise. */
  readonly output?: unknown
  readonly stored: Stored
  /** What answers to requests with `shareCookies` have set. */
  readonly cookies?: Cookies | undefined
  /** What `trigger` says about the raw items of the page. */
  readonly seen?: Seen
  /** Set by `condition`: the request is not made; `value` is its default. */
  readonly skipped?: { readonly value: unknown }
}

export const EMPTY_DRAFT: Draft = {
  baseUrl: undefined,
  url: undefined,
  encodeUrl: true,
  method: 'GET',
  headers: [],
  qs: undefined,
  body: undefined,
  type: 'json',
  timeout: 0,
  ca: undefined,
  follow: { get: true, others: true },
  shareCookies: false,
  aws: undefined,
  oauth: undefined,
  endpoint: undefined,
  input: undefined,
}

/** The value of a name in the scope of a state. */
export function variable(state: State, name: string): unknown {
  return Object.hasOwn(state.scope.variables, name) ? state.scope.variables[name] : undefined
}
