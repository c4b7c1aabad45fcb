// The members of a collection against its list of fields; also the root of every domain.
import { isRecord, own } from '../../text/index.ts'
import { asParameter, type Parameter } from '../parameter.ts'
import { isVisual } from '../types/index.ts'
import { resolvedField } from './resolved.ts'
import {
  addTo,
  ask,
  DEEPEST,
  type Findings,
  LOOP,
  noFindings,
  notResolved,
  type Place,
  problemAt,
  rootOf,
  type Session,
} from './walk.ts'

/** Checks fields in the order of the list, then (in strict mode) the names that no field has. */
export function checkMembers(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  const members = isRecord(value) ? value : {}
  const findings = noFindings()
  const isRoot = place.path.length === 0
  const seen = (isRoot ? rootOf(place, session)?.seen : undefined) ?? new Set<string>()
  const beside = (fields: readonly unknown[], parent: Place): void => {
    for (const field of fields) checkOne(field, parent)
  }
  const checkOne = (written: unknown, parent: Place): void => {
    const field = isRecord(written) ? asParameter(written) : undefined
    if (field && isVisual(field)) return
    if (!field?.name) {
      findings.errors.push(problemAt(parent, 'Object contains field with unknown name.'))
      return
    }
    seen.add(field.name)
    if (isRoot && !parent.hidden) rootOf(place, session)?.shown.push(resolvedField(field))
    if (parent.hidden === 'named') return
    const inner = { ...parent, domain: place.domain, path: [...place.path, field.name], beside }
    addTo(findings, session.check(own(members, field.name), field, inner))
  }
  const list = own(parameter, 'spec')
  const failure = Array.isArray(list) ? eachField(list, place, session, checkOne) : undefined
  if (failure !== undefined) {
    findings.errors.push(problemAt(place, failure))
    return findings
  }
  if (session.options.strict && !isRoot) addUnknown(members, seen, place, findings)
  return findings
}

/** Hands over each field, remote ones in place of their address; returns why it had to stop. */
function eachField(
  list: readonly unknown[],
  place: Place,
  session: Session,
  checkOne: (written: unknown, parent: Place) => void,
): string | undefined {
  const waiting = [...list]
  let resolved = 0
  while (waiting.length > 0) {
    const item = waiting.shift()
    if (item === undefined || item === null || item === '') continue
    if (typeof item !== 'string') {
      checkOne(item, place)
      continue
    }
    resolved += 1
    if (resolved > DEEPEST) return notResolved(item, LOOP)
    const answer = ask(item, place, session)
    if (!answer) continue
    if ('failed' in answer) return notResolved(item, answer.failed)
    if (Array.isArray(answer.value)) waiting.unshift(...answer.value)
    else if (isRecord(answer.value)) checkOne(answer.value, place)
  }
  return undefined
}

function addUnknown(
  members: Readonly<Record<string, unknown>>,
  seen: Set<string>,
  place: Place,
  findings: Findings,
): void {
  for (const name of Object.keys(members)) {
    if (seen.has(name)) continue
    seen.add(name)
    findings.errors.push(problemAt(place, `Unknown field '${name}'.`))
  }
}
