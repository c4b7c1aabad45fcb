// A dialog in the terminal from its opening to its files: target, questions, summary, saving.
import { intro, isCancel, outro, text } from '@clack/prompts'
import { type Answer, everyField, type Known, type Need } from '../../parameters/index.ts'
import type { Module } from '../../spec/index.ts'
import { type Context, textOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Judging, Values } from '../inputs/prepare.ts'
import type { OpenedApp } from '../open.ts'
import { drawTree } from '../print/tree.ts'
import { visible } from '../print/wrap.ts'
import { createProgress } from '../progress.ts'
import { end, isRefused } from '../refusal.ts'
import { introduce, openSession, type Session } from '../session.ts'
import { closeAim, openAim } from '../target.ts'
import { terminalAsk } from './ask.ts'
import { type Ended, type Finished, runDialog, type Standing } from './dialog.ts'
import { drawForm, type Plan } from './drawing.ts'
import { exists, statesBeside, valuesText, withEmptied, writeForm } from './files.ts'
import { sentOf, shownValues, verdictFor } from './finish.ts'
import type { Told } from './question.ts'
import { resolver } from './resolve.ts'
import { begin, beginAtEnd, type Walk } from './walk.ts'

/** What a dialog starts from. */
export interface Started {
  readonly opened: OpenedApp
  readonly module: Module
  readonly plan: Plan
  readonly judging: Judging
  readonly values: Values
  readonly modes: Walk['modes']
  readonly known: Known
  /** True when saved values are opened again: the dialog begins with its summary. */
  readonly isReopened: boolean
}

/** Asks, and saves what came of it. */
export async function fillIn(context: Context, started: Started): Promise<ExitCode> {
  const aim = await openAim(context, started.opened)
  if (isRefused(aim)) return end(context, aim)
  try {
    const surroundings = { timezone: started.judging.timezone, now: context.now }
    const progress = createProgress(context.stderr)
    const session = openSession(
      context,
      started.opened,
      aim,
      started.module,
      surroundings,
      progress,
    )
    if (isRefused(session)) return end(context, session)
    introduce(context, session)
    return await ask(context, started, session)
  } finally {
    await closeAim(aim)
  }
}

async function ask(context: Context, started: Started, session: Session): Promise<ExitCode> {
  const { plan, module, known } = started
  const ends = { input: context.stdin.stream, output: context.stderr.stream }
  const { redactor } = session.circumstances
  const resolve = announced(context, resolver(session))
  intro(`${visible(module.label)}   Esc: back, Ctrl-C: leave`, ends)
  const desk = {
    plan,
    resolve,
    ask: terminalAsk(context, redactor.text),
    summarize: (state: Finished) => summarize(context, started, state, resolve),
    saving: savingWords(context, started),
  }
  let standing: Standing = { walk: openingOf(started), known, remembered: new Set(known.keys()) }
  for (;;) {
    const ended = await runDialog(standing, desk)
    if (ended.action === 'stop') {
      outro('Nothing is saved.', ends)
      return EXIT.interrupted
    }
    const file = await fileFor(context, started, ended)
    const saved =
      file === undefined ? undefined : await save(context, started, ended, file, resolve)
    if (saved && 'lines' in saved) {
      outro(saved.lines.join('\n   '), ends)
      return EXIT.done
    }
    // what was filled in is not lost because a file cannot be written
    const told = saved ? [{ severity: 'error' as const, text: saved.failed }] : []
    standing = { ...ended, walk: { ...ended.walk, told } }
  }
}

/** A new dialog begins with its first field, one that is opened again with its summary. */
function openingOf({ plan, values, modes, known, isReopened }: Started): Walk {
  const walk = begin(values, modes)
  return isReopened ? beginAtEnd(walk, drawForm(plan, values, known, modes).fields) : walk
}

/** The file to save to; undefined when the question for another name was left. */
async function fileFor(
  context: Context,
  { module }: Started,
  { action }: Ended,
): Promise<string | undefined> {
  const usual = usualFile(context, module)
  if (action === 'save') return usual
  const ends = { input: context.stdin.stream, output: context.stderr.stream }
  const validate = (typed: string | undefined) =>
    typed?.trim()
      ? exists(context, typed)
        ? `${typed} exists already.`
        : undefined
      : 'A name is needed.'
  const typed = await text({ ...ends, message: 'Save as', placeholder: usual, validate })
  return isCancel(typed) ? undefined : typed
}

/** `--out`, or where an opened input came from, or a file named after the module. */
function usualFile(context: Context, { name }: Module): string {
  const input = textOption(context, 'input')
  return textOption(context, 'out') ?? (input === '-' ? undefined : input) ?? `${name}.yaml`
}

/** What Save does; a file that is there is replaced only by who has read so. */
function savingWords(context: Context, { module }: Started): string {
  const file = usualFile(context, module)
  return `Save as ${file}${exists(context, file) ? ', in place of what it holds' : ''}`
}

/** Writes both files; what they are called, or why the system refuses them. */
async function save(
  context: Context,
  { plan, module, judging }: Started,
  finished: Finished,
  file: string,
  resolve: (need: Need) => Promise<Answer>,
): Promise<{ readonly lines: readonly string[] } | { readonly failed: string }> {
  const { states, known, valid } = await verdictFor(plan, finished, resolve)
  const state = { walk: finished.walk, known }
  const values = withEmptied(shownValues(plan, state), judging)
  const files = { values: file, states: textOption(context, 'states') ?? statesBeside(file) }
  const { fields } = drawForm(plan, finished.walk.values, known, finished.walk.modes)
  const isSecret = everyField(fields).some(({ control }) => control === 'password')
  const valuesAsText = valuesText(module.name, file, values)
  try {
    writeForm(context, files, { text: valuesAsText, states, isSecret })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { failed: `It cannot be saved: ${error.message}.` }
  }
  return {
    lines: [
      `Saved as ${file}, the states as ${files.states}.`,
      ...(valid ? [] : ['Make would not save it like this, so the states are left empty.']),
      `Run it: dryrun run ${module.name} --input ${file}`,
    ],
  }
}

/** Prints the parameters that come of the values; the problems are told with the next question. */
async function summarize(
  context: Context,
  { plan, judging }: Started,
  finished: Finished,
  resolve: (need: Need) => Promise<Answer>,
): Promise<readonly Told[]> {
  const { stderr } = context
  const verdict = await verdictFor(plan, finished, resolve)
  const state = { walk: finished.walk, known: verdict.known }
  const { bundle, notSent, refused } = sentOf(plan, state, judging)
  const { fields } = drawForm(plan, state.walk.values, state.known, state.walk.modes)
  const secret = everyField(fields).filter(({ control }) => control === 'password')
  const shown = secret.reduce((all, { name }) => hidden(all, name), bundle as unknown)
  const lines = [
    stderr.paint.strong('Parameters'),
    ...drawTree(shown, stderr.paint, 2),
    ...(notSent.length > 0 ? [stderr.paint.faint(`Not sent: ${notSent.join(', ')}`)] : []),
  ]
  for (const line of lines) stderr.write(`${stderr.paint.faint('│')}  ${line}\n`)
  return [...verdict.told, ...refused]
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
    stderr.write(stderr.paint.faint(`│  Asking ${need.rpc} …`))
    const answer = await resolve(need)
    stderr.write('\r\u001b[2K')
    return answer
  }
}
