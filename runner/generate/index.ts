// Derived text: pages from the tables of the runner, and what an app's own files say in other forms.
import { directivesPage } from './directives.ts'
import { fidelityPage } from './fidelity.ts'
import { functionsPage } from './functions.ts'
import { languagePage } from './language.ts'

export { type AppWords, modulesPage } from './modules-page.ts'
export { type FilledSamples, filledSamples, withoutNames, withoutSamples } from './samples/index.ts'
export { type EditorSchema, editorSchemas, editorSettings, schemaText } from './schemas/index.ts'
export { typesFile } from './types/index.ts'

/** A page of this repository that says what its tables say. */
export interface Generated {
  readonly name: string
  /** Path from the root of the repository. */
  readonly file: string
  readonly make: () => string
}

export const generated: readonly Generated[] = [
  { name: 'functions', file: 'docs/functions.md', make: functionsPage },
  { name: 'language', file: 'docs/language.md', make: languagePage },
  { name: 'directives', file: 'docs/directives.md', make: directivesPage },
  { name: 'fidelity', file: 'docs/fidelity.md', make: fidelityPage },
]
