// Puts the questions of a walk in a terminal, with clack; Escape is Back, Ctrl-C stops. On stderr.
import {
  autocomplete,
  autocompleteMultiselect,
  type CANCEL_SYMBOL,
  isCancel,
  multiline,
  password,
  select,
  text,
} from '@clack/prompts'
import { visible } from '../print/wrap.ts'
import { type Ends, type Prompted, prompted } from '../terminal/prompted.ts'
import type { Screen } from '../terminal/screen.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { tellAbove, tellHeadings } from './above-question.ts'
import type { Answer, Ask, Question } from './question.ts'
import { ACTION_WORDS, isAction, isFirst, isLong, itemRows, type Row, rowsOf } from './rows.ts'
import { textOf } from './texts.ts'

/** Choices that are shown at once. */
const MOST_SHOWN = 12

/** What is typed in place of a value to press the search button of the field. */
const SEARCH_SIGN = '?'

/** What putting a question needs beside the question. */
interface Asking {
  readonly terminal: Terminal
  readonly screen: Screen
  /** The words as they may be shown: without secrets and control characters. */
  readonly shown: (words: string) => string
}

/** A function that asks in this terminal; `mask` takes secrets out of what is shown. */
export function terminalAsk(
  terminal: Terminal,
  screen: Screen,
  mask: (text: string) => string,
): Ask {
  const shown = (words: string): string => visible(mask(words))
  const asking = { terminal, screen, shown }
  let headings: readonly string[] = []
  let last = ''
  return async (question) => {
    // an interrupted RPC has nothing to say
    if (terminal.signal.aborted) return { action: 'stop' }
    tellHeadings(terminal, screen, headings, question.headings.map(shown))
    headings = question.headings.map(shown)
    const id = JSON.stringify([question.headings, question.id])
    // a question that is asked another way has said what there is to say
    tellAbove(terminal, screen, id === last ? { told: question.told } : question, shown)
    last = id
    for (;;) {
      const answer = await put(asking, question)
      if ('value' in answer) return answer.value
      if (answer.left === 'stopped') return { action: 'stop' }
      if (question.actions.includes('back')) return { action: 'back' }
      if (await wantsToLeave(asking)) return { action: 'stop' }
    }
  }
}

/** Escape at the first question leads nowhere, so it is asked whether to leave. */
async function wantsToLeave({ terminal, screen }: Asking): Promise<boolean> {
  const options = [
    { value: false, label: 'Go on' },
    { value: true, label: ACTION_WORDS.stop },
  ]
  const message = 'There is no field before this one.'
  const leaves = await prompted(terminal, screen, (ends) => select({ ...ends, message, options }))
  return 'left' in leaves || leaves.value
}

/** The answer, or how the prompt was left. */
async function put(asking: Asking, question: Question): Promise<Prompted<Answer>> {
  const { terminal, screen, shown } = asking
  const message = shown(messageOf(question))
  const { kind } = question
  if (kind === 'items') return putItems(asking, question, message)
  return prompted(terminal, screen, (ends) => {
    if (kind === 'text' || kind === 'lines') return putText(ends, question, message)
    if (kind === 'password') return putPassword(ends, question, message)
    if (kind === 'many') return putMany(ends, question, message, shown)
    return putRows(ends, question, message, shown)
  })
}

async function putText(
  ends: Ends,
  { kind, value, actions }: Question,
  message: string,
): Promise<Answer | typeof CANCEL_SYMBOL> {
  const ask = kind === 'lines' ? multiline : text
  const typed = await ask({ ...ends, message, initialValue: textOf(value) })
  if (isCancel(typed)) return typed
  const searches = typed?.trim() === SEARCH_SIGN && actions.includes('search')
  return searches ? { action: 'search' } : { action: 'text', text: typed ?? '' }
}

async function putPassword(
  ends: Ends,
  { actions }: Question,
  message: string,
): Promise<Answer | typeof CANCEL_SYMBOL> {
  const typed = await password({ ...ends, message })
  if (isCancel(typed)) return typed
  return !typed && actions.includes('keep')
    ? { action: 'keep' }
    : { action: 'text', text: typed ?? '' }
}

