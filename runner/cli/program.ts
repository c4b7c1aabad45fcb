// argv -> the row of the table -> exit code, through commander; every mistake is drawn as a problem.
import { CommanderError, Command as Parser } from 'commander'
import { type Advice, type CodeOf, didYouMean } from '../text/index.ts'
import type { Command } from './command.ts'
import { app, json, param } from './commands/options.ts'
import { EXIT, type ExitCode, exitCodes } from './exit-codes.ts'
import { paragraph } from './print/wrap.ts'
import { end, isRefused, misused, tell } from './terminal/refusal.ts'
import type { Terminal } from './terminal/terminal.ts'
import { hidden, messageOf, tellDefect } from './terminal/unexpected.ts'
import { flagsOf } from './wish/option.ts'

declare const DRYRUN_VERSION: string | undefined

const SUMMARY = 'Runs Make custom apps on this machine, without an account.'

const EXAMPLES = [
  'dryrun list                                   the modules of the app in this folder',
  'dryrun show createSubscription                the fields, the output and a sample of a module',
  'dryrun run listSubscriptions --param limit=3  one operation against the embedded portal',
  'dryrun iml "{{upper(\'abc\')}}"                 the value of an expression',
]

/** Runs the command that the words after `dryrun` name. Never throws for what a user typed. */
export async function runProgram(
  words: readonly string[],
  terminal: Terminal,
  commands: readonly Command[],
): Promise<ExitCode> {
  let exit: ExitCode = EXIT.done
  const program = parserOf(terminal)
  // describing all of them takes as long as everything else that commander does; only help asks for it
  const isNamed = commands.some(({ name }) => name === words[0])
  for (const command of commands) {
    const parser = program.command(command.name).summary(command.summary)
    if (!isNamed || command.name === words[0]) describe(parser, command, terminal)
    parser.action(async () => {
      const run = await command.load()
      const options: Readonly<Record<string, unknown>> = { ...program.opts(), ...parser.opts() }
      const came = await run(
        { ...terminal, command: command.name },
        options,
        parser.processedArgs.flat(),
      )
      const asJson = options[json.name] === true
      exit = isRefused(came) ? end(terminal, came, { json: asJson }) : came
    })
  }
  if (words.length === 0) {
    program.outputHelp()
    return EXIT.done
  }
  try {
    await program.parseAsync([...words], { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, words, terminal, commands)
    return failed(error, terminal)
  }
}

function parserOf(terminal: Terminal): Parser {
  const { stdout, stderr } = terminal
  const version = typeof DRYRUN_VERSION === 'undefined' ? '0 (from source)' : DRYRUN_VERSION
  return new Parser('dryrun')
    .description(SUMMARY)
    .usage('<command> [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .option(flagsOf(app), app.doc)
    .exitOverride()
    .configureHelp({ styleTitle: stdout.paint.strong, minWidthToWrap: 20 })
    .configureOutput({
      writeOut: stdout.write,
      writeErr: stderr.write,
      outputError: () => {},
      getOutHelpWidth: () => stdout.width ?? 100,
      getErrHelpWidth: () => stderr.width ?? 100,
      getOutHasColors: () => true,
    })
    .addHelpText('after', () => after('Examples:', EXAMPLES, terminal))
    .addHelpText('after', () => {
      const lines = exitCodes.map(({ code, meaning }) => `${String(code).padStart(3)}  ${meaning}`)
      return after('Exit codes:', lines, terminal)
    })
}

function after(title: string, lines: readonly string[], terminal: Terminal): string {
  return ['', terminal.stdout.paint.strong(title), ...lines.map((line) => `  ${line}`)].join('\n')
}

function describe(parser: Parser, command: Command, terminal: Terminal): void {
  parser.description(`${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`)
  for (const { name, doc } of command.arguments ?? []) parser.argument(name, doc)
  for (const option of command.options) {
    if (option.kind === 'texts') parser.option(flagsOf(option), option.doc, collect)
    else parser.option(flagsOf(option), option.doc)
  }
  const { more } = command
  if (more) parser.addHelpText('after', () => `\n${fitted(more, terminal).join('\n')}`)
}

/** Lines that fit the terminal and keep their indentation. */
function fitted(lines: readonly string[], { stdout }: Terminal): string[] {
  return lines.flatMap((line) => {
    const text = line.trimStart()
    return paragraph(text, line.length - text.length, stdout.width)
  })
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

/** What commander found wrong; its help and version come the same way and are no mistakes. */
function usage(
  error: CommanderError,
  words: readonly string[],
  terminal: Terminal,
  commands: readonly Command[],
): ExitCode {
  if (error.exitCode === 0) return EXIT.done
  // options without a command: commander has printed the help
  if (error.code === 'commander.help') return EXIT.usage
  const [first = '', hint = ''] = error.message.replace(/^error: /, '').split('\n')
  const message = `${first[0]?.toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`
  const command = commands.find(({ name }) => words.includes(name))
  const near = /Did you mean (.*)\?/.exec(hint)?.[1]
  const advice = near ? { suggestion: near } : adviceOn(error, first, command, commands)
  const code = CODES[error.code] ?? 'usage/error'
  return end(terminal, misused(code, message, advice), { json: false })
}

/** Commander's codes for what can be typed wrong here, as ours. */
const CODES: Readonly<Record<string, CodeOf<'usage'>>> = {
  'commander.unknownCommand': 'usage/unknown-command',
  'commander.unknownOption': 'usage/unknown-option',
  'commander.missingArgument': 'usage/missing-argument',
  'commander.optionMissingArgument': 'usage/option-missing-argument',
  'commander.excessArguments': 'usage/excess-arguments',
}

function adviceOn(
  error: CommanderError,
  message: string,
  command: Command | undefined,
  commands: readonly Command[],
): Advice {
  const written = /'-*([^'=]+)/.exec(message)?.[1] ?? ''
  if (error.code === 'commander.unknownCommand') {
    const names = commands.map(({ name }) => name)
    return didYouMean(written, names) ?? `commands: ${names.join(', ')}`
  }
  const takesParameters = command?.options.some(({ name }) => name === param.name) ?? false
  if (error.code === 'commander.unknownOption' && takesParameters) {
    return `parameters of the app are written --param ${written}=VALUE`
  }
  return `dryrun ${command ? `${command.name} ` : ''}--help shows what can be typed`
}

/** What a command threw: a file or folder the system refuses, or a defect. */
function failed(error: unknown, terminal: Terminal): ExitCode {
  const message = hidden(terminal, messageOf(error))
  const { code, name } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  const isSystem = typeof code === 'string' && /^E[A-Z]+$/.test(code)
  if (terminal.signal.aborted && (isSystem || name === 'AbortError')) {
    terminal.stderr.write('Interrupted.\n')
    return EXIT.interrupted
  }
  if (isSystem) {
    tell(terminal, [
      { code: 'system/refused', severity: 'error', message: message.replace(/\.?$/, '.') },
    ])
    return EXIT.problems
  }
  if (error instanceof RangeError && message.includes('call stack')) {
    const why = 'A value nests too deep to be shown.'
    tell(terminal, [{ code: 'system/too-deep', severity: 'error', message: why }])
    return EXIT.problems
  }
  tellDefect(terminal, error)
  return EXIT.defect
}
