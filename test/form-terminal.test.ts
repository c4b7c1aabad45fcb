// Questions in a terminal of any width: which keys answer what, and how a terminal is left.
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { terminalAsk } from '../runner/cli/form/prompts.ts'
import type { Answer, Question } from '../runner/cli/form/question.ts'
import { noPaint } from '../runner/cli/print/paint.ts'
import { screenOf } from '../runner/cli/terminal/screen.ts'
import type { Terminal } from '../runner/cli/terminal/terminal.ts'

const ENTER = '\r'
const ESCAPE = '\u001b'
const UP = '\u001b[A'
const DOWN = '\u001b[B'
const CTRL_C = '\u0003'
const CTRL_D = '\u0004'
/** Closes stdin. */
const END = 'end'

const TEXT: Question = {
  kind: 'text',
  id: 'name',
  label: 'Name',
  headings: [],
  told: [],
  required: false,
  actions: ['search', 'back'],
  choices: [],
  parts: [],
  value: undefined,
  words: { search: 'Find …' },
}

const choices = (count: number) =>
  Array.from({ length: count }, (_, value) => ({ value, label: `Option ${value}`, labelled: true }))

const CHOICE: Question = {
  ...TEXT,
  kind: 'choice',
  actions: ['empty', 'back'],
  choices: choices(3),
}
const LONG: Question = { ...CHOICE, choices: choices(3000) }
/** A required field with a Map toggle: what else can be done stands above the choices. */
const FRESH: Question = { ...LONG, required: true, actions: ['type', 'back'] }
const MANY: Question = { ...CHOICE, kind: 'many', actions: ['back'] }
const LINES: Question = { ...TEXT, kind: 'lines' }
const PASSWORD: Question = { ...TEXT, kind: 'password', actions: ['keep', 'back'] }
const MENU: Question = { ...TEXT, kind: 'menu', actions: ['retry', 'type', 'back'], first: 'retry' }
const LIST: Question = {
  ...TEXT,
  kind: 'items',
  actions: ['add', 'done', 'back'],
  parts: ['a', 'b', 'c'].map((label, index) => ({ label, path: `list.${index}` })),
}
const FOLDER: Question = {
  ...CHOICE,
  kind: 'path',
  actions: ['here', 'up', 'back'],
  choices: [
    { value: 'd', label: 'Docs', labelled: true },
    { value: 'f', label: 'File', labelled: true, file: true },
  ],
  level: { steps: ['x'], path: '/x', labels: ['X'], chosen: [], canEnter: true, takes: '/x' },
}
const KINDS = { TEXT, CHOICE, LONG, MANY, LINES, PASSWORD, MENU, LIST, FOLDER }

/** What a question comes to when these keys are pressed, and everything that was drawn. */
async function press(
  question: Question,
  keys: readonly string[],
  columns: number | undefined = 80,
): Promise<{ readonly answer: Answer; readonly drawn: string }> {
  const stdin = new PassThrough()
  const stream = Object.assign(new PassThrough(), { columns, rows: 0 })
  let drawn = ''
  const write = (text: string): void => {
    drawn += text
  }
  const width = columns || 80
  const stderr = { write, stream, isTerminal: true, width, paint: noPaint }
  const terminal: Terminal = {
    stdin: { stream: stdin, isTerminal: true },
    stdout: stderr,
    stderr,
    environment: {},
    directory: '.',
    signal: new AbortController().signal,
    redactors: [],
    now: () => new Date(0),
  }
  const screen = screenOf(terminal)
  const answered = terminalAsk(terminal, screen, (text) => text)(question)
  for (const key of keys) {
    // an escape is one only when nothing follows it for a while
    await new Promise((resolve) => setTimeout(resolve, key === ESCAPE ? 20 : 5))
    if (key === END) stdin.end()
    else stdin.write(key)
    if (key === ESCAPE) await new Promise((resolve) => setTimeout(resolve, 80))
  }
  const answer = await answered
  screen.close()
  return { answer, drawn }
}

describe('keys', () => {
  it.each<[string, Question, readonly string[], Answer]>([
    ['Enter on a fresh long list takes a choice', FRESH, [ENTER], { action: 'value', value: 0 }],
    ['letters of other rows do not keep them', FRESH, ['t', ENTER], { action: 'value', value: 0 }],
    ['text is typed', TEXT, ['Acme', ENTER], { action: 'text', text: 'Acme' }],
    ['a question mark presses the search button', TEXT, ['?', ENTER], { action: 'search' }],
    [
      'where there is no button it is text',
      { ...TEXT, actions: [] },
      ['?', ENTER],
      { action: 'text', text: '?' },
    ],
    ['an empty password keeps the old one', PASSWORD, [ENTER], { action: 'keep' }],
    ['Enter takes the row it falls on', CHOICE, [ENTER], { action: 'empty' }],
    ['arrows walk to choices', CHOICE, [UP, ENTER], { action: 'value', value: 2 }],
    [
      'typing finds a choice among thousands, and Enter takes it',
      LONG,
      ['Option 2345', ENTER],
      { action: 'value', value: 2345 },
    ],
    ['who finds nothing can still go back', LONG, ['zzz', DOWN, ENTER], { action: 'back' }],
    ['actions are found by typing, too', LONG, ['leave emp', ENTER], { action: 'empty' }],
    ['nothing ticked is nothing', MANY, [ENTER], { action: 'empty' }],
    ['an item is edited', LIST, [DOWN, DOWN, ENTER, ENTER], { action: 'edit', index: 0 }],
    [
      'an item is moved up',
      LIST,
      [UP, UP, ENTER, DOWN, ENTER],
      { action: 'move', index: 2, to: 1 },
    ],
    ['an item is removed', LIST, [UP, UP, ENTER, UP, UP, ENTER], { action: 'remove', index: 2 }],
    [
      'Escape leads from an item back to the list',
      LIST,
      [UP, UP, ENTER, ESCAPE, ENTER],
      { action: 'done' },
    ],
    ['a folder is entered', FOLDER, [ENTER], { action: 'enter', step: 'd' }],
    ['a file is taken with its path', FOLDER, [DOWN, ENTER], { action: 'value', value: '/x/f' }],
    ['the folder itself is taken', FOLDER, [DOWN, DOWN, ENTER], { action: 'here' }],
  ])('%s', async (_, question, keys, answer) => {
    expect((await press(question, keys)).answer).toEqual(answer)
  })
})

describe.each(Object.entries(KINDS))('leaving a question of kind %s', (_, question) => {
  it.each<[string, string, Answer]>([
    ['Escape goes back', ESCAPE, { action: 'back' }],
    ['Ctrl-C leaves', CTRL_C, { action: 'stop' }],
    ['Ctrl-D leaves', CTRL_D, { action: 'stop' }],
    ['the end of stdin leaves', END, { action: 'stop' }],
  ])('%s', async (_name, key, answer) => {
    expect((await press(question, [key])).answer).toEqual(answer)
  })

  it.each([0, 12, 20, 40, undefined])('is drawn in %s columns', async (columns) => {
    const { answer, drawn } = await press(question, [CTRL_C], columns)
    expect(answer).toEqual({ action: 'stop' })
    expect(drawn.replace(/\s/g, '')).toContain('Name')
  })
})

it('Escape at the first question asks whether to leave, and goes on', async () => {
  const first: Question = { ...TEXT, actions: [] }
  const { answer } = await press(first, [ESCAPE, ENTER, 'x', ENTER])
  expect(answer).toEqual({ action: 'text', text: 'x' })
  expect((await press(first, [ESCAPE, DOWN, ENTER])).answer).toEqual({ action: 'stop' })
})
