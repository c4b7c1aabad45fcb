// What the pure part of a deploy asks of the world, one thing at a time; it never waits itself.
import type { Call, Reply } from './call.ts'
import type { Ledger, Writing } from './ledger.ts'
import type { ComponentName } from './names.ts'

/** One line of the report. */
export interface Line {
  readonly component: ComponentName
  /** `create`, `delete`, a section, or facts. */
  readonly part: string
  readonly status: 'done' | 'failed' | 'not tried'
  /** Make's own words, or ours. */
  readonly message?: string
  readonly hint?: string
  /** Why it failed: Make said no, or nobody answered. */
  readonly reason?: 'refused' | 'unreachable'
}

export type Wish =
  | { readonly kind: 'call'; readonly call: Call; readonly about: ComponentName }
  /** Files that must be on the disk before the next wish. */
  | { readonly kind: 'write'; readonly writings: readonly Writing[] }
  | { readonly kind: 'tell'; readonly line: Line }
  | { readonly kind: 'wait'; readonly milliseconds: number }

/** A process that is answered with the reply to its last call. */
export type Deploying<T> = Generator<Wish, T, Reply | undefined>

export function* ask(call: Call, about: ComponentName): Deploying<Reply> {
  const reply = yield { kind: 'call', call, about }
  if (!reply) throw new Error('a call was not answered')
  return reply
}

/** Has the files written whose text has changed. */
export function* keep(ledger: Ledger): Deploying<void> {
  const writings = ledger.unwritten()
  if (writings.length > 0) yield { kind: 'write', writings }
}
