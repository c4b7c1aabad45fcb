// Values without parts: length, range, pattern and allowed texts, then the fields they reveal.
import { hasPositions, nestedOf, readNested, switchLists } from '../nested.ts'
import { limitOf, type Parameter, patternOf, ruleOf } from '../parameter.ts'
import { matches } from '../pattern.ts'
import { checkNested } from './nested-fields.ts'
import { addTo, type Findings, noFindings, type Place, problemAt, type Session } from './walk.ts'

export function checkPlain(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  const findings = checkRules(value, parameter, place)
  addTo(findings, checkNested(readNested(nestedOf(parameter)), value, parameter, place, session))
  return findings
}

/**
 * A switch in the newer form library: fields of the other position are not shown, so nothing in them
 * is mandatory, but what they still hold is checked; with fields for both only names count.
 */
export function checkSwitch(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  const findings = checkRules(value, parameter, place)
  const hidden = hasPositions(nestedOf(parameter)) ? 'named' : (place.hidden ?? 'unenforced')
  for (const nested of switchLists(parameter)) {
    const at = nested.on === value ? place : ({ ...place, hidden } as const)
    addTo(findings, checkNested(nested, value, parameter, at, session))
  }
  return findings
}

function checkRules(value: unknown, parameter: Parameter, place: Place): Findings {
  const findings = noFindings()
  const messages =
    typeof value === 'string'
      ? textMessages(value, parameter)
      : typeof value === 'number'
        ? numberMessages(value, parameter)
        : []
  findings.errors.push(...messages.map((message) => problemAt(place, message)))
  return findings
}

function textMessages(value: string, parameter: Parameter): readonly string[] {
  const messages: string[] = []
  const pattern = patternOf(parameter)
  const least = limitOf(parameter, 'min')
  const most = limitOf(parameter, 'max')
  const allowed = ruleOf(parameter, 'enum')
  const fits = pattern === undefined || matches(pattern, value)
  if (fits === false) messages.push(`Value doesn't match the pattern: ${pattern}`)
  if (fits === 'runs away') messages.push(`The pattern runs away on this value: ${pattern}`)
  if (least !== undefined && value.length < least) {
    messages.push(`Value must be at least ${least} characters long.`)
  }
  if (most !== undefined && value.length > most) {
    messages.push(`Value exceeded maximum length of ${most} characters.`)
  }
  if (Array.isArray(allowed) && !allowed.includes(value)) {
    messages.push(`Value must be one of the following: ${allowed.join(', ')}`)
  }
  return messages
}

function numberMessages(value: number, parameter: Parameter): readonly string[] {
  const messages: string[] = []
  const least = limitOf(parameter, 'min')
  const most = limitOf(parameter, 'max')
  if (least !== undefined && value < least) {
    messages.push(`Value is too small. Minimum value is ${least}.`)
  }
  if (most !== undefined && value > most) {
    messages.push(`Value is too big. Maximum value is ${most}.`)
  }
  return messages
}
