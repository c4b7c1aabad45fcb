// The check of a whole dialog, as the builder does it before saving; pure, asks nobody.
import { isRecord, own } from '../../text/index.ts'
import { faultOf, withoutForeign } from '../foreign.ts'
import type { Parameter } from '../parameter.ts'
import { type Known, type Need, NOTHING_KNOWN } from '../remote.ts'
import { withValue } from './defaults.ts'
import { checkValue } from './field.ts'
import { printFormPath, readFormPath, stateTree } from './states.ts'
import {
  addTo,
  type FieldState,
  type Findings,
  type FormOptions,
  type FormProblem,
  noFindings,
  type Place,
  type Root,
  type Session,
} from './walk.ts'

/** One domain: its fields as written, its values, and what is special about it. */
export interface FormDomain {
  readonly schema?: unknown
  readonly values?: unknown
  readonly allowDynamicValues?: boolean
  /** Extra data kept with the state of a field, by its path. */
  readonly restoreExtras?: Readonly<Record<string, unknown>>
}

export interface FormVerdict {
  readonly valid: boolean
  readonly errors: readonly FormProblem[]
  readonly warnings: readonly FormProblem[]
  /** Per domain what a saved dialog remembers; only when valid. */
  readonly states?: Readonly<Record<string, unknown>>
  /** Per domain the fields that are shown; only when valid. */
  readonly schemas?: Readonly<Record<string, readonly Parameter[]>>
  /** What has to be asked before the verdict counts; empty: the verdict is final. */
  readonly needs: readonly Need[]
  /** Every question in the order it came up, repeated ones too. */
  readonly asked: readonly Need[]
  /** The values with the defaults that were filled in. */
  readonly values: Readonly<Record<string, unknown>>
  readonly filled: readonly {
    readonly domain: string
    readonly path: string
    readonly value: unknown
  }[]
}

/**
 * Judges the values of a dialog exactly as the builder does (source: integromat/make-forman-schema
 * 1.16.0, held against a build of it). `domains` holds the fields and values by domain name, `known`
 * the answers of RPCs. While `needs` is not empty the verdict is only preliminary: resolve them, add
 * them to `known` and call again.
 */
export function validateForm(
  domains: Readonly<Record<string, FormDomain>>,
  options: FormOptions = {},
  known: Known = NOTHING_KNOWN,
): FormVerdict {
  const names = Object.keys(domains)
  const roots = new Map(names.map((name) => [name, rootFor(domains[name] ?? {}, options)]))
  const session: Session = {
    options,
    known,
    roots,
    asked: [],
    needs: new Map(),
    check: (value, parameter, place) => checkValue(value, parameter, place, session),
  }
  const findings = noFindings()
  for (const [name, root] of roots) addTo(findings, checkDomain(name, root, domains, session))
  for (const name of names) addForeign(name, domains[name]?.values, findings)
  if (options.strict) addUnknownRoots(roots, findings)
  const valid = findings.errors.length === 0
  return {
    valid,
    ...findings,
    ...(valid ? { states: statesOf(roots, domains), schemas: shownOf(roots) } : {}),
    needs: [...session.needs.values()],
    asked: session.asked,
    ...valuesOf(roots),
  }
}

/** Values that no dialog can hold; that their fields are missing then is no finding. */
function addForeign(domain: string, values: unknown, { errors }: Findings): void {
  for (const one of withoutForeign(values).foreign) {
    const missing = errors.findIndex(
      (error) => error.domain === domain && error.path === String(one.path[0]),
    )
    if (missing >= 0) errors.splice(missing, 1)
    errors.push({ domain, path: one.path.join('.'), message: `${faultOf(one).what}.` })
  }
}

function rootFor(domain: FormDomain, options: FormOptions): Root {
  return {
    values: withoutForeign(domain.values).values,
    allowsExpressions: domain.allowDynamicValues ?? options.allowDynamicValues ?? false,
    seen: new Set(),
    states: [],
    shown: [],
    filled: [],
  }
}

function checkDomain(
  name: string,
  root: Root,
  domains: Readonly<Record<string, FormDomain>>,
  session: Session,
): Findings {
  const schema = withoutForeign(domains[name]?.schema).values
  const spec = Array.isArray(schema) ? schema : schema === undefined ? [] : [schema]
  const place: Place = { domain: name, path: [], chain: [], beside: () => undefined }
  return session.check(root.values ?? {}, { name, type: 'collection', spec }, place)
}

/** Unknown names at the roots come last: another domain may have revealed fields here. */
function addUnknownRoots(roots: ReadonlyMap<string, Root>, findings: Findings): void {
  for (const [domain, root] of roots) {
    for (const name of Object.keys(isRecord(root.values) ? root.values : {})) {
      if (root.seen.has(name)) continue
      findings.errors.push({ domain, path: '', message: `Unknown field '${name}'.` })
    }
  }
}

function statesOf(
  roots: ReadonlyMap<string, Root>,
  domains: Readonly<Record<string, FormDomain>>,
): Record<string, unknown> {
  const trees = [...roots].flatMap(([name, root]) => {
    const states = withExtras(root.states, domains[name]?.restoreExtras)
    return states.length > 0 ? [[name, stateTree(states)] as const] : []
  })
  return Object.fromEntries(trees)
}

type States = Root['states']

function withExtras(states: States, extras: FormDomain['restoreExtras']): States {
  const added = [...states]
  for (const path of Object.keys(extras ?? {})) {
    const extra = own(extras, path)
    const index = added.findLastIndex((item) => printFormPath(item.path) === path)
    const found = added[index]
    const state: FieldState = { ...found?.state, extra }
    if (found) added[index] = { path: found.path, state }
    else added.push({ path: readFormPath(path), state })
  }
  return added
}

function shownOf(roots: ReadonlyMap<string, Root>): Record<string, readonly Parameter[]> {
  return Object.fromEntries([...roots].map(([name, root]) => [name, root.shown]))
}

function valuesOf(roots: ReadonlyMap<string, Root>): Pick<FormVerdict, 'values' | 'filled'> {
  const values = [...roots].map(([name, root]) => {
    const filledIn = root.filled.reduce<unknown>(
      (current, { path, value }) => withValue(current, path, value),
      root.values ?? {},
    )
    return [name, filledIn] as const
  })
  const filled = [...roots].flatMap(([domain, root]) =>
    root.filled.map(({ path, value }) => ({ domain, path: path.join('.'), value })),
  )
  return { values: Object.fromEntries(values), filled }
}
