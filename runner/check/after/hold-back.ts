// One message per mistake: what follows from a broken file, key or value is not told beside it.
import type { App } from '../../spec/index.ts'
import type { Found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import { type Row, rows } from './hold-back-rows.ts'
import { reaches } from './reach.ts'

/** Leaves out what may follow from another finding. */
export function withoutConsequences(
  findings: readonly Found[],
  files: readonly CheckedFile[],
  app: App,
): readonly Found[] {
  if (findings.length < 2) return findings
  const byFile = new Map(files.map((file) => [file.document.source.file, file]))
  const held = new Set<Found>()
  for (const cause of findings) {
    const file = byFile.get(cause.at?.source.file ?? '')
    if (!file) continue
    const isCauseOf = (row: Row) => row.causes({ cause, file, app })
    for (const { holds, reach } of rows.filter(isCauseOf)) {
      const isReached = reaches[reach](cause, file, files, app)
      for (const one of findings) {
        if (one !== cause && holds.test(one.code) && isReached(one)) held.add(one)
      }
    }
  }
  return findings.filter((finding) => !held.has(finding))
}
