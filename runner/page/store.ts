// Where the model lies, so that actions can be written without knowing who draws it.
import type { Model } from './model.ts'

/** Where the model lies, and how it is changed. */
export interface Store {
  readonly get: () => Model
  readonly set: (change: (model: Model) => Model) => void
}
