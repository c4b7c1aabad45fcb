// One message per mistake: what follows from a misspelt key of a request is not told beside the key.
import type { App } from '../spec/index.ts'
import { type Source, suggest } from '../text/index.ts'
import type { CheckedFile } from './files.ts'
import type { Found } from './found.ts'

/** Keys whose absence changes what every other part of the check sees of a communication. */
const WEIGHTY = ['response', 'iterate', 'limit', 'output', 'pagination']

/** Kinds of findings that read these keys. */
const FOLLOWING = /^(rule|contract)\/|^expression\/not-here$/

/** Leaves out what may follow from an unknown key of the same component, or of the same general file. */
export function withoutConsequences(
  findings: readonly Found[],
  files: readonly CheckedFile[],
  app: App,
): readonly Found[] {
  const broken = files.filter(
    ({ document, templates }) =>
      templates === 'evaluated' &&
      findings.some((one) => one.at?.source === document.source && isWeighty(one)),
  )
  if (broken.length === 0) return findings
  const doubtful = new Set<Source>(
    broken.flatMap(({ document, component }) =>
      component
        ? files.filter((one) => one.component === component).map(sourceOf)
        : document.source,
    ),
  )
  const entries = broken.flatMap(({ component }) => component?.at ?? [])
  return findings.filter(({ code, at }) => {
    if (!at || !FOLLOWING.test(code)) return true
    const isOfEntry =
      at.source === app.manifest.source &&
      entries.some(({ start, end }) => at.start >= start && at.end <= end)
    return !doubtful.has(at.source) && !isOfEntry
  })
}

const sourceOf = ({ document }: CheckedFile): Source => document.source

function isWeighty({ code, at }: Found): boolean {
  if (code !== 'structure/unknown-key' || !at) return false
  const key = at.source.text.slice(at.start, at.end).replaceAll('"', '')
  return suggest(key, WEIGHTY) !== undefined
}
