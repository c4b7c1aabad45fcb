// Applies the fixes that findings bring: replacements in whole files, none over another.
import type { Source } from '../../text/index.ts'
import type { Found } from '../found.ts'

export interface FixedFile {
  readonly source: Source
  readonly text: string
  readonly fixed: readonly Found[]
}

/**
 * The new text of every file that can be fixed. Where two fixes meet, only the first is applied:
 * another check shows what is left.
 */
export function applyFixes(findings: readonly Found[]): readonly FixedFile[] {
  const byFile = new Map<string, Found[]>()
  for (const finding of findings) {
    if (!finding.fix) continue
    const { file } = finding.fix.at.source
    byFile.set(file, [...(byFile.get(file) ?? []), finding])
  }
  return [...byFile.values()].map(fixFile)
}

function fixFile(findings: readonly Found[]): FixedFile {
  const wanted = findings
    .flatMap((finding) => (finding.fix ? [{ finding, ...finding.fix }] : []))
    .toSorted((one, other) => one.at.start - other.at.start || one.at.end - other.at.end)
  const source = wanted[0]?.at.source ?? { file: '', text: '' }
  const fixed: Found[] = []
  let text = ''
  let done = 0
  for (const { finding, at, text: replacement } of wanted) {
    const touches = at.start < done || (at.start === done && fixed.length > 0)
    if (touches) continue
    text += source.text.slice(done, at.start) + replacement
    done = at.end
    fixed.push(finding)
  }
  return { source, text: text + source.text.slice(done), fixed }
}
