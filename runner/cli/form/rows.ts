// The rows of a menu: choices, items, and everything else that can be done at a question, in words.

import { type Choice, pathOfEntry } from '../../parameters/index.ts'
import { stringOf } from '../../text/index.ts'
import type { Action, Answer, Question } from './question.ts'
import { inFewWords } from './texts.ts'

export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  keep: 'Keep',
  list: 'Choose from the list',
  type: 'Map: type a value or an expression',
  fill: 'Fill in its fields',
  empty: 'Leave empty (not sent)',
  erase: 'Erase (clears what is there)',
  retry: 'Try again',
  search: 'Search',
  again: 'Search for something else',
  here: 'Take this folder',
  up: '← up one folder',
  skip: 'Go on without them',
  add: 'Add item',
  done: 'Done',
  yes: 'Yes',
  no: 'No',
  walk: 'Go through all fields again',
  save: 'Save',
  'save-as': 'Save under another name',
  back: '← back',
  stop: 'Leave without saving',
}

/** One row of a list: what is shown, and the answer it gives. */
export interface Row {
  readonly label: string
  readonly answer: Answer
}

/** Longer lists are searched by typing. */
const SHORT_LIST = 8

export function isLong({ choices, parts }: Question): boolean {
  return choices.length + parts.length > SHORT_LIST
}

/** True for a row that does something else than giving a value. */
export function isAction({ answer }: Row): boolean {
  return Object.hasOwn(ACTION_WORDS, answer.action)
}

/** The rows of a question, in order: choices before actions, but for long lists. */
export function rowsOf(question: Question): readonly Row[] {
  const { kind, choices, parts, actions } = question
  const chosen = choices.map((choice) => choiceRow(choice, question))
  const before = kind === 'items' ? partRows(parts) : []
  const after = kind === 'end' ? goRows(parts) : []
  const acts = actions.map(
    (action): Row => ({ label: wordsFor(action, question), answer: { action } }),
  )
  if (kind === 'end') return [...acts, ...after]
  // nobody scrolls through thousands of choices to what can be done instead
  if (chosen.length > 0 && isLong(question)) return [...acts, ...chosen]
  return [...before, ...chosen, ...acts]
}

/** A folder that can be entered is no value yet; its slash says so. */
function choiceRow(
  { value, label, group, description, file }: Choice,
  { kind, level }: Question,
): Row {
  const named = [group, label].filter((one) => one !== undefined).join(' › ')
  const words = description === undefined ? named : `${named} (${description})`
  if (kind !== 'path' || !level) return { label: words, answer: { action: 'value', value } }
  if (!file && level.canEnter) {
    return { label: `${words}/`, answer: { action: 'enter', step: stringOf(value) } }
  }
  return { label: words, answer: { action: 'value', value: pathOfEntry(level, value) } }
}

function partRows(parts: Question['parts']): readonly Row[] {
  return parts.map(({ label }, index): Row => ({ label, answer: { action: 'edit', index } }))
}

/** What can be done with an item of a list; undefined leads back to the list. */
export function itemRows(
  { parts }: Question,
  index: number,
): readonly { readonly label: string; readonly answer: Answer | undefined }[] {
  const above = index > 0
  const below = index < parts.length - 1
  return [
    { label: 'Edit', answer: { action: 'edit', index } },
    ...(above ? [moveRow('Move up', index, index - 1)] : []),
    ...(below ? [moveRow('Move down', index, index + 1)] : []),
    ...(above && below ? [moveRow('Move to the top', index, 0)] : []),
    ...(above && below ? [moveRow('Move to the end', index, parts.length - 1)] : []),
    { label: 'Remove', answer: { action: 'remove', index } },
    { label: '← back to the list', answer: undefined },
  ]
}

function moveRow(label: string, index: number, to: number): Row {
  return { label, answer: { action: 'move', index, to } }
}

function goRows(parts: Question['parts']): readonly Row[] {
  return parts.map(
    ({ label, path }): Row => ({ label: `Change ${label}`, answer: { action: 'go', path } }),
  )
}

function wordsFor(action: Action, { words, value, valueLabel }: Question): string {
  const text = words?.[action] ?? ACTION_WORDS[action]
  return action === 'keep' ? `${text} ${valueLabel ?? inFewWords(value)}` : text
}

/** The row on which Enter falls: what is chosen already, or the usual way. */
export function isFirst(answer: Answer, { kind, value, first }: Question): boolean {
  if (answer.action === 'value') return value !== undefined && sameJson(answer.value, value)
  if (kind === 'items') return answer.action === 'done'
  if (kind === 'path') return value !== undefined && answer.action === 'keep'
  if (kind === 'choice') return value === undefined && answer.action === 'empty'
  return answer.action === first
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
