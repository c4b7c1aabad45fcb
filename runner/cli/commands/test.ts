// `dryrun test FILE...`: plays case files and tells what differs; the network is never reached.
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Played, playCases, readCases } from '../../cases/index.ts'
import { openApp, readText } from '../../run/index.ts'
import type { App } from '../../spec/index.ts'
import type { Problem } from '../../text/index.ts'
import { type Context, isSet, textOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { end, misused, tell } from '../refusal.ts'

/** The result of one case, as `--json` prints it. */
type Result = { readonly file: string } & Played

export async function run(context: Context): Promise<ExitCode> {
  const files = context.arguments.flatMap((path) => filesAt(resolve(context.directory, path), path))
  if (files.length === 0) {
    return end(context, misused('usage/no-cases', 'No case file was named.', 'name one or more'))
  }
  const json = isSet(context, 'json')
  const results: Result[] = []
  const problems: Problem[] = []
  for (const { path, shown } of files) {
    const text = readText(path)
    if (text === undefined) {
      problems.push({
        code: 'case/missing',
        severity: 'error',
        message: `There is no file ${shown}.`,
      })
      continue
    }
    const read = readCases({ file: shown, text })
    if ('severity' in read) {
      problems.push(read)
      continue
    }
    for (const played of playCases(read, { app: appFor(context, read.kind) })) {
      results.push({ file: shown, ...played })
      if (!json && !played.ok) context.stdout.write(drawn(shown, played))
    }
  }
  const failed = results.filter((result) => !result.ok).length
  tell(context, problems)
  const counts = { passed: results.length - failed, failed }
  context.stdout.write(
    json
      ? `${JSON.stringify({ ...counts, results })}\n`
      : `${counts.passed} passed, ${counts.failed} failed\n`,
  )
  if (problems.length > 0) return EXIT.problems
  return failed > 0 ? EXIT.moduleFailed : EXIT.done
}

/** One line per difference, the first behind the place of the case. */
function drawn(file: string, { id, why = '' }: Played): string {
  const [first, ...others] = why.split('\n')
  return [`${file} ${id}: ${first}`, ...others.map((line) => `    ${line}`)].join('\n').concat('\n')
}

/** The app of the folder, for kinds that run its components. */
function appFor(context: Context, kind: string): App | undefined {
  if (kind !== 'module') return undefined
  return openApp(resolve(context.directory, textOption(context, 'app') ?? '.')).app
}

/** The file of a path; every case file below it when it is a folder. */
function filesAt(path: string, shown: string): { path: string; shown: string }[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [{ path, shown }]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((name) => ({ path: join(path, name), shown: join(shown, name) }))
}
