// What every view is given: the model, and what a person can do.
import type { Actions } from '../actions.ts'
import type { Model } from '../model.ts'

export interface Scene {
  readonly model: Model
  readonly actions: Actions
}
