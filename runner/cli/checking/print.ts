// Findings for people: each drawn at its place, and how many there are.
import { counts, type Found } from '../../check/index.ts'
import { drawProblem } from '../../text/index.ts'
import { readable } from '../terminal/refusal.ts'
import type { Output } from '../terminal/terminal.ts'

/** All findings and a closing line; `files` is how many were checked. */
export function drawFindings(findings: readonly Found[], files: number, { paint }: Output): string {
  const drawn = findings.map((finding) => drawProblem(readable(finding), paint))
  return [...drawn, summary(findings, files)].join('\n\n').concat('\n')
}

function summary(findings: readonly Found[], files: number): string {
  const checked = plural(files, 'file')
  if (findings.length === 0) return `No problems in ${checked}.`
  const { errors, warnings, hints } = counts(findings)
  const parts = [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
    hints > 0 ? plural(hints, 'hint') : '',
  ].filter((part) => part !== '')
  const fixable = findings.filter(({ fix }) => fix !== undefined).length
  const more = fixable === 0 ? '' : `; --fix mends ${fixable}`
  return `${parts.join(', ')}; ${checked} checked${more}.`
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
