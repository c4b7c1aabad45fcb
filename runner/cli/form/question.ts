// What the walk asks and what can be answered, as data: a terminal or a test script answers.
import type { Choice, PathLevel } from '../../parameters/index.ts'

/** What a person can do instead of giving a value; the labels are those of the menus. */
export type Action =
  | 'keep'
  | 'list'
  | 'type'
  | 'fill'
  | 'empty'
  | 'erase'
  | 'retry'
  | 'search'
  | 'again'
  | 'here'
  | 'up'
  | 'skip'
  | 'add'
  | 'done'
  | 'yes'
  | 'no'
  | 'walk'
  | 'save'
  | 'save-as'
  | 'back'
  | 'stop'

export type Answer =
  | { readonly action: Action }
  | { readonly action: 'value'; readonly value: unknown }
  /** Typed text, read by the type of the field. */
  | { readonly action: 'text'; readonly text: string }
  | { readonly action: 'edit' | 'remove'; readonly index: number }
  /** Puts an item where another one stands. */
  | { readonly action: 'move'; readonly index: number; readonly to: number }
  /** Goes into a folder, named by its value. */
  | { readonly action: 'enter'; readonly step: string }
  /** Goes to a field, from the summary. */
  | { readonly action: 'go'; readonly path: string }

/**
 * How an answer is given: `choice` and `many` from a list, `path` from folder to folder, `menu` only
 * by an action, `items` for a list that is edited item by item, `end` for what to do with the
 * finished form.
 */
export type Kind =
  | 'text'
  | 'lines'
  | 'password'
  | 'choice'
  | 'many'
  | 'path'
  | 'menu'
  | 'items'
  | 'advanced'
  | 'unloaded'
  | 'end'

/** Something to be told before a question. */
export interface Told {
  readonly severity: 'error' | 'warning' | 'note'
  readonly text: string
}

export interface Question {
  readonly kind: Kind
  /** The path of the field, or a text that begins with `?` for questions about the form. */
  readonly id: string
  readonly label: string
  /** Labels of the groups and items around the field, outermost first. */
  readonly headings: readonly string[]
  readonly told: readonly Told[]
  readonly help?: string | undefined
  /** Limits of the value, in words. */
  readonly hint?: string | undefined
  readonly required: boolean
  readonly actions: readonly Action[]
  readonly choices: readonly Choice[]
  /** The folder in which the choices of a `path` stand. */
  readonly level?: PathLevel | undefined
  /** The items of a list in a few words each, or the fields to go to. */
  readonly parts: readonly { readonly label: string; readonly path: string }[]
  /** The value that is there already. */
  readonly value: unknown
  /** How that value is called in the list. */
  readonly valueLabel?: string | undefined
  /** The action that Enter takes in a menu. */
  readonly first?: Action | undefined
  /** Other words for an action, such as the placeholder for `empty`. */
  readonly words?: { readonly [action in Action]?: string | undefined }
}

export type Ask = (question: Question) => Promise<Answer>

/** Questions about the form, which are no fields. */
export const ABOUT = {
  advanced: '?advanced',
  unloaded: '?unloaded',
  end: '?end',
  search: '?search',
} as const
