// The rows of a menu: choices, items, and everything else that can be done at a question, in words.
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

/** True for a row that does something else than giving a value. */
export function isAction({ answer }: Row): boolean {
  return Object.hasOwn(ACTION_WORDS, answer.action)
}

/** The rows of a question, in order. */
export function rowsOf(question: Question): readonly Row[] {
  const { kind, choices, parts, actions } = question
  const chosen = choices.map(({ value, label, group, description }): Row => {
    const words = [group, label].filter((one) => one !== undefined).join(' › ')
    return {
      label: description === undefined ? words : `${words} (${description})`,
      answer: { action: 'value', value },
    }
  })
  const before = kind === 'items' ? partRows(parts) : []
  const after = kind === 'end' ? goRows(parts) : []
  const acts = actions.map(
    (action): Row => ({ label: wordsFor(action, question), answer: { action } }),
  )
  return kind === 'end' ? [...acts, ...after] : [...before, ...chosen, ...acts]
}

function partRows(parts: Question['parts']): readonly Row[] {
  return parts.flatMap(({ label }, index): Row[] => [
    { label: `Edit ${label}`, answer: { action: 'edit', index } },
    { label: `Remove ${label}`, answer: { action: 'remove', index } },
  ])
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
  if (kind === 'choice') return value === undefined && answer.action === 'empty'
  return answer.action === first
}

function sameJson(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
