// What the conversion to JSON Schema carries along, and the small steps its parts share.
import { percentEncoded } from '../../text/index.ts'
import type { Parameter } from '../parameter.ts'

export type Schema = Record<string, unknown>

/** A parameter that cannot be written as JSON Schema; the message is the form library's. */
export class ConversionError extends Error {
  readonly parameter: unknown

  constructor(message: string, parameter: unknown) {
    super(message)
    this.name = 'ConversionError'
    this.parameter = parameter
  }
}

/** A collection that fields of another domain move to; until it is met they wait. */
export interface DomainRoot {
  readonly add: (fields: readonly unknown[], chain: readonly string[]) => void
  readonly waiting: { readonly field: unknown; readonly chain: readonly string[] }[]
}

/** Where a parameter stands; `chain` holds the names of its parents, root first. */
export interface Place {
  readonly domain: string
  readonly chain: readonly string[]
  readonly path: readonly string[]
  /** Adds "if this field has this value, then these fields" to the collection around. */
  readonly addCondition: (name: string, value: unknown, then: Schema) => void
}

export interface Session {
  readonly excludeAdvanced: boolean
  readonly skipped: string[]
  readonly definitions: Record<string, Schema>
  readonly roots: Map<string, DomainRoot>
  readonly convert: (parameter: Parameter, place: Place) => Schema
}

/** Text without blank ends; undefined when nothing is left. */
export function filledText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined
}

/**
 * An address with the parents a remote list depends on, as `?name={{name}}`; names that the address
 * already has and Make's own lists (`api://`) stay as they are.
 */
export function withChain(address: string, chain: readonly string[]): string {
  if (address.startsWith('api://')) return address
  const mark = address.indexOf('?')
  const present = new Set(mark < 0 ? [] : new URLSearchParams(address.slice(mark + 1)).keys())
  const added = chain
    .filter((name) => !present.has(name))
    .map((name) => `${percentEncoded(name)}={{${name}}}`)
    .join('&')
  if (added === '') return address
  return `${address}${mark < 0 ? '?' : '&'}${added}`
}
