// One message per mistake: what follows from a broken file, key or value is not told beside it.
import type { App } from '../../spec/index.ts'
import {
  type Cause,
  type Follows,
  partOf,
  passedOn,
  type Reach,
  findings as rows,
} from '../../text/index.ts'
import type { Found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import type { Rule } from '../rules/rule.ts'
import { causes, type Suspect } from './causes.ts'
import { EVERY_FINDING, OF_PARTS } from './of-parts.ts'
import { reaches } from './reach.ts'

/** Leaves out what may follow from another finding, as the rows of both say. */
export function withoutConsequences(
  findings: readonly Found[],
  files: readonly CheckedFile[],
  app: App,
  rules: readonly Rule[],
): readonly Found[] {
  if (findings.length < 2) return findings
  const byFile = new Map(files.map((file) => [file.document.source.file, file]))
  const waysTo = waysByCode(findings, rules)
  const held = new Set<Found>()
  for (const cause of findings) {
    const file = byFile.get(cause.at?.source.file ?? '')
    if (!file) continue
    const isReached = consequencesOf({ cause, file, app }, files)
    for (const one of findings) {
      // what is wrong in the same way is wrong by itself
      if (one.code === cause.code || held.has(one)) continue
      if (waysTo.get(one.code)?.some((way) => isReached(way, one))) held.add(one)
    }
  }
  return findings.filter((finding) => !held.has(finding))
}

/** A cause, and how far it reaches. */
type Way = readonly [Reach, Cause]

/** What findings of each code follow from. */
function waysByCode(
  findings: readonly Found[],
  rules: readonly Rule[],
): ReadonlyMap<string, readonly Way[]> {
  const all = [...rows.values(), ...passedOn.values(), ...rules.map(asRow)]
  const byCode = new Map(all.map(({ code, follows }) => [code, follows]))
  const found = new Set(findings.map(({ code }) => code))
  return new Map(
    [...found].map((code) => {
      const columns = [EVERY_FINDING, OF_PARTS.get(partOf(code)), byCode.get(code)]
      return [code, columns.flatMap((follows) => waysIn(follows ?? {}))]
    }),
  )
}

const asRow = ({ name, follows }: Rule): { code: string; follows: Follows | undefined } => ({
  code: `rule/${name}`,
  follows,
})

function waysIn(follows: Follows): readonly Way[] {
  return (Object.keys(reaches) as Reach[]).flatMap((reach) =>
    (follows[reach] ?? []).map((cause): Way => [reach, cause]),
  )
}

/** Whether a finding lies within a way from a suspect; every cause and reach is asked once. */
function consequencesOf(suspect: Suspect, files: readonly CheckedFile[]) {
  const { cause, file, app } = suspect
  const asked = new Map<Cause, boolean>()
  const areas = new Map<Reach, (finding: Found) => boolean>()
  const isCause = (name: Cause): boolean => {
    const known = asked.get(name) ?? causes[name](suspect)
    asked.set(name, known)
    return known
  }
  return ([reach, name]: Way, finding: Found): boolean => {
    if (!isCause(name)) return false
    const isWithin = areas.get(reach) ?? reaches[reach](cause, file, files, app)
    areas.set(reach, isWithin)
    return isWithin(finding)
  }
}
