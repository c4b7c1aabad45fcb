// The switches of an app in its package.json: which findings count as what, and what is wrong with the file.
import { readDocument } from '../../spec/index.ts'
import { isRecord, own, type Severity, type Source, setOwn } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import type { Rule } from '../rules/rule.ts'
import { isSwitchName, type Switches, switchRemedy } from './switches.ts'

const SEVERITIES = ['off', 'hint', 'warning', 'error'] as const

/**
 * `dryrun.rules` of a package.json: a severity or `off` by the name of a finding, or
 * `{"severity": ..., "reason": ...}`. A file that is no JSON switches nothing, and is told.
 */
export function switchesIn(
  source: Source,
  rules: readonly Rule[],
): { readonly switches: Switches; readonly problems: readonly Found[] } {
  const { document, problems: broken, fault } = readDocument(source)
  const [first] = broken
  if (first) {
    const message = 'The file is no JSON, so its switches do not count.'
    return { switches: {}, problems: [found('check/package', first.at, message, fault)] }
  }
  const written = own(own(document.value, 'dryrun'), 'rules')
  const switches: Record<string, Severity | 'off'> = {}
  const problems: Found[] = []
  for (const [name, value] of Object.entries(isRecord(written) ? written : {})) {
    const path = ['dryrun', 'rules', name]
    const wanted = isRecord(value) ? own(value, 'severity') : value
    const severity = SEVERITIES.find((one) => one === wanted)
    if (!isSwitchName(name, rules)) {
      const remedy = switchRemedy(name, rules)
      const message = `There is no rule "${name}".`
      problems.push(found('check/switch', document.keySpanOf(path), message, remedy))
    } else if (severity === undefined) {
      const message = `"${name}" cannot be ${JSON.stringify(wanted ?? value)}.`
      const remedy = `known are ${SEVERITIES.join(', ')}, or {"severity": "off", "reason": "..."}`
      problems.push(found('check/switch', document.spanOf(path), message, remedy))
    } else setOwn(switches, name, severity)
  }
  return { switches, problems }
}
