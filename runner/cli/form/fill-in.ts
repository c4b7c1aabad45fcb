// A dialog in the terminal from its opening to its end: questions, summary, saving.

import { intro, outro } from '@clack/prompts'
import {
  type Answer,
  drawForm,
  everyField,
  isSecretType,
  type Need,
} from '../../parameters/index.ts'
import { resolver } from '../../run/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawTree } from '../print/tree.ts'
import { visible, wrap } from '../print/wrap.ts'
import { introduce, type Session } from '../session/session.ts'
import type { Refused } from '../terminal/refusal.ts'
import { type Screen, screenOf } from '../terminal/screen.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { tellLine } from './above-question.ts'
import type { Ended, Finished, Standing, Summary } from './desk.ts'
import { runDialog } from './dialog.ts'
import { type Files, statesBeside } from './files.ts'
import { sentOf, verdictFor } from './finish.ts'
import { leftBehind } from './not-saved.ts'
import { terminalAsk } from './prompts.ts'
import { fileFor, refusalOfPlace, save, savingWords, usualFile } from './saving.ts'
import { type Calls, type Started, withSession } from './started.ts'
import { begin, beginAtEnd, type Walk } from './walk.ts'

/** Asks, and saves what came of it. */
export async function fillIn(
  terminal: Terminal,
  calls: Calls,
  files: Files,
  started: Started,
): Promise<ExitCode | Refused> {
  const misplaced = refusalOfPlace(terminal, files)
  if (misplaced) return misplaced
  return withSession(terminal, calls, started, async (session) => {
    introduce(terminal, session)
    const screen = screenOf(terminal)
    try {
      return await ask(terminal, files, started, session, screen)
    } finally {
      screen.close()
    }
  })
}

async function ask(
  terminal: Terminal,
  files: Files,
  started: Started,
  session: Session,
  screen: Screen,
): Promise<ExitCode> {
  const { plan, module, known } = started
  const { redactor } = session.world
  const resolve = announced(
    terminal,
    resolver(session.opened.app, session.world, started.judging.parameters),
  )
  const drawn = { output: screen.output }
  const usual = usualFile(files, module)
  const say = (lines: readonly string[]): string => narrowed(terminal, lines)
  intro(say([visible(module.label), 'Esc: back, Ctrl-C: leave']), drawn)
  const desk = {
    plan,
    resolve,
    ask: terminalAsk(terminal, screen, redactor.text),
    summarize: (state: Finished) => summarize(terminal, screen, started, state, resolve),
    saving: savingWords(terminal, usual),
  }
  const saveAs = (values: string, ended: Ended) => {
    const both = { values, states: files.states ?? statesBeside(values) }
    return save(terminal, started, ended, both, resolve)
  }
  const { states } = started
  const remembered = new Set(known.keys())
  let standing: Standing = { walk: openingOf(started), known, remembered, states }
  for (;;) {
    const ended = await runDialog(standing, desk)
    const file =
      ended.action === 'stop' ? STOPPED : await fileFor(terminal, screen, usual, ended.action)
    if ('left' in file && file.left === 'stopped') {
      outro('Nothing is saved.', drawn)
      return EXIT.interrupted
    }
    const saved = 'value' in file ? await saveAs(file.value, ended) : undefined
    if (saved && 'lines' in saved) {
      outro(say(saved.lines), drawn)
      return EXIT.done
    }
    // what was filled in is not lost because a file cannot be written
    const told = saved ? [{ severity: 'error' as const, text: saved.failed }] : []
    standing = { ...ended, walk: { ...ended.walk, told } }
  }
}

const STOPPED = { left: 'stopped' } as const

/** Lines behind the mark that clack draws before the first of them. */
function narrowed(terminal: Terminal, lines: readonly string[]): string {
  return lines.flatMap((line) => wrap(line, roomOf(terminal))).join('\n   ')
}

/** Columns beside that mark. */
function roomOf({ stderr }: Terminal): number | undefined {
  return stderr.width === undefined ? undefined : stderr.width - 4
}

/** A new dialog begins with its first field, one that is opened again with its summary. */
function openingOf({ plan, values, modes, known, told, isReopened }: Started): Walk {
  const walk = { ...begin(values, modes), told }
  return isReopened ? beginAtEnd(walk, drawForm(plan, values, known, walk).fields) : walk
}

/** Prints the parameters that come of the values; the problems are told with the next question. */
async function summarize(
  terminal: Terminal,
  screen: Screen,
  { plan, judging }: Started,
  finished: Finished,
  resolve: (need: Need) => Promise<Answer>,
): Promise<Summary> {
  const { stderr } = terminal
  const verdict = await verdictFor(plan, finished, resolve)
  const state = { walk: finished.walk, known: verdict.known }
  const { bundle, notSent, refused } = sentOf(plan, state, judging)
  const { fields } = drawForm(plan, state.walk.values, state.known, state.walk)
  const secret = everyField(fields).filter(({ type }) => isSecretType(type))
  const shown = secret.reduce((all, { name }) => hidden(all, name), bundle as unknown)
  const lines = [
    stderr.paint.strong('Parameters'),
    ...drawTree(shown, stderr.paint, 2),
    ...(notSent.length > 0 ? wrap(`Not sent: ${notSent.join(', ')}`, roomOf(terminal)) : []),
  ]
  for (const line of lines) tellLine(terminal, screen, line)
  const told = [...leftBehind(plan, state, judging), ...verdict.told, ...refused]
  return { told, known: verdict.known }
}

/** Values of password fields are not shown. */
function hidden(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => hidden(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === name ? '•••' : hidden(member, name),
    ]),
  )
}

/** Says what is being waited for, in a line that goes away. */
function announced(
  { stderr }: Terminal,
  resolve: (need: Need) => Promise<Answer>,
): (need: Need) => Promise<Answer> {
  return async (need) => {
    const room = (stderr.width ?? need.rpc.length + 14) - 14
    const name = need.rpc.length > room ? '' : `${need.rpc} `
    stderr.write(stderr.paint.faint(`│  Asking ${name}…`))
    const answer = await resolve(need)
    stderr.write('\r\u001b[2K')
    return answer
  }
}
