// The shape of a row in the directive tables: everything that is known about one key.
import type { Json } from '../../text/index.ts'
import type { ScopeName } from '../names.ts'
import type { State } from '../state.ts'

export type JsonSchema = Readonly<Record<string, Json>>

/** What a directive did: the new state, and the value its written JSON became, for the trace. */
export interface Applied {
  readonly state: State
  readonly value: unknown
  /** Something unusual that is no error, in one sentence. */
  readonly warning?: string
}

export interface Directive {
  readonly name: string
  readonly home: 'request' | 'response'
  /** One sentence on what it does. */
  readonly doc: string
  /** Where it is described. */
  readonly link: string
  readonly certain: boolean
  /** What about it is inferred or decided here. */
  readonly note?: string
  /** JSON Schema of what may be written. */
  readonly schema: JsonSchema
  /** The names its templates may read. */
  readonly scope: readonly ScopeName[]
  /** True when it has an effect also when it is not written. */
  readonly always?: true
  readonly apply: (written: Json | undefined, state: State) => Applied
}

const PAGES = 'https://developers.make.com/custom-apps-documentation/'

/** Address of a page of Make's custom app documentation. */
export function documentation(page: string): string {
  return `${PAGES}${page}`
}

/** A text that may be a template. */
export const textSchema: JsonSchema = { type: 'string' }

/** A text with an expression, where Make's editor lets one stand for a fixed word. */
export const templateSchema: JsonSchema = { type: 'string', pattern: '\\{\\{[^]*\\}\\}' }

/** One of some fixed words, or an expression. */
export function wordSchema(words: readonly string[]): JsonSchema {
  return { anyOf: [{ enum: words }, templateSchema] }
}

/** Names with plain values, or an expression that gives them all. */
export const flatSchema: JsonSchema = {
  anyOf: [
    {
      type: 'object',
      additionalProperties: { type: ['boolean', 'integer', 'number', 'string', 'null', 'array'] },
    },
    templateSchema,
  ],
}

/** Replaces members of the draft. */
export function draft(state: State, change: Partial<State['draft']>, value: unknown): Applied {
  return { state: { ...state, draft: { ...state.draft, ...change } }, value }
}

/** Leaves the state as it is. */
export function unchanged(state: State, value: unknown): Applied {
  return { state, value }
}
