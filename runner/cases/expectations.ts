// What a communication case may expect of a run: one row per key of `expect`.

import {
  ANYTHING,
  asJson,
  COLLECTION,
  misfit,
  NAMES,
  same,
  TEXT,
  TEXT_OR_TEXTS,
  type Wanted,
} from '../operation/index.ts'
import { isRecord, own, stringOf } from '../text/index.ts'
import type { Witnessed } from './case.ts'

interface Check {
  readonly wants: Wanted
  /** Lines that tell how a run differs from what is expected, which fits `wants`. */
  readonly differ: (expected: unknown, run: Witnessed) => string[]
}

const checks: Readonly<Record<string, Check>> = {
  bundles: {
    wants: ANYTHING,
    differ: (expected, { operation }) => {
      if (operation.error)
        return [`it ended with ${operation.error.type}: ${operation.error.message}`]
      const found = asJson(operation.bundles.map(withoutCounters))
      return same(found, expected) ? [] : [`the bundles are ${JSON.stringify(found)}`]
    },
  },
  error: {
    wants: ANYTHING,
    differ: (expected, { operation }) => {
      const { error } = operation
      if (!error) return [`it must fail, but gave ${JSON.stringify(operation.bundles)}`]
      const type = own(expected, 'type')
      const message = own(expected, 'message')
      const faults: string[] = []
      if (type !== undefined && type !== error.type) faults.push(`the error type is ${error.type}`)
      if (message !== undefined && message !== error.message) {
        faults.push(`the error message is ${JSON.stringify(error.message)}`)
      }
      return faults
    },
  },
  connection: {
    wants: ANYTHING,
    differ: (_expected, { operation }) =>
      operation.error ? [`the connection is refused: ${operation.error.message}`] : [],
  },
  // what was saved, alone or over what was there before: both are the data in some sense
  data: {
    wants: ANYTHING,
    differ: (expected, { operation, parameters, before }) => {
      const stored = isRecord(operation.stored.data) ? operation.stored.data : {}
      const known = [{ ...parameters, ...stored }, { ...before, ...stored }, stored].map(asJson)
      return known.some((one) => same(one, expected))
        ? []
        : [`the data are ${JSON.stringify(known[0])}`]
    },
  },
  metadata: {
    wants: ANYTHING,
    differ: (expected, { operation }) => equal(expected, operation.stored.metadata?.value),
  },
  uid: {
    wants: ANYTHING,
    differ: (expected, { operation }) => equal(expected, operation.stored.uid),
  },
  waitedMs: {
    wants: TEXT,
    differ: (expected, { waited }) => {
      const text = stringOf(expected)
      const least = text.startsWith('>=') ? Number(text.slice(2)) : undefined
      const ok = least === undefined ? waited === Number(text) : waited >= least
      return ok ? [] : [`it waited ${waited} ms, expected ${text}`]
    },
  },
  logContains: {
    wants: TEXT_OR_TEXTS,
    differ: (expected, { log }) =>
      list(expected).flatMap((text) => (log.includes(text) ? [] : [`the log lacks "${text}"`])),
  },
  logMustNotContain: {
    wants: TEXT_OR_TEXTS,
    differ: (expected, { log }) =>
      list(expected).flatMap((text) => (log.includes(text) ? [`the log shows "${text}"`] : [])),
  },
  httpMayRun: { wants: ANYTHING, differ: () => [] },
  hookData: {
    wants: ANYTHING,
    differ: (expected, { operation }) => equal(expected, operation.stored.data),
  },
  state: {
    wants: COLLECTION,
    differ: (expected, { operation }) => {
      const state = asJson(operation.state) ?? {}
      return Object.entries(expected as object).flatMap(([name, value]) =>
        same(own(state, name), value) ? [] : [`the state is ${JSON.stringify(state)}`],
      )
    },
  },
  reply: {
    wants: COLLECTION,
    differ: (expected, { operation }) => {
      const reply = asJson(operation.reply) ?? {}
      return Object.entries(expected as object).flatMap(([name, value]) =>
        replyAgrees(own(reply, name), value) || (name === 'body' && own(reply, 'sent') === value)
          ? []
          : [`the reply is ${JSON.stringify(reply)}`],
      )
    },
  },
  redirectHas: {
    wants: NAMES,
    differ: (expected, { operation }) => {
      const { redirect = '' } = operation
      const query = URL.canParse(redirect) ? new URL(redirect).searchParams : new URLSearchParams()
      return Object.entries(expected as object).flatMap(([name, value]) =>
        query.get(name) === stringOf(value) ? [] : [`the redirect is ${operation.redirect}`],
      )
    },
  },
}

const wanted = Object.fromEntries(
  Object.entries(checks).map(([name, { wants }]) => [name, wants] as const),
)

/** All differences between what a case expects and what a run was. */
export function expectations(expect: unknown, run: Witnessed): string[] {
  if (!isRecord(expect)) return ['the case expects nothing']
  const wrong = misfit(expect, wanted)
  if (wrong !== undefined) return [`expect: ${wrong}`]
  const faults = Object.entries(expect).flatMap(([name, expected]) => {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    if (!check) return [`"${name}" cannot be expected of this kind of component`]
    return check.differ(expected, run)
  })
  const { error } = run.operation
  if (error && !Object.hasOwn(expect, 'error') && faults.length === 0) {
    faults.push(`it ended with ${error.type}: ${error.message}`)
  }
  return faults
}

function equal(expected: unknown, value: unknown): string[] {
  const found = asJson(value)
  return same(found, expected)
    ? []
    : [`it is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`]
}

/** Headers of a reply may be more than expected, in any case; everything else must be the same. */
function replyAgrees(found: unknown, expected: unknown): boolean {
  if (!isRecord(found) || !isRecord(expected)) return same(found, expected)
  const folded = new Map(Object.entries(found).map(([name, one]) => [name.toLowerCase(), one]))
  const all = Object.entries(expected)
  return (
    same(found, expected) || all.every(([name, one]) => same(folded.get(name.toLowerCase()), one))
  )
}

function list(expected: unknown): string[] {
  return (Array.isArray(expected) ? expected : [expected]).map(stringOf)
}

/** Counters that Make adds to the bundles of a search; cases do not look at them. */
function withoutCounters(bundle: unknown): unknown {
  if (!isRecord(bundle)) return bundle
  const { __IMTINDEX__, __IMTLENGTH__, ...rest } = bundle
  return rest
}
