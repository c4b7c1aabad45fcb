// Findings as one JSON value.

import { counts, placeOf } from './place.ts'
import type { Reported } from './report.ts'

/** `{problems: [{code, severity, message, remedy?, file?, line?, ...}], errors, warnings, hints}` */
export function json({ findings }: Reported): string {
  const problems = findings.map((finding) => {
    const { code, severity, message, remedy, fix } = finding
    return {
      code,
      severity,
      message,
      ...(remedy === undefined ? {} : { remedy }),
      ...placeOf(finding),
      fixable: fix !== undefined,
    }
  })
  return `${JSON.stringify({ problems, ...counts(findings) }, null, 2)}\n`
}
