// A dialog in the terminal from its opening to its end: questions, summary, saving.
import { intro, outro } from '@clack/prompts'
import { type Answer, everyField, type Need } from '../../parameters/index.ts'
import type { Context } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawTree } from '../print/tree.ts'
import { visible, wrap } from '../print/wrap.ts'
import { introduce, type Session } from '../session/session.ts'
import { end } from '../terminal/refusal.ts'
import { type Screen, screenOf } from '../terminal/screen.ts'
import { terminalAsk } from './ask.ts'
import type { Finished, Standing, Summary } from './desk.ts'
import { runDialog } from './dialog.ts'
import { drawForm } from './drawing.ts'
import { sentOf, verdictFor } from './finish.ts'
import { resolver } from './resolve.ts'
import { fileFor, refusalOfPlace, save, savingWords } from './saving.ts'
import { type Started, withSession } from './started.ts'
import { leftBehind } from './strangers.ts'
import { tellLine } from './tell.ts'
import { begin, beginAtEnd, type Walk } from './walk.ts'

/** Asks, and saves what came of it. */
export async function fillIn(context: Context, started: Started): Promise<ExitCode> {
  const misplaced = refusalOfPlace(context)
  if (misplaced) return end(context, misplaced)
  return withSession(context, started, async (session) => {
    introduce(context, session)
    const screen = screenOf(context)
    try {
      return await ask(context, started, session, screen)
    } finally {
      screen.close()
    }
  })
}

async function ask(
  context: Context,
  started: Started,
  session: Session,
  screen: Screen,
): Promise<ExitCode> {
  const { plan, module, known } = started
  const { redactor } = session.circumstances
  const resolve = announced(context, resolver(session))
  const drawn = { output: screen.output }
  const say = (lines: readonly string[]): string => narrowed(context, lines)
  intro(say([visible(module.label), 'Esc: back, Ctrl-C: leave']), drawn)
  const desk = {
    plan,
    resolve,
    ask: terminalAsk(context, screen, redactor.text),
    summarize: (state: Finished) => summarize(context, screen, started, state, resolve),
    saving: savingWords(context, started),
  }
  const { states } = started
  const remembered = new Set(known.keys())
  let standing: Standing = { walk: openingOf(started), known, remembered, states }
  for (;;) {
    const ended = await runDialog(standing, desk)
    const file = ended.action === 'stop' ? STOPPED : await fileFor(context, screen, started, ended)
    if ('left' in file && file.left === 'stopped') {
      outro('Nothing is saved.', drawn)
      return EXIT.interrupted
    }
    const saved =
      'value' in file ? await save(context, started, ended, file.value, resolve) : undefined
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
function narrowed(context: Context, lines: readonly string[]): string {
  return lines.flatMap((line) => wrap(line, roomOf(context))).join('\n   ')
}

/** Columns beside that mark. */
function roomOf({ stderr }: Context): number | undefined {
  return stderr.width === undefined ? undefined : stderr.width - 4
}

/** A new dialog begins with its first field, one that is opened again with its summary. */
function openingOf({ plan, values, modes, known, told, isReopened }: Started): Walk {
  const walk = { ...begin(values, modes), told }
  return isReopened ? beginAtEnd(walk, drawForm(plan, values, known, walk).fields) : walk
}

/** Prints the parameters that come of the values; the problems are told with the next question. */
async function summarize(
  context: Context,
  screen: Screen,
  { plan, judging }: Started,
  finished: Finished,
  resolve: (need: Need) => Promise<Answer>,
): Promise<Summary> {
  const { stderr } = context
  const verdict = await verdictFor(plan, finished, resolve)
  const state = { walk: finished.walk, known: verdict.known }
  const { bundle, notSent, refused } = sentOf(plan, state, judging)
  const { fields } = drawForm(plan, state.walk.values, state.known, state.walk)
  const secret = everyField(fields).filter(({ control }) => control === 'password')
  const shown = secret.reduce((all, { name }) => hidden(all, name), bundle as unknown)
  const lines = [
    stderr.paint.strong('Parameters'),
    ...drawTree(shown, stderr.paint, 2),
    ...(notSent.length > 0 ? wrap(`Not sent: ${notSent.join(', ')}`, roomOf(context)) : []),
  ]
  for (const line of lines) tellLine(context, screen, line)
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
  { stderr }: Context,
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
