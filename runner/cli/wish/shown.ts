// --json, --json-lines and --curl: how that which comes of a command is shown.
import type { Typed } from '../commands/options.ts'

/** Without any of them, as text. */
export type Shown = Pick<Typed<'run'>, 'json' | 'jsonLines' | 'curl'>
