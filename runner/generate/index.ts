// Text derived from the tables: each row names its file and how it is made.
import { directivesPage } from './directives.ts'
import { fidelityPage } from './fidelity.ts'
import { functionsPage } from './functions.ts'

export interface Generated {
  readonly name: string
  /** Path from the root of the repository. */
  readonly file: string
  readonly make: () => string
}

export const generated: readonly Generated[] = [
  { name: 'functions', file: 'docs/functions.md', make: functionsPage },
  { name: 'directives', file: 'docs/directives.md', make: directivesPage },
  { name: 'fidelity', file: 'docs/fidelity.md', make: fidelityPage },
]
