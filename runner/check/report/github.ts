// Findings as commands of GitHub Actions, which show them beside the lines of a pull request.

import { escaped, remedyOf, type Severity, unsteered } from '../../text/index.ts'
import { placeOf } from './place.ts'
import type { Reported } from './report.ts'

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'notice',
}

/** One line per finding; escapes as GitHub's toolkit writes them. */
export function github({ findings }: Reported): string {
  return findings
    .map((finding) => {
      const { severity, message, code } = finding
      const remedy = remedyOf(finding)
      const place = placeOf(finding)
      const properties = {
        ...(place && {
          file: place.file,
          line: place.line,
          endLine: place.endLine,
          col: place.column,
          // an annotation over several lines has no columns of its own
          ...(place.endLine === place.line ? { endColumn: place.endColumn } : {}),
        }),
        title: code,
      }
      const list = Object.entries(properties)
        .map(([name, value]) => `${name}=${inProperty(String(value))}`)
        .join(',')
      const text = remedy === undefined ? message : `${message} (${remedy})`
      return `::${COMMANDS[severity]} ${list}::${inMessage(text)}\n`
    })
    .join('')
}

function inMessage(text: string): string {
  const encoded = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return unsteered(encoded, escaped)
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
