// A path of a file or folder, walked level by level through its options.
import { isRecord, own, stringOf } from '../../text/index.ts'
import { nestedOf, readNested } from '../nested.ts'
import type { Parameter } from '../parameter.ts'
import { fitsLevel, type PathReading, pathReading, pathText } from '../path.ts'
import { takesOthers } from './choice.ts'
import { checkNested } from './nested-fields.ts'
import {
  addTo,
  ask,
  type Findings,
  noFindings,
  notResolved,
  type Place,
  problemAt,
  remember,
  type Session,
  wrong,
} from './walk.ts'

type Entry = Readonly<Record<string, unknown>>

export function checkPath(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  if (typeof value !== 'string') {
    return wrong(place, `Expected type 'string' for path, got type '${typeof value}'.`)
  }
  const reading = pathReading(parameter)
  const { showRoot, singleLevel } = reading
  if (singleLevel && (showRoot ? value.lastIndexOf('/') > 0 : value.includes('/'))) {
    return wrong(place, 'Single level path cannot contain slashes.')
  }
  if (showRoot && value === '/' && parameter.type === 'folder') return noFindings()
  const walked = walkLevels(value, parameter, reading, place, session)
  if (!('entries' in walked)) return walked
  if (reading.ids) {
    const labels = walked.entries.map((entry) =>
      stringOf(own(entry, 'label') ?? own(entry, 'value')),
    )
    remember(place, session, { mode: 'chose', path: labels })
  }
  addTo(
    walked.findings,
    checkNested(readNested(nestedOf(parameter)), value, parameter, place, session),
  )
  return walked.findings
}

/** The entry of each level; findings when one is missing, an empty walk while one is unknown. */
function walkLevels(
  value: string,
  parameter: Parameter,
  reading: PathReading,
  place: Place,
  session: Session,
): { readonly entries: readonly Entry[]; readonly findings: Findings } | Findings {
  const levels = (value.startsWith('/') ? value.slice(1) : value).split('/')
  const entries: Entry[] = []
  const findings = noFindings()
  for (const [index, level] of levels.entries()) {
    const isLast = index === levels.length - 1
    if (level === '') return wrong(place, `Invalid selected value of "${value}" encountered.`)
    const listed = levelOptions(entries, isLast, parameter, reading, place, session)
    if (!('options' in listed)) return listed
    const usable = listed.options.filter((entry) =>
      fitsLevel(Boolean(own(entry, 'file')), parameter.type, isLast),
    )
    const entry = usable.find((candidate) => own(candidate, 'value') === level)
    if (entry) {
      entries.push(entry)
      continue
    }
    const message = `Path '${level}' not found in options.`
    const remote = typeof reading.store === 'string'
    if (!remote || !takesOthers(parameter, place, session)) return wrong(place, message)
    findings.warnings.push(problemAt(place, message))
    break
  }
  return { entries, findings }
}

/** A written list is known for the last level only; a remote one is asked with the path so far. */
function levelOptions(
  entries: readonly Entry[],
  isLast: boolean,
  parameter: Parameter,
  reading: PathReading,
  place: Place,
  session: Session,
): { readonly options: readonly Entry[] } | Findings {
  const { store } = reading
  if (typeof store !== 'string') return { options: isLast ? entriesIn(store) : [] }
  const steps = entries.map((entry) => stringOf(own(entry, 'value')))
  const path = pathText(reading, steps)
  const answer = ask(store, place, session, parameter.name ? { [parameter.name]: path } : {})
  if (!answer) return noFindings()
  if ('failed' in answer) return wrong(place, notResolved(store, answer.failed))
  return { options: entriesIn(answer.value) }
}

function entriesIn(list: unknown): readonly Entry[] {
  return Array.isArray(list) ? list.filter(isRecord) : []
}
