// The tree of a regular expression: only what decides how it is matched.

/** Parts that read one character keep their source; JavaScript itself decides what it matches. */
export interface Atom {
  readonly kind: 'atom'
  readonly source: string
  /** The character, where the source is just that character. */
  readonly literal?: string
}

export interface Repeat {
  readonly kind: 'repeat'
  readonly body: Node
  readonly least: number
  /** Infinity when there is no upper bound. */
  readonly most: number
  readonly lazy: boolean
  /** Numbers of the groups inside the body: from the first up to, not including, the last. */
  readonly groups: readonly [from: number, to: number]
}

export interface Look {
  readonly kind: 'look'
  readonly ahead: boolean
  readonly negated: boolean
  readonly body: Node
}

export type Node =
  | Atom
  | Repeat
  | Look
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: Node }
  | { readonly kind: 'assert'; readonly what: 'start' | 'end' | 'boundary' | 'no-boundary' }
  | { readonly kind: 'back'; readonly group: number }

export interface Pattern {
  readonly source: string
  readonly flags: string
  readonly root: Node
  /** Capturing groups, the whole match not counted. */
  readonly groups: number
  readonly named: boolean
  readonly backward: boolean
}
