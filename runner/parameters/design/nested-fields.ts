// Fields that a value reveals: resolves their list and checks them beside it or in another domain.
import { isRecord, own } from '../../text/index.ts'
import type { Nested } from '../nested.ts'
import type { Parameter } from '../parameter.ts'
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
  type Session,
  wrong,
} from './walk.ts'

const UNABLE = 'Unable to process nested fields:'

/** Checks several lists of fields, one after the other. */
export function checkEach(
  lists: readonly (Nested | undefined)[],
  value: unknown,
  parameter: Parameter,
  parent: Place,
  session: Session,
): Findings {
  const findings = noFindings()
  for (const nested of lists)
    addTo(findings, checkNested(nested, value, parameter, parent, session))
  return findings
}

/** Checks the fields nested in a parameter, now that its value is known to reveal them. */
export function checkNested(
  nested: Nested | undefined,
  value: unknown,
  parameter: Parameter,
  parent: Place,
  session: Session,
): Findings {
  if (!nested) return noFindings()
  const link = parameter.name ? [{ name: parameter.name, value }] : []
  const place = { ...parent, chain: [...parent.chain, ...link] }
  const resolved = resolve(nested.items, place, session)
  if (!('fields' in resolved)) return resolved
  const { domain } = nested
  const aliases = session.options.domainAliases
  const target = domain === undefined ? undefined : (own(aliases, domain) ?? domain)
  if (typeof target !== 'string' || target === place.domain) {
    place.beside(resolved.fields, place)
    return noFindings()
  }
  return checkElsewhere(target, domain ?? target, resolved.fields, place, session)
}

function resolve(
  items: readonly unknown[],
  place: Place,
  session: Session,
): { readonly fields: readonly unknown[] } | Findings {
  const fields: unknown[] = []
  for (const item of items) {
    if (typeof item !== 'string') {
      fields.push(item)
      continue
    }
    if (place.chain.length > DEEPEST) return wrong(place, notResolved(item, LOOP))
    const answer = ask(item, place, session)
    if (!answer) continue
    if ('failed' in answer) return wrong(place, notResolved(item, answer.failed))
    if (Array.isArray(answer.value)) fields.push(...answer.value)
    else if (isRecord(answer.value)) fields.push(answer.value)
  }
  return { fields }
}

function checkElsewhere(
  target: string,
  written: string,
  fields: readonly unknown[],
  place: Place,
  session: Session,
): Findings {
  const root = session.roots.get(target)
  const findings = noFindings()
  if (!root) {
    const message =
      target === written
        ? `${UNABLE} Domain '${written}' not found.`
        : `${UNABLE} Resolved domain '${target}' (from alias '${written}') not found.`
    findings.errors.push(problemAt(place, message))
    return findings
  }
  const whole: Parameter = { name: target, type: 'collection', spec: fields }
  addTo(findings, session.check(root.values, whole, { ...place, path: [], domain: target }))
  return findings
}
