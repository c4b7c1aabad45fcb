// Findings for people: each drawn at its place, and how many there are.
import { counts, type Found } from '../../check/index.ts'
import { drawProblem } from '../../text/index.ts'
import { readable } from '../terminal/refusal.ts'
import type { Output } from '../terminal/terminal.ts'

/** All findings and a closing line; `files` is how many were checked, `held` how many are held back. */
export function drawFindings(
  findings: readonly Found[],
  files: number,
  held: number,
  { paint }: Output,
): string {
  const drawn = findings.map((finding) => drawProblem(readable(finding), paint))
  return [...drawn, summary(findings, files, held)].join('\n\n').concat('\n')
}

/** What a choice of findings leaves out: a run that says nothing is not one without errors. */
export function leftOut(findings: readonly Found[], held: number): string {
  if (findings.length === 0 && held === 0) return ''
  const codes = [...new Set(findings.map(({ code }) => code))]
  const named = codes.length > MOST_NAMED ? [...codes.slice(0, MOST_NAMED), 'and more'] : codes
  const others =
    findings.length === 0 ? '' : `--rule leaves out ${tally(findings)}: ${named.join(', ')}.\n`
  return `${others}${held === 0 ? '' : `${heldBack(held)}.\n`}`
}

/** Codes that a line can name. */
const MOST_NAMED = 6

const heldBack = (held: number): string =>
  `${plural(held, 'finding')} may follow from others and ${held === 1 ? 'is' : 'are'} held back until those are mended`

function tally(findings: readonly Found[]): string {
  const { errors, warnings, hints } = counts(findings)
  const parts = [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
    hints > 0 ? plural(hints, 'hint') : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function summary(findings: readonly Found[], files: number, held: number): string {
  const checked = plural(files, 'file')
  if (findings.length === 0) return `No problems in ${checked}.`
  const fixable = findings.filter(({ fix }) => fix !== undefined).length
  const more = fixable === 0 ? '' : `; --fix mends ${fixable}`
  const later = held === 0 ? '' : `; ${heldBack(held)}`
  return `${tally(findings)}; ${checked} checked${more}${later}.`
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
