// Which faults are set, how many calls each has seen, and the text form of the command line.

import type { Contract } from './contract.ts'
import { FAULTS, type Fault, type FaultKind, type FaultRow } from './faults.ts'
import { didYouMean } from './nearest.ts'
import type { Operation } from './operation.ts'
import { quote } from './refusal.ts'

export type FaultBook = {
  /** The faults that strike this call, each with its value; counts the call. */
  strike(operation: Operation, path: string): readonly Struck[]
  /** Replaces all faults and starts counting anew. */
  set(faults: readonly Fault[]): void
  list(): readonly Fault[]
}

export type Struck = { readonly row: FaultRow; readonly value: number }

export function faultBook(faults: readonly Fault[]): FaultBook {
  let entries: { fault: Fault; seen: number }[] = []
  const set = (next: readonly Fault[]) => {
    entries = next.map((fault) => ({ fault, seen: 0 }))
  }
  set(faults)
  return {
    set,
    list: () => entries.map((entry) => entry.fault),
    strike: (operation, path) => {
      const struck: Struck[] = []
      for (const entry of entries) {
        const { fault } = entry
        if (!matches(fault.route, operation, path)) continue
        entry.seen++
        if (fault.call !== undefined && fault.call !== entry.seen) continue
        const row = FAULTS[fault.kind]
        struck.push({ row, value: fault.value ?? row.unit?.fallback ?? 0 })
      }
      return struck
    },
  }
}

function matches(route: string, operation: Operation, path: string): boolean {
  if (route === '*' || route === operation.id) return true
  return (
    route === `${operation.method} ${operation.path}` || route === `${operation.method} ${path}`
  )
}

/**
 * Reads `KIND[=VALUE][:ROUTE[:N]]`, such as `429:listSubscriptions`, `500:createSubscription:2` (the
 * second call only) or `slow=1500:*`. Without a route every call is meant. Returns the fault, or a
 * sentence saying what is wrong with the text.
 */
export function parseFault(text: string, contract: Contract): Fault | string {
  const found = /^([^:=]+)(?:=([^:]*))?(?::(.*?))?(?::(\d+))?$/.exec(text.trim())
  if (!found)
    return `${quote(text)} is not a fault; write KIND[=VALUE][:ROUTE[:N]], such as 500:createSubscription:2.`
  const [, kind = '', value, route, call] = found
  return checkFault(
    {
      kind: kindNamed(kind) ?? kind,
      route: route || '*',
      ...(value !== undefined && { value: value === '' ? Number.NaN : Number(value) }),
      ...(call !== undefined && { call: Number(call) }),
    },
    contract,
  )
}

function kindNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase()
  const rows = Object.entries(FAULTS)
  return rows.find(([kind, row]) => kind === wanted || row.aliases.includes(wanted))?.[0]
}

/** The fault if it is one that can strike, else a sentence. */
export function checkFault(
  fault: { kind: string; route: string; call?: number; value?: number },
  contract: Contract,
): Fault | string {
  const { kind, route, call, value } = fault
  if (!isKind(kind)) {
    const known = Object.keys(FAULTS)
    return `There is no fault ${quote(kind)}${didYouMean(kind, known)} Known are ${known.join(', ')}.`
  }
  const row = FAULTS[kind]
  if (value !== undefined) {
    if (!row.unit) return `The fault ${kind} takes no value.`
    const { name, most } = row.unit
    if (!Number.isInteger(value) || value < 0 || value > most) {
      return `The value of ${kind} is ${name}: a whole number from 0 to ${most}.`
    }
  }
  if (call !== undefined && !(Number.isSafeInteger(call) && call >= 1)) {
    return 'The number of the call is counted from 1.'
  }
  return routeProblem(kind, row, route, contract) ?? { ...fault, kind }
}

function routeProblem(
  kind: FaultKind,
  row: FaultRow,
  route: string,
  contract: Contract,
): string | undefined {
  if (route === '*') return undefined
  const literal = /^([A-Z]+) (\/.*)$/.exec(route)
  const operation = contract.operations.find((operation) =>
    literal
      ? operation.method === literal[1] && pathFits(operation.path, literal[2] ?? '')
      : operation.id === route,
  )
  if (!operation) {
    const known = contract.operations.map((operation) => operation.id)
    return `There is no route ${quote(route)}${didYouMean(route, known)} Routes are *, an operation (${known.join(', ')}), or a method and a path such as GET /subscriptions.`
  }
  if (row.paging && operation.query.size === 0) {
    const paged = contract.operations.filter((operation) => operation.query.size > 0)
    return `The fault ${kind} needs a route that pages: ${paged.map((operation) => operation.id).join(', ')}.`
  }
  return undefined
}

/** Whether a path is the template itself or one of the paths it stands for. */
function pathFits(template: string, path: string): boolean {
  const wanted = template.split('/')
  const parts = path.split('/')
  return (
    wanted.length === parts.length &&
    wanted.every(
      (part, index) => part === parts[index] || (part.startsWith('{') && parts[index] !== ''),
    )
  )
}

function isKind(kind: string): kind is FaultKind {
  return Object.hasOwn(FAULTS, kind)
}
