// A JSON value against its schema, which a checker from outside does; without one all JSON passes.
import { isRecord, own } from '../../text/index.ts'
import type { Parameter } from '../parameter.ts'
import {
  type Findings,
  type JsonVerdict,
  noFindings,
  type Place,
  problemAt,
  type Session,
  wrong,
} from './walk.ts'

export function checkJson(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  const schema = own(parameter, 'schema')
  const { validateJson } = session.options
  if (!isRecord(schema) || !validateJson) return noFindings()
  let verdict: JsonVerdict
  try {
    verdict = validateJson(schema, value)
  } catch (error) {
    // The checker compiles a schema a person wrote, so that its errors are theirs to read.
    const failed = 'JSON schema validation failed unexpectedly.'
    return wrong(place, error instanceof Error ? error.message : failed)
  }
  const at = (message: string) => problemAt(place, message)
  const findings = {
    errors: (verdict.errors ?? []).map(at),
    warnings: (verdict.warnings ?? []).map(at),
  }
  if (verdict.valid === false && findings.errors.length === 0) {
    findings.errors.push(at('JSON value failed schema validation.'))
  }
  return findings
}
