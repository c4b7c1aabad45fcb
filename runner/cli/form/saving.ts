// Where a dialog is saved, and the two files it becomes: values for run, states as Make keeps them.

import { resolve } from 'node:path'
import { text } from '@clack/prompts'
import {
  type Answer,
  drawForm,
  everyField,
  isSecretType,
  type Need,
  shownValues,
} from '../../parameters/index.ts'
import type { Module } from '../../spec/index.ts'
import { hindranceOf, reasonOf } from '../files/writable.ts'
import { visible } from '../print/wrap.ts'
import { type Prompted, prompted } from '../terminal/prompted.ts'
import { misused, type Refused } from '../terminal/refusal.ts'
import type { Screen } from '../terminal/screen.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Ended, Finished } from './desk.ts'
import { exists, type Files, statesBeside, valuesText, withEmptied, writeForm } from './files.ts'
import { verdictFor } from './finish.ts'
import type { Started } from './started.ts'

/** Why the files that were named cannot be written; asked before the dialog asks anything. */
export function refusalOfPlace(
  { directory }: Terminal,
  { out, states }: Pick<Files, 'out' | 'states'>,
): Refused | undefined {
  for (const file of [out, states ?? (out && statesBeside(out))]) {
    const hindrance = file && hindranceOf(directory, file)
    if (hindrance) return misused('usage/no-place', hindrance.message, hindrance.remedy)
  }
  return undefined
}

/** The file to save to, or how the question for another name was left. */
export async function fileFor(
  terminal: Terminal,
  screen: Screen,
  usual: string,
  action: Ended['action'],
): Promise<Prompted<string>> {
  if (action === 'save') return { value: usual }
  return askName(terminal, screen, usual, (typed) => {
    if (typed === '') return 'A name is needed.'
    const hindrance = hindranceOf(terminal.directory, typed)
    if (hindrance) return hindrance.message
    return exists(terminal, typed) ? `${typed} exists already.` : undefined
  })
}

/** `--out`, or where an opened input came from, or a file named after the module. */
export function usualFile({ out, input }: Files, { name }: Module): string {
  return out ?? (input === '-' ? undefined : input) ?? `${name}.yaml`
}

/** What Save does; a file that is there is replaced only by who has read so. */
export function savingWords(terminal: Terminal, file: string): string {
  return `Save as ${file}${exists(terminal, file) ? ', in place of what it holds' : ''}`
}

/** Writes both files; what they are called, or why the system refuses them. */
export async function save(
  terminal: Terminal,
  { plan, module, judging }: Started,
  finished: Finished,
  files: { readonly values: string; readonly states: string },
  ask: (need: Need) => Promise<Answer>,
): Promise<{ readonly lines: readonly string[] } | { readonly failed: string }> {
  const { states, known, valid } = await verdictFor(plan, finished, ask)
  const state = { walk: finished.walk, known }
  const values = withEmptied(shownValues(plan, state.walk.values, known, state.walk), judging)
  const { values: file } = files
  const { directory } = terminal
  if (resolve(directory, files.values) === resolve(directory, files.states)) {
    return { failed: `The states need a file of their own, beside ${file}.` }
  }
  const { fields } = drawForm(plan, finished.walk.values, known, finished.walk)
  const isSecret = everyField(fields).some(({ type }) => isSecretType(type))
  const valuesAsText = valuesText(module.name, file, values)
  try {
    writeForm(terminal, files, { text: valuesAsText, states, isSecret })
  } catch (error) {
    const failed = `${file} cannot be saved: ${reasonOf(error)}.`
    const hindrances = [files.values, files.states].map((one) => hindranceOf(directory, one))
    return { failed: hindrances.find((one) => one !== undefined)?.message ?? failed }
  }
  return {
    lines: [
      `Saved as ${file}, the states as ${files.states}.`,
      ...(valid ? [] : ['Make would not save it like this, so the states are left empty.']),
      `Run it: dryrun run ${module.name} --input ${/\s/.test(file) ? `'${file}'` : file}`,
    ],
  }
}

/** Asks for the name of a file. */
async function askName(
  terminal: Terminal,
  screen: Screen,
  placeholder: string,
  check: (typed: string) => string | undefined,
): Promise<Prompted<string>> {
  const validate = (typed: string | undefined): string | undefined => check(typed?.trim() ?? '')
  const answer = await prompted(terminal, screen, (ends) =>
    text({ ...ends, message: 'Save as', placeholder: visible(placeholder), validate }),
  )
  return 'value' in answer ? { value: answer.value.trim() } : answer
}
