// Changing what Make keeps of a component beside its code.
import { factsBody } from './bodies.ts'
import { sendJson } from './call.ts'
import { type Failed, failureOf, notThere } from './failure.ts'
import { hashOfFact } from './hashes.ts'
import { onePath, rowOf } from './kinds.ts'
import { factsOf, type LocalComponent } from './local.ts'
import { type ComponentName, factKey } from './names.ts'
import { ask, type Deploying, keep } from './wish.ts'
import type { Work } from './work.ts'

/** Sends the facts that differ. */
export function* changeFacts(
  component: LocalComponent,
  facts: readonly string[],
  { place, ledger }: Work,
  names: ReadonlyMap<ComponentName, string | null>,
): Deploying<Failed | undefined> {
  const { kind, name } = component
  const remote = names.get(name)
  if (!remote) return failureOf(notThere(name))
  const whole = factsBody(component, names)
  // Make compares both connections of one request with each other's old value, so one goes at a time
  const isBoth = facts.includes('connection') && facts.includes('altConnection')
  const rounds = isBoth
    ? [facts.filter((one) => one !== 'altConnection'), ['altConnection']]
    : [facts]
  const values = factsOf(component, names)
  for (const round of rounds) {
    const body: Record<string, unknown> = {}
    for (const { key, sent } of rowOf(kind).facts) {
      if (round.includes(key) && (sent ?? key) in whole) body[sent ?? key] = whole[sent ?? key]
    }
    for (const fact of round) {
      const value = values.get(fact)
      const hash = value?.kind === 'value' ? hashOfFact(value.value) : null
      if (hash !== null) ledger.sending(factKey(name, fact), hash)
    }
    yield* keep(ledger)
    const reply = yield* ask(sendJson('PATCH', onePath(place, kind, remote), body), name)
    if (reply.kind !== 'answered') return failureOf(reply)
    for (const fact of round) {
      const value = values.get(fact)
      if (value?.kind === 'value')
        ledger.sent(factKey(name, fact), { sent: hashOfFact(value.value) })
    }
  }
  return undefined
}
