// The files of a dialog: the values as `dryrun run --input` takes them, and the states beside them.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { stringify } from 'yaml'
import type { Judging, Values } from '../../operation/index.ts'
import { isMisplaced, typeNamed, withValueAt } from '../../parameters/index.ts'
import { type Unfinished, writeUnfinished } from '../../run/index.ts'
import { readDocument } from '../../spec/index.ts'
import { at, isRecord } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { printJson } from '../print/json.ts'
import { type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The files that are named for a dialog: what it opens with, where it is saved, and its states. */
export interface Files {
  /** `-` is stdin. */
  readonly input: string | undefined
  readonly out: string | undefined
  readonly states: string | undefined
}

/** The file of the states that belongs to a file of values: another ending, the same folder. */
export function statesBeside(file: string): string {
  return `${file.replace(/\.(ya?ml|json)$/i, '')}.states.json`
}

export function exists({ directory }: Terminal, file: string): boolean {
  return existsSync(resolve(directory, file))
}

/** The states in a file; undefined when there is no file of that name. */
export function readStates(terminal: Terminal, file: string): unknown | Refused {
  if (!exists(terminal, file)) return undefined
  const text = readFileSync(resolve(terminal.directory, file), 'utf8')
  const { document, problems } = readDocument({ file, text })
  const [broken] = problems
  if (!broken && isRecord(document.value)) return document.value
  const why = broken ? `: ${broken.message}` : '.'
  return refuse(EXIT.problems, {
    code: 'input/states',
    severity: 'error',
    message: `${file} does not hold the states of a dialog${why}`,
    remedy: 'delete it, or name another file with --states; the values are read without it',
    at: broken?.at ?? document.spanOf([]),
  })
}

/** Writes both files or none; values of password fields are for the eyes of their owner only. */
export function writeForm(
  terminal: Terminal,
  files: { readonly values: string; readonly states: string },
  form: {
    readonly text: string
    readonly states: unknown
    readonly isSecret: boolean
  },
): void {
  const made: Unfinished[] = []
  try {
    made.push(unfinished(resolve(terminal.directory, files.values), form.text, form.isSecret))
    made.push(unfinished(resolve(terminal.directory, files.states), printJson(form.states)))
    for (const file of made) file.finish()
  } finally {
    for (const file of made) file.discard()
  }
}

/** A file that takes its name only when it is whole; what is no file, such as /dev/stdout, is written to. */
function unfinished(path: string, text: string, isSecret = false): Unfinished {
  const before = statSync(path, { throwIfNoEntry: false })
  if (before && !before.isFile()) {
    return { finish: () => writeFileSync(path, text), discard: () => {} }
  }
  return writeUnfinished(path, text, { lasting: true, ...(isSecret ? { mode: 0o600 } : {}) })
}

/** The values as YAML, under a head that says what they are for; the same values, the same text. */
export function valuesText(module: string, file: string, values: Values): string {
  if (/\.json$/i.test(file)) return printJson(values)
  const name = /\s/.test(file) ? `'${file}'` : file
  const head = [
    `# Input of ${module}, filled in with: dryrun form ${module}`,
    `# Run it with: dryrun run ${module} --input ${name}`,
  ]
  return `${head.join('\n')}\n${stringify(values, { lineWidth: 0 })}`
}

/**
 * The values with every emptied default written down: a run fills in the default of what is left
 * out, as the dialog does when it opens. Empty text means nothing there; for a switch null does.
 */
export function withEmptied(values: Values, { fields }: Judging): Values {
  let result = values
  for (const { path, default: preset, revealedBy, type } of fields) {
    if (preset === undefined || preset === null || path.includes('[]') || revealedBy) continue
    const steps = path.split('.')
    if (at(result, steps) !== undefined || isInsideText(result, steps)) continue
    const isSwitch = typeNamed(type)?.wants === 'boolean'
    const changed = withValueAt(result, steps, isSwitch ? null : '')
    if (!isMisplaced(changed) && isRecord(changed)) result = changed
  }
  return result
}

/** True when a collection on the way is mapped or erased as a whole. */
function isInsideText(values: Values, steps: readonly string[]): boolean {
  return steps.slice(0, -1).some((_, index) => {
    const around = at(values, steps.slice(0, index + 1))
    return around !== undefined && !isRecord(around)
  })
}
