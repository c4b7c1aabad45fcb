// What an app's author switched off: for the whole app in package.json, in one place by a comment.
import {
  type Advice,
  didYouMean,
  passedOn,
  positionOf,
  findings as rows,
  type Severity,
  type Source,
  type Span,
} from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import type { Rule } from '../rules/rule.ts'

/** A finding by its name: how it counts in this app; a rule by its bare name. */
export type Switches = Readonly<Record<string, Severity | 'off'>>

/** The name under which a finding is switched: the code, of rules without `rule/`. */
export function switchName(code: string): string {
  return code.startsWith('rule/') ? code.slice('rule/'.length) : code
}

/** True for every name that can be switched. */
export function isSwitchName(name: string, rules: readonly Rule[]): boolean {
  return switchNames(rules).includes(name)
}

/** All names of findings: rules without `rule/`, codes, and those of other parts. */
export function switchNames(rules: readonly Rule[]): readonly string[] {
  return [...rules.map(({ name }) => name), ...rows.keys(), ...passedOn.keys()]
}

/** What to write instead of a name that cannot be switched. */
export function switchRemedy(name: string, rules: readonly Rule[]): Advice {
  const known = switchNames(rules)
  // a rule has no part before its name, codes do
  const bare = name.startsWith('rule/') ? name.slice('rule/'.length) : undefined
  const full = known.find((one) => one === bare || one.endsWith(`/${name}`))
  if (full !== undefined) return { suggestion: full }
  return didYouMean(name, known) ?? 'the name stands behind each finding'
}

/** The findings as the switches want them. */
export function switched(findings: readonly Found[], switches: Switches): readonly Found[] {
  return findings.flatMap((finding) => {
    const name = switchName(finding.code)
    const wanted = Object.hasOwn(switches, name) ? switches[name] : undefined
    if (wanted === 'off') return []
    return wanted === undefined ? [finding] : [{ ...finding, severity: wanted }]
  })
}

/** `// dryrun-ignore name: reason` */
const COMMENT = /^(?:\/\/|\/\*)\s*dryrun-ignore\s+([\w/-]+)\s*(?::\s*(.*?))?\s*(?:\*\/)?$/s

interface Ignore {
  readonly name: string
  readonly reason: string
  readonly at: Span
  /** The line it speaks of; 0 for the whole file. */
  readonly line: number
}

/**
 * Leaves out what comments ignore, and says which comments do nothing. A comment before the first
 * bracket of a file speaks of the whole file; one behind code of its own line, any other of the
 * next line with code.
 */
export function withoutIgnored(
  findings: readonly Found[],
  sources: readonly Source[],
  rules: readonly Rule[],
): readonly Found[] {
  const complaints: Found[] = []
  const dropped = new Set<Found>()
  for (const source of sources) {
    if (!source.text.includes('dryrun-ignore')) continue
    const here = findings.filter(({ at }) => at?.source.file === source.file)
    for (const ignore of ignoresIn(source)) {
      const complaint = faultOf(ignore, rules)
      if (complaint) {
        complaints.push(complaint)
        continue
      }
      const hit = here.filter((finding) => concerns(ignore, finding))
      for (const finding of hit) dropped.add(finding)
      if (hit.length > 0) continue
      const message = `"${ignore.name}" is not found here, so nothing is ignored.`
      complaints.push(found('ignore/unused', ignore.at, message, 'remove the comment'))
    }
  }
  return [...findings.filter((finding) => !dropped.has(finding)), ...complaints]
}

function concerns({ name, line }: Ignore, { code, at }: Found): boolean {
  if (!at || switchName(code) !== name) return false
  return line === 0 || positionOf(at.source, at.start).line === line
}

function faultOf({ name, reason, at }: Ignore, rules: readonly Rule[]): Found | undefined {
  if (!isSwitchName(name, rules)) {
    const message = `There is no rule "${name}".`
    return found('ignore/unknown-name', at, message, switchRemedy(name, rules))
  }
  if (reason !== '') return undefined
  const remedy = `write // dryrun-ignore ${name}: the reason`
  return found('ignore/no-reason', at, `"${name}" is ignored without a reason.`, remedy)
}

/** Texts and comments, so that neither is seen inside of the other; and what else is no blank. */
const TOKEN = /"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[^\s"/]+|[^\s]/g

function ignoresIn(source: Source): readonly Ignore[] {
  const ignores: Ignore[] = []
  const waiting: Omit<Ignore, 'line'>[] = []
  let lastCode = 0
  for (const { 0: token, index: start } of source.text.matchAll(TOKEN)) {
    const { line } = positionOf(source, start)
    if (!token.startsWith('//') && !token.startsWith('/*')) {
      // comments before the first code speak of the whole file
      ignores.push(...waiting.splice(0).map((one) => ({ ...one, line: lastCode && line })))
      lastCode = line
      continue
    }
    const [, name, reason = ''] = COMMENT.exec(token.trim()) ?? []
    if (name === undefined) continue
    const ignore = { name, reason, at: { source, start, end: start + token.trimEnd().length } }
    if (line === lastCode) ignores.push({ ...ignore, line })
    else waiting.push(ignore)
  }
  return ignores
}
