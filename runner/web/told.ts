// Problems and errors as the page shows them: in words, each with its place in the files of the app.
import { errorTypes, type ModuleError } from '../engine/index.ts'
import type { RunError, Told } from '../page/wire.ts'
import {
  certainty,
  defined,
  type Problem,
  positionOf,
  remedyOf,
  type Span,
  worded,
} from '../text/index.ts'
import type { Redactor } from '../trace/index.ts'

/** A problem in words; `redactor` takes out what nobody may see. */
export function toldOf(problem: Problem, { text }: Redactor): Told {
  const { severity, message, remedy, path, at } = worded(problem)
  return {
    severity,
    message: text(message),
    ...defined({ path, remedy: remedy && text(remedy), place: placeOf(at) }),
  }
}

/** An error of a run with what Make does to the scenario. */
export function errorOf(error: ModuleError, { text }: Redactor): RunError {
  const row = errorTypes.find(({ name }) => name === error.type)
  const remedy = remedyOf(error)
  return {
    type: error.type,
    message: text(error.message),
    ...defined({
      effect: row?.effect,
      certainty: row && certainty(row.certain),
      place: placeOf(error.at),
      remedy: remedy && text(remedy),
    }),
  }
}

/** file:line:column; undefined for what is written nowhere. */
export function placeOf(at: Span | undefined): string | undefined {
  if (!at || at.source.text === '' || at.source.file === '') return undefined
  const { line, column } = positionOf(at.source, at.start)
  return `${at.source.file}:${line}:${column}`
}

/** The message of an Error that was thrown to be read; anything else is a defect, thrown again. */
export function sentenceOf(error: unknown): string {
  const isPlain = error instanceof Error && Object.getPrototypeOf(error) === Error.prototype
  if (isPlain) return error.message
  throw error
}
