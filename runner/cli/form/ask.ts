// Puts the questions of a walk in a terminal, with clack; Escape is Back, Ctrl-C stops. On stderr.
import {
  autocomplete,
  autocompleteMultiselect,
  isCancel,
  multiline,
  password,
  select,
  text,
} from '@clack/prompts'
import type { Terminal } from '../command.ts'
import { visible } from '../print/wrap.ts'
import type { Answer, Ask, Question } from './question.ts'
import { ACTION_WORDS, isAction, isFirst, rowsOf } from './rows.ts'
import { tellAbove, tellHeadings } from './tell.ts'
import { textOf } from './texts.ts'

/** Choices that are shown at once. */
const MOST_SHOWN = 12

/** Longer lists are searched by typing. */
const SHORT_LIST = 8

/** A function that asks in this terminal; `mask` takes secrets out of what is shown. */
export function terminalAsk(terminal: Terminal, mask: (text: string) => string): Ask {
  const shown = (words: string): string => visible(mask(words))
  let headings: readonly string[] = []
  let last = ''
  return async (question) => {
    tellHeadings(terminal, headings, question.headings.map(shown))
    headings = question.headings.map(shown)
    // a question that is asked another way has said what there is to say
    tellAbove(terminal, question.id === last ? { told: question.told } : question, shown)
    last = question.id
    const keys = watchKeys(terminal)
    try {
      const answer = await put(terminal, question, shown)
      if (answer) return answer
      return keys.escaped() && question.actions.includes('back')
        ? { action: 'back' }
        : keys.escaped()
          ? await terminalAgain(terminal, question, shown)
          : { action: 'stop' }
    } finally {
      keys.end()
    }
  }
}

/** Escape at the first question leads nowhere, so it is asked whether to leave. */
async function terminalAgain(
  terminal: Terminal,
  question: Question,
  shown: (words: string) => string,
): Promise<Answer> {
  const options = [
    { value: false, label: 'Go on' },
    { value: true, label: ACTION_WORDS.stop },
  ]
  const leaves = await select({
    ...endsOf(terminal),
    message: 'There is no field before this one.',
    options,
  })
  if (isCancel(leaves) || leaves) return { action: 'stop' }
  return (await put(terminal, question, shown)) ?? { action: 'stop' }
}

/** The answer; undefined when the prompt was left with Escape or Ctrl-C. */
async function put(
  terminal: Terminal,
  question: Question,
  shown: (words: string) => string,
): Promise<Answer | undefined> {
  const ends = endsOf(terminal)
  const message = shown(messageOf(question))
  const { kind, value } = question
  if (kind === 'text' || kind === 'lines') {
    const ask = kind === 'lines' ? multiline : text
    const typed = await ask({ ...ends, message, initialValue: textOf(value) })
    return isCancel(typed) ? undefined : { action: 'text', text: typed ?? '' }
  }
  if (kind === 'password') {
    const typed = await password({ ...ends, message })
    if (isCancel(typed)) return undefined
    const keeps = !typed && question.actions.includes('keep')
    return keeps ? { action: 'keep' } : { action: 'text', text: typed ?? '' }
  }
  if (kind === 'many') return putMany(terminal, question, message, shown)
  return putRows(terminal, question, message, shown)
}

async function putMany(
  terminal: Terminal,
  { choices, value }: Question,
  message: string,
  shown: (words: string) => string,
): Promise<Answer | undefined> {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const options = choices.map(({ label }, index) => ({ value: index, label: shown(label) }))
  const initialValues = options
    .map((option) => option.value)
    .filter((index) => chosen.includes(choices[index]?.value))
  const ticked = await autocompleteMultiselect({
    ...endsOf(terminal),
    message,
    options,
    initialValues,
    maxItems: MOST_SHOWN,
    required: false,
  })
  if (isCancel(ticked)) return undefined
  if (ticked.length === 0) return { action: 'empty' }
  return { action: 'value', value: ticked.map((index) => choices[index]?.value) }
}

/** One list of everything that can be chosen or done; long ones are searched by typing. */
async function putRows(
  terminal: Terminal,
  question: Question,
  message: string,
  shown: (words: string) => string,
): Promise<Answer | undefined> {
  const rows = rowsOf(question)
  const options = rows.map(({ label }, value) => ({ value, label: shown(label) }))
  const first = rows.findIndex(({ answer }) => isFirst(answer, question))
  const initialValue = Math.max(0, first)
  const given = question.choices.length + question.parts.length
  const all = { ...endsOf(terminal), message, options, maxItems: MOST_SHOWN, initialValue }
  const isLong = given > SHORT_LIST
  // what can be done stays in sight whatever is typed
  const filter = (typed: string, { value, label = '' }: { value: number; label?: string }) =>
    (rows[value] && isAction(rows[value])) || label.toLowerCase().includes(typed.toLowerCase())
  const picked = await (isLong ? autocomplete({ ...all, filter }) : select(all))
  return isCancel(picked) ? undefined : rows[picked]?.answer
}

function messageOf({ label, id, kind, required, actions }: Question): string {
  if (id.startsWith('?')) return label
  const name = label === id.split('.').at(-1) ? label : `${label} (${id})`
  const isTyped = kind === 'text' || kind === 'lines' || kind === 'password'
  const empty = required ? '' : isTyped ? ', may be left empty' : ''
  const lines = kind === 'lines' ? '; Enter twice ends it' : ''
  return `${name}${empty}${lines}${isTyped && actions.includes('erase') ? '; {{erase}} clears it' : ''}`
}

/** A signal of its own for each prompt: clack never takes its listener back. */
function endsOf({ stdin, stderr, signal }: Terminal) {
  return { input: stdin.stream, output: stderr.stream, signal: AbortSignal.any([signal]) }
}

/** Clack leaves a prompt the same way for Escape and Ctrl-C: the last key tells them apart. */
function watchKeys({ stdin }: Terminal): { escaped: () => boolean; end: () => void } {
  let last = ''
  const heard = (_: unknown, key: { readonly name?: string } | undefined): void => {
    last = key?.name ?? ''
  }
  stdin.stream.on('keypress', heard)
  return { escaped: () => last === 'escape', end: () => stdin.stream.off('keypress', heard) }
}
