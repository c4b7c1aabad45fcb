// The dialog of dryrun iml: an expression or a template, over several lines where it ends too early; :commands.
import { createInterface, type Interface } from 'node:readline'
import { explain, isUnfinished, renderTemplate, type Scope } from '../../iml/index.ts'
import { drawProblem } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Output, Terminal } from '../terminal/terminal.ts'
import { completions } from './completions.ts'
import { drawError, drawExplained, drawValue } from './draw.ts'
import { generalHelp, helpOn } from './help.ts'
import { notesOn } from './notes.ts'

const PROMPT = 'iml> '
const CONTINUED = '...> '

/** What the dialog knows between two lines. */
interface Dialog {
  readonly lines: Interface
  /** The lines so far of an entry that ends too early; empty between two entries. */
  unfinished: string
  /** What readline recalls, the latest first; it may be changed. */
  history: string[]
}

/** Reads and answers lines until :quit or the end of the input. */
export async function startDialog(terminal: Terminal, scope: Scope): Promise<ExitCode> {
  const { stdout, stdin, signal } = terminal
  stdout.write('Expressions of Make; :help lists what there is, :quit leaves.\n')
  const lines = createInterface({
    input: stdin.stream,
    output: stdout.stream,
    prompt: PROMPT,
    historySize: 500,
    completer: (line: string) => completions(line, scope),
  })
  const dialog: Dialog = { lines, unfinished: '', history: [] }
  const stop = (): void => lines.close()
  signal.addEventListener('abort', stop)
  try {
    await talk(dialog, scope, terminal)
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return signal.aborted ? EXIT.interrupted : EXIT.done
}

/** Resolved when the dialog is over; rejected by a defect of ours. */
function talk(dialog: Dialog, scope: Scope, terminal: Terminal): Promise<void> {
  const { lines } = dialog
  const { stdout } = terminal
  return new Promise((resolve, reject) => {
    lines.on('history', (history) => {
      dialog.history = history
    })
    lines.on('SIGINT', () => {
      // the first Ctrl-C drops what is typed, on an empty line it leaves
      if (dialog.unfinished === '' && lines.line === '') {
        lines.close()
        return
      }
      stdout.write('\n')
      lines.write(null, { ctrl: true, name: 'u' })
      goOn(dialog, '')
    })
    lines.on('line', (line) => {
      try {
        take(dialog, line, scope, terminal)
      } catch (error) {
        reject(error)
        lines.close()
      }
    })
    lines.on('close', () => {
      // the input may end in the middle of an entry, which then gets its error
      if (dialog.unfinished !== '') stdout.write(`${answer(dialog.unfinished, scope, terminal)}\n`)
      resolve()
    })
    lines.prompt()
  })
}

/** A line is an entry or a part of one. An empty line ends an entry, :quit drops it. */
function take(dialog: Dialog, line: string, scope: Scope, terminal: Terminal): void {
  const { unfinished, lines } = dialog
  if (line.trim() === ':quit') {
    if (unfinished === '') lines.close()
    else goOn(dialog, '')
    return
  }
  const text = unfinished === '' ? line : `${unfinished}\n${line}`
  if (unfinished !== '') remember(dialog, line, text)
  const isOpen = line.trim() !== '' && endsEarly(text)
  if (!isOpen && text.trim() !== '') terminal.stdout.write(`${answer(text, scope, terminal)}\n`)
  goOn(dialog, isOpen ? text : '')
}

function goOn(dialog: Dialog, unfinished: string): void {
  dialog.unfinished = unfinished
  dialog.lines.setPrompt(unfinished === '' ? PROMPT : CONTINUED)
  dialog.lines.prompt()
}

/** Puts the whole entry in the place of its lines, so that one key recalls all of it. */
function remember({ history, unfinished }: Dialog, line: string, whole: string): void {
  if (history[0] === line) history.shift()
  if (history[0] === unfinished.trimEnd()) history.shift()
  history.unshift(whole.trimEnd())
}

/** True while more could follow: an open {{, bracket or quote, or a value missing at the end. */
function endsEarly(text: string): boolean {
  const { command, rest } = commandOf(text)
  if (command !== '' && command !== ':explain') return false
  return rest !== '' && isUnfinished(rest)
}

/** What a line is answered with. */
function answer(text: string, scope: Scope, { stdout }: Terminal): string {
  const { command, rest } = commandOf(text)
  if (command === ':help') {
    const [name] = rest.split(/\s+/)
    return (name ? helpOn(name, stdout) : generalHelp(stdout)).join('\n')
  }
  if (command !== '' && command !== ':explain') {
    return `There is no command ${command}; :help lists them.`
  }
  const template = asTemplate(rest)
  try {
    if (command === ':explain') return drawExplained(explain(template, scope), stdout).join('\n')
    return withNotes(drawValue(renderTemplate(template, scope), stdout), template, scope, stdout)
  } catch (error) {
    return drawError(error, stdout)
  }
}

/** The value, and below it what the check would say. */
function withNotes(drawn: string, template: string, scope: Scope, { paint }: Output): string {
  const notes = notesOn(template, scope).map((one) => drawProblem(one, paint))
  return [drawn, ...notes].join('\n')
}

/** The :command a line begins with, and what follows it. */
function commandOf(text: string): { readonly command: string; readonly rest: string } {
  const [, command = '', rest = ''] = /^\s*(:\S*)?\s*([\s\S]*?)\s*$/.exec(text) ?? []
  return { command, rest }
}

/** In the dialog a line without braces is an expression: nobody comes here to type plain text. */
function asTemplate(text: string): string {
  return text.includes('{{') ? text : `{{${text}}}`
}
