// What an operation of the embedded portal answers.
import type { Refusal } from './refusal.ts'

/** What an operation answers: data, and where it stands in the collection. */
export type Outcome = { readonly data: unknown; readonly page?: Page } | Refusal

export type Page = {
  readonly start: number
  readonly limit: number
  readonly more: boolean
  readonly next_start?: number
}
