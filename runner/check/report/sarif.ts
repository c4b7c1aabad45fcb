// Findings as a SARIF 2.1.0 log, the exchange format of code scanning (OASIS standard).

import {
  jsonText,
  passedOn,
  percentEncoded,
  positionOf,
  remedyOf,
  findings as rows,
  type Severity,
  type Span,
} from '../../text/index.ts'
import type { Found } from '../found.ts'
import type { Rule } from '../rules/rule.ts'
import { placeOf } from './place.ts'
import type { Reported } from './report.ts'

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'note',
}

export function sarif({ findings, rules, version }: Reported): string {
  const ids = [...new Set(findings.map(({ code }) => code))].sort()
  const byCode = new Map(rules.map((rule) => [`rule/${rule.name}`, rule]))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'dryrun',
            // the version must be a semantic one; what runs from source has none
            ...(/^\d+\.\d+\.\d+/.test(version) ? { semanticVersion: version } : {}),
            rules: ids.map((id) => descriptorOf(id, byCode.get(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, ids)),
      },
    ],
  }
  return `${jsonText(log, 2)}\n`
}

function descriptorOf(id: string, rule: Rule | undefined): object {
  const row = rows.get(id) ?? passedOn.get(id)
  const doc = rule?.doc ?? row?.doc
  const severity = rule?.severity ?? row?.severity
  return {
    id,
    ...(doc === undefined ? {} : { shortDescription: { text: doc } }),
    ...(rule ? { fullDescription: { text: `${rule.doc} ${rule.reason}` } } : {}),
    ...(rule ? { help: { text: helpOf(rule) } } : {}),
    ...(severity === undefined ? {} : { defaultConfiguration: { level: LEVELS[severity] } }),
  }
}

/** What code scanning shows beside a finding; docs/rules.md holds the same. */
function helpOf({ doc, reason, source, bad, good }: Rule): string {
  const [shownBad, shownGood] = [bad, good].map((one) => JSON.stringify(one, null, 2))
  return `${doc} ${reason}\n\nSource: ${source}\n\nBad:\n${shownBad}\n\nGood:\n${shownGood}`
}

function resultOf(finding: Found, ids: readonly string[]): object {
  const { code, severity, message, fix } = finding
  const remedy = remedyOf(finding)
  const location = locationOf(finding)
  return {
    ruleId: code,
    ruleIndex: ids.indexOf(code),
    level: LEVELS[severity],
    message: { text: remedy === undefined ? message : `${message} (${remedy})` },
    locations: location ? [location] : [],
    ...(fix ? { fixes: [fixOf(fix.at, fix.text)] } : {}),
  }
}

function locationOf(finding: Found): object | undefined {
  const place = placeOf(finding)
  if (!place) return undefined
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(place.file) },
      region: {
        startLine: place.line,
        startColumn: place.column,
        endLine: place.endLine,
        endColumn: place.endColumn,
      },
    },
  }
}

function fixOf(at: Span, text: string): object {
  const start = positionOf(at.source, at.start)
  const end = positionOf(at.source, at.end)
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
  const replacements = [{ deletedRegion: region, insertedContent: { text } }]
  const artifactLocation = { uri: uriOf(at.source.file) }
  return { artifactChanges: [{ artifactLocation, replacements }] }
}

/** A path as a relative URI reference. */
function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(percentEncoded).join('/')
}
