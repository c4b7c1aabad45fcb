// What a field needs of the form it stands in: how it is changed, and what is known beside it.
import type { Field, Need, Search } from '../../parameters/index.ts'
import type { Path } from '../../text/index.ts'
import { fieldId } from '../ids.ts'
import type { Searching, Values } from '../model.ts'
import type { Shown } from '../wire.ts'

/** Draws fields of one level; it is handed on, because fields stand inside of fields. */
export type Draw = (props: {
  readonly fields: readonly Field[]
  readonly steps: Path
  readonly hand: Hand
  readonly areItems?: boolean
}) => preact.JSX.Element

export interface Hand {
  readonly draw: Draw
  /** Keeps ids of two forms apart. */
  readonly form: string
  readonly type: (steps: Path, value: unknown) => void
  readonly touch: (path: string) => void
  readonly items: (steps: Path, how: (items: readonly unknown[]) => readonly unknown[]) => void
  readonly toggle: (path: string, mode: 'choose' | 'map') => void
  readonly enter: (path: string, steps: readonly string[]) => void
  readonly json: (path: string, text: string | undefined) => void
  readonly jsonAt: (path: string) => string | undefined
  readonly refresh: (need: Need) => void
  readonly isMappable: (steps: Path) => boolean
  /** True where the problems of a field are shown. */
  readonly isTold: (path: string) => boolean
  readonly shownAt: (path: string) => Shown | undefined
  /** Opens the panel that puts a value into a field; undefined where there is none. */
  readonly insert: ((path: string | undefined) => void) | undefined
  readonly inserting: string | undefined
  readonly panel: (steps: Path, value: unknown) => preact.ComponentChildren
  readonly searching: Searching | undefined
  readonly openSearch: (path: string) => void
  readonly closeSearch: () => void
  readonly typeSearch: (values: Values) => void
  readonly search: (search: Search) => void
  /** True where expressions are written as plain text. */
  readonly plain: boolean
  /** What an item of a bundle is called in a pill. */
  readonly pill: (path: string) => string
}

/** The id of the control of a field. */
export function idOf({ form }: Pick<Hand, 'form'>, path: string): string {
  return fieldId(form, path)
}