/** A list of items; whoever picks one is asked what to do with it. */
async function putItems(
  { terminal, screen, shown }: Asking,
  question: Question,
  message: string,
): Promise<Prompted<Answer>> {
  for (;;) {
    const picked = await prompted(terminal, screen, (ends) =>
      putRows(ends, question, message, shown),
    )
    if ('left' in picked || picked.value.action !== 'edit') return picked
    const { index } = picked.value
    const rows = itemRows(question, index)
    const options = rows.map(({ label }, value) => ({ value, label }))
    const name = shown(question.parts[index]?.label ?? '')
    const chosen = await prompted(terminal, screen, (ends) =>
      select({ ...ends, message: name, options }),
    )
    if ('left' in chosen && chosen.left === 'stopped') return chosen
    const answer = 'left' in chosen ? undefined : rows[chosen.value]?.answer
    if (answer) return { value: answer }
  }
}

async function putMany(
  ends: Ends,
  { choices, value }: Question,
  message: string,
  shown: (words: string) => string,
): Promise<Answer | typeof CANCEL_SYMBOL> {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const options = choices.map(({ label }, index) => ({ value: index, label: shown(label) }))
  const initialValues = options
    .map((option) => option.value)
    .filter((index) => chosen.includes(choices[index]?.value))
  const ticked = await autocompleteMultiselect({
    ...ends,
    message,
    options,
    initialValues,
    maxItems: MOST_SHOWN,
    required: false,
  })
  if (isCancel(ticked)) return ticked
  if (ticked.length === 0) return { action: 'empty' }
  return { action: 'value', value: ticked.map((index) => choices[index]?.value) }
}

/** One list of everything that can be chosen or done; long ones are searched by typing. */
async function putRows(
  ends: Ends,
  question: Question,
  message: string,
  shown: (words: string) => string,
): Promise<Answer | typeof CANCEL_SYMBOL> {
  const rows = rowsOf(question)
  const options = rows.map(({ label }, value) => ({ value, label: shown(label) }))
  const first = rows.findIndex(({ answer }) => isFirst(answer, question))
  // Enter must never mean Map where nothing was chosen yet: it falls on the first choice
  const usual = rows.findIndex((row) => !isAction(row))
  const initialValue = Math.max(0, first >= 0 ? first : usual)
  const all = { ...ends, message, options, maxItems: MOST_SHOWN, initialValue }
  const picked = await (isLong(question)
    ? autocomplete({ ...all, filter: finder(rows, shown) })
    : select(all))
  if (isCancel(picked)) return picked
  return rows[picked]?.answer ?? { action: 'stop' }
}

function messageOf({ label, id, kind, required, actions, words }: Question): string {
  if (id.startsWith('?')) return label
  const name = label === id.split('.').at(-1) ? label : `${label} (${id})`
  const isTyped = kind === 'text' || kind === 'lines' || kind === 'password'
  const empty = required ? '' : isTyped ? ', may be left empty' : ''
  const lines = kind === 'lines' ? '; Enter twice ends it' : ''
  const clears = isTyped && actions.includes('erase') ? '; {{erase}} clears it' : ''
  const finds =
    isTyped && actions.includes('search') ? `; ${SEARCH_SIGN} opens ${words?.search}` : ''
  return `${name}${empty}${lines}${clears}${finds}`
}

/** Typing finds choices, so that Enter takes the first of them; what else can be done is found last. */
function finder(rows: readonly Row[], shown: (words: string) => string) {
  const words = rows.map(({ label }) => shown(label).toLowerCase())
  const fits = (index: number, typed: string): boolean => words[index]?.includes(typed) ?? false
  let last = ''
  let isFound = true
  return (typed: string, { value }: { readonly value: number }): boolean => {
    const lower = typed.toLowerCase()
    if (lower !== last) {
      last = lower
      isFound = rows.some((row, index) => !isAction(row) && fits(index, lower))
    }
    if (lower === '') return true
    const row = rows[value]
    return row !== undefined && isAction(row) ? !isFound : fits(value, lower)
  }
}
