// The dialog of dryrun iml: a line is an expression or a template; history, completion, :commands.
import { createInterface, type Interface } from 'node:readline'
import { explain, functionNames, keywords, renderTemplate, type Scope } from '../../iml/index.ts'
import { isRecord, own } from '../../text/index.ts'
import type { Context } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawError, drawExplained, drawValue } from './draw.ts'
import { generalHelp, helpOn } from './help.ts'

const PROMPT = 'iml> '
const CONTINUED = '...> '

/** Reads and answers lines until :quit or the end of the input. */
export async function startDialog(context: Context, scope: Scope): Promise<ExitCode> {
  const { stdout, stdin } = context
  stdout.write(`Expressions of Make; :help lists what there is, :quit leaves.\n`)
  const lines = createInterface({
    input: stdin.stream,
    output: stdout.stream,
    prompt: PROMPT,
    historySize: 500,
    completer: (line: string) => completions(line, scope),
  })
  let unfinished = ''
  const stop = (): void => lines.close()
  context.signal.addEventListener('abort', stop)
  lines.on('SIGINT', () => {
    // the first Ctrl-C drops what is typed, on an empty line it leaves
    if (unfinished === '' && lines.line === '') lines.close()
    else {
      unfinished = ''
      stdout.write('\n')
      restart(lines)
    }
  })
  lines.prompt()
  for await (const line of lines) {
    const text = unfinished === '' ? line : `${unfinished}\n${line}`
    if (text.trim() === ':quit') break
    unfinished = isOpen(text) ? text : ''
    if (unfinished === '' && text.trim() !== '') stdout.write(`${answer(text, scope, context)}\n`)
    lines.setPrompt(unfinished === '' ? PROMPT : CONTINUED)
    lines.prompt()
  }
  lines.close()
  context.signal.removeEventListener('abort', stop)
  return context.signal.aborted ? EXIT.interrupted : EXIT.done
}

function restart(lines: Interface): void {
  lines.write(null, { ctrl: true, name: 'u' })
  lines.setPrompt(PROMPT)
  lines.prompt()
}

/** True while a {{ waits for its }}. */
function isOpen(text: string): boolean {
  return text.lastIndexOf('{{') > text.lastIndexOf('}}')
}

/** What a line is answered with. */
function answer(line: string, scope: Scope, { stdout }: Context): string {
  const text = line.trim()
  const [command = '', ...words] = text.split(/\s+/)
  if (command === ':help') {
    return (words[0] ? helpOn(words[0], stdout) : generalHelp(stdout)).join('\n')
  }
  const isExplain = command === ':explain'
  if (command.startsWith(':') && !isExplain)
    return `There is no command ${command}; :help lists them.`
  const template = asTemplate(isExplain ? text.slice(command.length).trim() : text)
  try {
    if (isExplain) return drawExplained(explain(template, scope), stdout).join('\n')
    return drawValue(renderTemplate(template, scope), stdout)
  } catch (error) {
    return drawError(error, stdout)
  }
}

/** In the dialog a line without braces is an expression: nobody comes here to type plain text. */
function asTemplate(text: string): string {
  return text.includes('{{') ? text : `{{${text}}}`
}

/** Names that continue the last word: functions, keywords and variables, or members behind a dot. */
export function completions(line: string, scope: Scope): [string[], string] {
  if (line.startsWith(':help ')) return matching(line.slice(6), helpNames())
  const word = /[\p{L}\p{N}_$.]*$/u.exec(line)?.[0] ?? ''
  const dot = word.lastIndexOf('.')
  if (dot < 0) {
    const functions = functionNames('app').map((name) => `${name}(`)
    return matching(word, [...Object.keys(scope.variables), ...functions, ...keywords.keys()])
  }
  const members = memberNames(word.slice(0, dot), scope)
  return matching(
    word,
    members.map((name) => `${word.slice(0, dot + 1)}${name}`),
  )
}

function helpNames(): string[] {
  return [...functionNames('app'), ...keywords.keys()]
}

function matching(word: string, names: readonly string[]): [string[], string] {
  return [[...new Set(names)].filter((name) => name.startsWith(word)).sort(), word]
}

function memberNames(path: string, scope: Scope): string[] {
  let value: unknown = scope.variables
  for (const step of path.split('.')) value = own(Array.isArray(value) ? value[0] : value, step)
  const holder = Array.isArray(value) ? value[0] : value
  return isRecord(holder) ? Object.keys(holder) : []
}
