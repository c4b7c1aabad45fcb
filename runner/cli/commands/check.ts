// `dryrun check`: every mistake in an app, with its place and what to do about it.
import { join } from 'node:path'
import {
  appFileProblems,
  applyFixes,
  checked as checkedApp,
  counts,
  type Found,
  filesOf,
  isSwitchName,
  type ReportFormat,
  reports,
  rules,
  switchName,
  switchNames,
  switchRemedy,
} from '../../check/index.ts'
import { functionProblems, readText } from '../../run/index.ts'
import { didYouMean } from '../../text/index.ts'
import { contractCheck, withoutBuiltIn } from '../checking/contract.ts'
import { pathsOf, switchesOf, writeFixed } from '../checking/files.ts'
import { drawFindings, leftOut } from '../checking/print.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { openedApp } from '../session/open-app.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

declare const DRYRUN_VERSION: string | undefined

/** What was found, and in how many files. */
export interface Checked {
  readonly findings: readonly Found[]
  readonly files: number
  /** Findings that nobody asked for. */
  readonly others: readonly Found[]
  /** How many of the wanted findings are held back. */
  readonly held: number
}

export interface Wish {
  readonly app: string | undefined
  readonly format: ReportFormat
  /** Names of rules, codes or parts; all of them when there is none. */
  readonly only: readonly string[]
  /** A file with the contract of the service. */
  readonly contract: string | undefined
  readonly fix: boolean
  readonly strict: boolean
}

export function read(typed: Typed<'check'>): Wish | Refused {
  const format = formatOf(typed.format)
  if (isRefused(format)) return format
  const { app, rule, contract, fix, strict } = typed
  const only = rule.map((name) => switchName(name))
  return unknownName(only) ?? { app, format, only, contract, fix, strict }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const { format, fix, strict } = wish
  let checked = await checkApp(terminal, wish)
  if (!isRefused(checked) && fix && writeFixes(terminal, checked.findings)) {
    checked = await checkApp(terminal, wish)
  }
  if (isRefused(checked)) return checked
  const { findings, files, others, held } = checked
  const version = typeof DRYRUN_VERSION === 'undefined' ? '' : DRYRUN_VERSION
  const report =
    format.make?.({ findings, rules, version }) ??
    drawFindings(findings, files, wish.only.length > 0 ? 0 : held, terminal.stdout)
  terminal.stdout.write(report)
  if (wish.only.length > 0) terminal.stderr.write(leftOut(others, held))
  const { errors, warnings } = counts(findings)
  return errors > 0 || (strict && warnings > 0) ? EXIT.problems : EXIT.done
}

/** Reads the app, anew each time, and checks it. */
export async function checkApp(
  terminal: Terminal,
  { app: folder, contract: file, only }: Pick<Wish, 'app' | 'contract' | 'only'>,
): Promise<Checked | Refused> {
  const opened = openedApp(terminal, folder)
  if (isRefused(opened)) return opened
  const { app, directory } = opened
  const contract = await contractCheck(terminal, file, app)
  if (isRefused(contract)) return contract
  const shown = app.manifest.source.file.replace(/makecomapp\.json$/, 'package.json')
  const { switches, problems } = switchesOf(directory, shown, rules)
  const { findings, heldBack } = checkedApp(app, {
    rules,
    switches,
    loading: [...opened.problems, ...problems, ...appFile(directory, shown)],
    paths: pathsOf(app, directory),
    more: await functionProblems(app),
    also: contract,
  })
  const placed = file === undefined ? withoutBuiltIn(findings, app) : findings
  const wanted = findingsOf(placed, only)
  return {
    findings: wanted,
    files: filesOf(app).length,
    others: placed.filter((finding) => !wanted.includes(finding)),
    held: findingsOf(heldBack, only).length,
  }
}

/** What is wrong with the file that describes the app as a whole, where there is one. */
function appFile(directory: string, shown: string): readonly Found[] {
  const text = readText(join(directory, 'app/app.json'))
  if (text === undefined) return []
  return appFileProblems({ file: shown.replace(/package\.json$/, 'app/app.json'), text })
}

/** The findings of the given names: rules, codes, or parts of the check. */
function findingsOf(findings: readonly Found[], names: readonly string[]): readonly Found[] {
  if (names.length === 0) return findings
  return findings.filter(
    ({ code }) => names.includes(switchName(code)) || names.includes(partOf(code)),
  )
}

const partOf = (code: string): string => code.split('/')[0] ?? ''

function unknownName(names: readonly string[]): Refused | undefined {
  const known = switchNames(rules)
  const parts = [...new Set([...known.map(partOf), 'contract', 'app'])]
  const wrong = names.find((name) => !isSwitchName(name, rules) && !parts.includes(name))
  if (wrong === undefined) return undefined
  const remedy = didYouMean(wrong, parts) ?? switchRemedy(wrong, rules)
  return misused('usage/unknown-rule', `There is no rule "${wrong}".`, remedy)
}

function formatOf(written = 'text'): ReportFormat | Refused {
  const names = reports.map(({ name }) => name)
  const format = reports.find(({ name }) => name === written)
  const remedy = didYouMean(written, names) ?? `known are ${names.join(', ')}`
  return format ?? misused('usage/format', `There is no format "${written}".`, remedy)
}

/** Writes what can be mended without asking; true when something was written. */
function writeFixes(terminal: Terminal, findings: readonly Found[]): boolean {
  let isWritten = false
  for (const file of applyFixes(findings)) {
    const count = file.fixed.length === 1 ? '1 finding' : `${file.fixed.length} findings`
    const hindrance = writeFixed(file)
    if (hindrance === undefined) isWritten = true
    const told =
      hindrance === undefined
        ? `Fixed ${count} in ${file.source.file}.`
        : `${file.source.file} cannot be written (${hindrance}); ${count} left as they are.`
    terminal.stderr.write(`${told}\n`)
  }
  return isWritten
}
