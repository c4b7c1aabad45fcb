// What is asked of RPCs and of Make's own lists, and what is known of the answers; calls nothing.
import { isRecord, own } from '../text/index.ts'

/** A question to an RPC: its address as written, and the values it may read as parameters. */
export interface Need {
  readonly rpc: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What came back: any JSON, or the message of the error that came instead. */
export type Answer = { readonly value: unknown } | { readonly failed: string }

/** Answers by `needKey` of their question. */
export type Known = ReadonlyMap<string, Answer>

export const NOTHING_KNOWN: Known = new Map()

/** One text per question: equal for the same address and the same data in any order. */
export function needKey(need: Need): string {
  return JSON.stringify([need.rpc, sorted(need.data)])
}

/** True for the key of a question to this address, whatever is asked. */
export function isNeedOf(key: string, rpc: string): boolean {
  return key.startsWith(`[${JSON.stringify(rpc)},`)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  return Object.keys(value)
    .sort()
    .map((name) => [name, sorted(own(value, name))])
}

/** True for addresses of RPCs (`rpc://...`) and of Make's own lists (`api://...`). */
export function isAddress(written: unknown): written is string {
  return typeof written === 'string' && /^(rpc|api):\/\//.test(written)
}

/**
 * The name of the RPC an address leads to: `rpc://name?x=1`, `rpc://app@1/name` and
 * `rpc://app/1/name` all give `name`; undefined for anything else.
 */
export function rpcName(address: string): string | undefined {
  const path = /^rpc:\/\/([^?#]*)/.exec(address)?.[1]
  return path?.split('/').at(-1) || undefined
}

/** The extra parameters an address carries behind `?`, all as text; later ones win. */
export function rpcQuery(address: string): Readonly<Record<string, string>> {
  const mark = address.indexOf('?')
  if (mark < 0) return {}
  return Object.fromEntries(new URLSearchParams(address.slice(mark + 1)))
}

/** Parent values on the way down to a field, root first; the last of two equal names wins. */
export type Chain = readonly {
  readonly name: string
  readonly value: unknown
  readonly label?: string
}[]

/**
 * What an RPC is asked with: the values of the parents only, never of siblings
 * (github.com/integromat/make-forman-schema 1.16.0; Make's documentation promises more).
 */
export function needOf(rpc: string, chain: Chain, local: Need['data'] = {}): Need {
  return { rpc, data: { ...dataOfChain(chain), ...local } }
}

function dataOfChain(chain: Chain): Record<string, unknown> {
  return Object.fromEntries(chain.map(({ name, value }) => [name, value]))
}
