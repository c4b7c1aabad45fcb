// Is this app well written? Structure, expressions, references, rules, contract, in file order.
import { type App, componentsOf } from '../spec/index.ts'
import { type Problem, partOf, positionOf, type Source } from '../text/index.ts'
import { withoutConsequences } from './after/hold-back.ts'
import { withoutFollowers } from './after/recheck.ts'
import { type Switches, switched, withoutIgnored } from './after/switches.ts'
import { checkExpressions } from './expressions/index.ts'
import type { Found } from './found.ts'
import { filesOf } from './look/files.ts'
import { checkReferences } from './references/index.ts'
import type { Rule } from './rules/rule.ts'
import { checkStructure } from './structure/index.ts'

export interface CheckOptions {
  /** What loading the app has found. */
  readonly loading?: readonly Problem[]
  /** All files in the folders of components; missing: nobody looks for those without one. */
  readonly paths?: readonly string[]
  readonly rules: readonly Rule[]
  /** What another check has found, such as that of the functions. */
  readonly more?: readonly Found[]
  /** Another check that is asked anew about an app in which names have been mended. */
  readonly also?: (app: App) => readonly Found[]
  readonly switches?: Switches
}

/** What a check has to say. */
export interface Checked {
  /** In the order of the files. */
  readonly findings: readonly Found[]
  /** What may follow from one of the findings, and is told once that is mended. */
  readonly heldBack: readonly Found[]
}

/** Every problem of an app, in the order of its files. Reads nothing but the app. */
export function check(app: App, options: CheckOptions): readonly Found[] {
  return checked(app, options).findings
}

/** Every problem of an app, and what is held back because it may follow from another one. */
export function checked(app: App, options: CheckOptions): Checked {
  const files = filesOf(app)
  const own = ofApp(app, options)
  const findings = distinct([...(options.loading ?? []), ...own, ...(options.more ?? [])])
  const sources = [...new Set(files.map(({ document }) => document.source))]
  const kept = withoutIgnored(findings, sources, options.rules)
  // what is ignored or switched off holds nothing back
  const wanted = switched(kept, options.switches ?? {})
  const told = withoutFollowers(
    withoutConsequences(wanted, files, app, options.rules),
    app,
    own,
    (mended) => ofApp(mended, options),
  )
  return {
    findings: inFileOrder(told, [...sources, ...textsOf(app)]),
    heldBack: wanted.filter((finding) => !told.includes(finding)),
  }
}

/** What is found by looking at nothing but an app. */
function ofApp(app: App, { paths, rules, also }: CheckOptions): readonly Found[] {
  return [
    ...filesOf(app).flatMap((file) => [...checkStructure(file), ...checkExpressions(app, file)]),
    ...checkReferences(app, paths),
    ...rules.flatMap((rule) => checkRule(rule, app)),
    ...(also?.(app) ?? []),
  ]
}

function checkRule(rule: Rule, app: App): readonly Found[] {
  const { name, severity } = rule
  return rule.check(app).map((finding): Found => ({ code: `rule/${name}`, severity, ...finding }))
}

const GRAVITY = { error: 0, warning: 1, hint: 2 } as const

/**
 * Every finding once. What loading and the structure both say about a line of the manifest is told
 * in the words of loading, which knows more, and counts as the graver of the two.
 */
function distinct(findings: readonly Found[]): readonly Found[] {
  const once = [
    ...new Map(findings.map((finding) => [JSON.stringify(keyOf(finding)), finding])).values(),
  ]
  const lines = new Map(
    once.filter(({ code }) => partOf(code) === 'app').map((one) => [lineOf(one), one] as const),
  )
  const graver = new Map<Found, Found>()
  const rest = once.filter((finding) => {
    const told = partOf(finding.code) === 'structure' ? lines.get(lineOf(finding)) : undefined
    if (!told || finding.code === 'structure/missing-key') return true
    const before = graver.get(told) ?? told
    const isGraver = GRAVITY[finding.severity] < GRAVITY[before.severity]
    if (isGraver) graver.set(told, { ...told, severity: finding.severity })
    return false
  })
  return rest.map((finding) => graver.get(finding) ?? finding)
}

const keyOf = ({ code, message, at }: Found) => [code, message, at?.source.file, at?.start, at?.end]

const lineOf = ({ at }: Found): string =>
  at ? `${at.source.file}:${positionOf(at.source, at.start).line}` : ''

/** Files that are not JSON: the readme, and the code of functions. */
function textsOf(app: App): readonly Source[] {
  const texts = componentsOf(app).flatMap((component) => [...component.texts.values()])
  return app.readme ? [app.readme, ...texts] : texts
}

function inFileOrder(findings: readonly Found[], sources: readonly Source[]): readonly Found[] {
  const order = new Map(sources.map(({ file }, index) => [file, index]))
  const rank = ({ at }: Found): number => (at ? (order.get(at.source.file) ?? sources.length) : -1)
  return findings.toSorted(
    (one, other) => rank(one) - rank(other) || (one.at?.start ?? 0) - (other.at?.start ?? 0),
  )
}
