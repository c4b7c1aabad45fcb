// The dialog as data: what a page or a terminal draws, and what it still has to ask.
import type { Problem } from '../../text/index.ts'
import type { Choice } from '../options.ts'
import type { Control } from '../parameter.ts'
import type { Known, Need } from '../remote.ts'

/** Where a remote list stands; `blocked` says in words why it cannot be asked for. */
export interface FieldOptions {
  readonly state: 'none' | 'loading' | 'ready' | 'failed' | 'blocked'
  readonly items: readonly Choice[]
  /** Why there is nothing to choose: the error, what to do first, or that the list is empty. */
  readonly reason?: string
  /** The question whose answer the list is, for a refresh. */
  readonly asked?: Need
}

/** A button that fills a field with what an RPC finds. */
export interface Search {
  readonly label: string
  readonly rpc: string
  /** The small form behind the button, as written. */
  readonly parameters: unknown
  /** The values of the field's parents, which go along. */
  readonly data: Need['data']
  /** Why nothing can be asked for, in words. */
  readonly blocked?: string
}

/** The folder whose entries a file or folder field offers in `options`. */
export interface PathLevel {
  /** Values of the folders that lead there; none at the root. */
  readonly steps: readonly string[]
  /** The same as the RPC is asked. */
  readonly path: string
  /** What those folders are called. */
  readonly labels: readonly string[]
  /** What the steps of the present value are called. */
  readonly chosen: readonly string[]
  /** False where there is one level only. */
  readonly canEnter: boolean
  /** The value that stands for the level itself, where it can be chosen. */
  readonly takes?: string
}

/** One visible field; fields that another one reveals follow it and name it in `revealedBy`. */
export interface Field {
  /** Names and indexes joined with dots, as in the problems. */
  readonly path: string
  readonly name: string
  readonly label: string
  readonly control: Control
  readonly type: string
  readonly required: boolean
  readonly advanced: boolean
  readonly multiple: boolean
  readonly help?: string
  /** The limits of the value in words. */
  readonly hint?: string
  readonly value: unknown
  readonly default?: unknown
  /** `map`: one text box for expressions and typed values. */
  readonly mode: 'choose' | 'map'
  readonly canMap: boolean
  readonly canErase: boolean
  readonly erased: boolean
  readonly options: FieldOptions
  /** Files and folders only: where their options stand. */
  readonly level?: PathLevel
  readonly search?: Search
  /** Keys of the parameter of which nobody outside Make knows what they do, in words. */
  readonly cautions?: readonly string[]
  /** What the list says while nothing is chosen. */
  readonly placeholder?: string
  /** Words on the button that adds an item. */
  readonly addLabel?: string
  /** True where no further item may be added. */
  readonly isFull?: true
  readonly revealedBy?: string
  /** What the fields below wait for, in words. */
  readonly waiting?: string
  readonly problems: readonly Problem[]
  /** Members of a collection, or the items of a list. */
  readonly children: readonly Field[]
}

export interface Form {
  readonly fields: readonly Field[]
  /** Questions to ask, each once; the form is complete when there are none. */
  readonly needs: readonly Need[]
  /** Problems that belong to no visible field. */
  readonly problems: readonly Problem[]
}

export interface FormContext {
  /** True for mappable parameters: expressions and the Map toggle are allowed. */
  readonly mappable?: boolean
  /** False while no connection is chosen: nothing remote can be asked for. */
  readonly connected?: boolean
  readonly crud?: 'create' | 'read' | 'update' | 'delete' | null
  readonly moduleType?: string
  /** Positions of Map toggles that a person set, by path. */
  readonly modes?: Readonly<Record<string, 'choose' | 'map'>>
  /** Folders that were entered in file and folder fields: values of the steps, by path. */
  readonly folders?: Readonly<Record<string, readonly string[]>>
}

/** What all fields of one form share while it is made. */
export interface Making {
  readonly known: Known
  readonly context: FormContext
  readonly needs: Map<string, Need>
  readonly problems: Map<string, Problem[]>
}
