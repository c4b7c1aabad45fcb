// `dryrun test [FILE...]`: plays case files and the tests of the app's functions; the network is never reached.
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Played, playCases, type ReadCases, readCases } from '../../cases/index.ts'
import { bindingForCases, type Opened, openApp, testAppFunction } from '../../run/index.ts'
import type { App } from '../../spec/index.ts'
import { hasErrors, isRecord, jsonText, type Problem, type Source } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { readGiven } from '../files/read-file.ts'
import { isRefused, misused, type Refused, refuse, tell } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { timezoneOf } from '../wish/zone-and-clock.ts'
import type { Typed } from './options.ts'

/** The result of one case or of one `it`, as `--json` prints it. */
type Result = { readonly file: string } & Played

/** What playing one file, or the tests of one function, gave. */
interface Outcome {
  readonly results: readonly Result[]
  readonly problems: readonly Problem[]
}

/** A file as it is opened and as the user knows it. */
interface Named {
  readonly path: string
  readonly shown: string
}

/** What is tested against; many files need no app, and then none is read. */
interface Here {
  readonly app: () => App | undefined
  readonly timezone: string
}

export interface Wish {
  readonly app: string | undefined
  /** Files and folders, as typed. */
  readonly paths: readonly string[]
  readonly functions: boolean
  readonly timezone: string
  readonly json: boolean
}

export function read(typed: Typed<'test'>, ...paths: readonly string[]): Wish | Refused {
  const timezone = timezoneOf(typed.timezone)
  if (isRefused(timezone)) return timezone
  const { app, functions, json } = typed
  return { app, paths, functions, timezone, json }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const { timezone } = wish
  const files = wish.paths.flatMap((path) => filesAt(resolve(terminal.directory, path), path))
  const directory = resolve(terminal.directory, wish.app ?? '.')
  let opened: Opened | undefined
  const here: Here = {
    app: () => {
      opened ??= openApp(directory)
      return opened.app
    },
    timezone,
  }
  const all = wish.functions || files.length === 0
  const functions = all ? [...(here.app()?.functions.keys() ?? [])] : []
  if (files.length === 0 && functions.length === 0) return nothingToPlay(wish)
  const read: { readonly path: string; readonly source: Source }[] = []
  for (const { path, shown } of files) {
    const source = await readGiven(terminal, shown)
    if (isRefused(source)) return source
    read.push({ path, source })
  }
  const plays = [
    ...read.map(
      ({ path, source }) =>
        () =>
          playFile(source, path, here),
    ),
    ...functions.map((name) => () => playFunction(name, here)),
  ]
  const outcomes: Outcome[] = []
  for (const play of plays) {
    // playing keeps the program busy: Ctrl-C is heard in between
    await new Promise((resolve) => setImmediate(resolve))
    if (terminal.signal.aborted) return refuse(EXIT.interrupted)
    outcomes.push(await play())
  }
  return report(terminal, wish, outcomes)
}

function nothingToPlay({ functions }: Wish): Refused {
  if (functions) {
    return misused(
      'usage/no-functions',
      'There is no app here that has functions.',
      'name it with --app DIR',
    )
  }
  return misused('usage/no-cases', 'No case file was named.', 'name one or more')
}

/** Draws what failed, tells the problems, prints the counts. */
function report(terminal: Terminal, { json }: Wish, outcomes: readonly Outcome[]): ExitCode {
  const results = outcomes.flatMap((outcome) => outcome.results)
  const problems = outcomes.flatMap((outcome) => outcome.problems)
  const failures = results.filter((result) => !result.ok)
  if (!json) for (const failed of failures) terminal.stdout.write(drawn(failed))
  tell(terminal, problems)
  const counts = { passed: results.length - failures.length, failed: failures.length }
  terminal.stdout.write(
    json
      ? `${jsonText({ ...counts, results })}\n`
      : `${counts.passed} passed, ${counts.failed} failed\n`,
  )
  if (hasErrors(problems)) return EXIT.problems
  return failures.length > 0 ? EXIT.moduleFailed : EXIT.done
}

async function playFile(source: Source, path: string, here: Here): Promise<Outcome> {
  const { file: shown } = source
  if (path.endsWith('.js')) return playFunctionAt({ path, shown }, here)
  const read = readCases(source)
  if ('severity' in read) return troubled(read)
  const app = read.kind === 'module' ? here.app() : undefined
  const around = { app, bind: bringsFunctions(read, app) ? await bindingForCases() : undefined }
  const results = playCases(read, around).map((played) => ({ file: shown, ...played }))
  return { results, problems: [] }
}

/** True when playing needs the sandbox, which takes a moment to load. */
function bringsFunctions(read: Exclude<ReadCases, Problem>, app: App | undefined): boolean {
  if (app !== undefined && app.functions.size > 0) return true
  return read.cases.some(
    ({ context, functions }) =>
      isRecord(functions) || (isRecord(context) && isRecord(context.functions)),
  )
}

/** The tests of the function whose code or test file was named. */
async function playFunctionAt({ path, shown }: Named, here: Here): Promise<Outcome> {
  const app = here.app()
  const found = [...(app?.functions.values() ?? [])].find(({ texts }) =>
    [...texts.values()].some((source) => resolve(source.file) === path),
  )
  if (found) return playFunction(found.name, here)
  return troubled({
    code: 'case/no-function',
    severity: 'error',
    message: `${shown} belongs to no function of ${app ? 'the app' : 'an app'}.`,
    remedy: 'run the command in the folder of the app or name it with --app DIR',
  })
}

async function playFunction(name: string, { app: open, timezone }: Here): Promise<Outcome> {
  const app = open()
  if (!app) return { results: [], problems: [] }
  const texts = app.functions.get(name)?.texts
  const file = texts?.get('test')?.file ?? texts?.get('code')?.file ?? name
  const { tests, warnings } = await testAppFunction(app, name, timezone)
  return { results: tests.map((test) => ({ file, ...test })), problems: warnings }
}

function troubled(problem: Problem): Outcome {
  return { results: [], problems: [problem] }
}

/** One line per difference, the first behind the place of the case. */
function drawn({ file, id, why = '' }: Result): string {
  const [first, ...others] = why.split('\n')
  return [`${file} ${id}: ${first}`, ...others.map((line) => `    ${line}`)].join('\n').concat('\n')
}

/** The file of a path; every case file below it when it is a folder. */
function filesAt(path: string, shown: string): Named[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [{ path, shown }]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((name) => ({ path: join(path, name), shown: join(shown, name) }))
}
