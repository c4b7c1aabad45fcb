// Why the portal says no: a reason of the contract with a sentence for the caller, drawn as the vendor draws it.

import type { Contract } from './contract.ts'
import { isRecord, type Tree } from './document.ts'

export type Refusal = {
  /** A name of x-errors.reasons, or the control path's own when `status` is given too. */
  readonly refused: string
  /** The main sentence. */
  readonly error: string
  /** What to do about it. */
  readonly info?: string | undefined
  /** Path of the offending field, such as order.seats. */
  readonly field?: string | undefined
  /** In place of the reason's own status. */
  readonly status?: number | undefined
}

/** A refusal as a value; nothing is thrown. */
export function refuse(
  reason: string,
  error: string,
  more: { info?: string | undefined; field?: string | undefined; status?: number | undefined } = {},
): Refusal {
  return { refused: reason, error, ...more }
}

/** Whether an outcome is a refusal. */
export function isRefusal(outcome: unknown): outcome is Refusal {
  return isRecord(outcome) && typeof outcome.refused === 'string'
}

/** Status and body of a refusal; a reason with an example in the contract is answered with it as it stands. */
export function drawRefusal(contract: Contract, refusal: Refusal): { status: number; body: Tree } {
  const reason = contract.reasons.get(refusal.refused)
  if (!reason)
    throw new Error(`The contract has no reason ${refusal.refused} under x-errors.reasons.`)
  const status = refusal.status ?? reason.status
  if (reason.example !== undefined) return { status, body: reason.example }
  const body = contract.errorEnvelope.encode({
    success: false,
    error: refusal.error,
    error_info: refusal.info ?? null,
    reason: refusal.refused,
    field: refusal.field,
    data: null,
    meta: null,
  })
  return { status, body }
}

/** A caller's word in a sentence: control characters shown, cut when it is long. */
export function quote(word: string): string {
  const short = word.length > 60 ? `${word.slice(0, 60)}...` : word
  return `'${JSON.stringify(short).slice(1, -1).replaceAll('\\"', '"')}'`
}
