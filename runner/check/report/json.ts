// Findings as one JSON value.

import { advised, jsonText, remedyOf } from '../../text/index.ts'
import { counts, placeOf } from './place.ts'
import type { Reported } from './report.ts'

/** `{problems: [{code, severity, message, remedy?, file?, line?, ...}], errors, warnings, hints}` */
export function json({ findings }: Reported): string {
  const problems = findings.map((finding) => {
    const { code, severity, message, fix } = finding
    return {
      code,
      severity,
      message,
      ...advised(remedyOf(finding)),
      ...placeOf(finding),
      fixable: fix !== undefined,
    }
  })
  return `${jsonText({ problems, ...counts(findings) }, 2)}\n`
}
