// Creating a component so that a deploy killed anywhere finds it again: the intent before, the mapping after.
import { own, textAt } from '../text/index.ts'
import { creationBody } from './bodies.ts'
import { get, isUnsure, type Reply, sendJson } from './call.ts'
import { hashOfFact } from './hashes.ts'
import { type AppPlace, listPath, onePath, rowOf } from './kinds.ts'
import type { Ledger } from './ledger.ts'
import { factsOf, type LocalComponent, type Names } from './local.ts'
import { factKey } from './names.ts'
import type { There } from './there.ts'
import { ask, type Deploying, keep } from './wish.ts'

/** The name in Make of what was created, or why there is none. */
export type Created =
  | { readonly remote: string }
  | { readonly failed: Exclude<Reply, { kind: 'answered' }> }

/**
 * Creates a component. An answer that says nothing (no answer, or a failure of the server) is not
 * asked again: what exists is looked for, because a second request could make a second component.
 */
export function* create(
  component: LocalComponent,
  place: AppPlace,
  ledger: Ledger,
  names: Names,
  there: There,
): Deploying<Created> {
  const { kind, local, name } = component
  const { named, wrapper } = rowOf(kind)
  const known = there.components.filter((one) => one.kind === kind).map(({ remote }) => remote)
  const mapped = ledger.mapping()[kind].flatMap(({ remote }) => remote ?? [])
  const before = [...new Set([...known, ...mapped])]
  ledger.begin(name, named === 'by Make' ? { known: before } : {})
  yield* keep(ledger)
  const body = creationBody(component, names)
  const reply = yield* ask(sendJson('POST', listPath(place, kind), body), name)
  if (reply.kind !== 'answered' && !isUnsure(reply)) {
    ledger.finish(name)
    yield* keep(ledger)
    return { failed: reply }
  }
  const told = reply.kind === 'answered' ? textAt(own(reply.value, wrapper), 'name') : undefined
  const remote = told ?? (yield* lookFor(component, place, before))
  if (remote === undefined) {
    return { failed: reply.kind === 'answered' ? withoutName(name) : reply }
  }
  ledger.pair(kind, local, remote)
  for (const [fact, value] of factsOf(component, names)) {
    if (value.kind === 'value') ledger.sent(factKey(name, fact), { sent: hashOfFact(value.value) })
  }
  yield* keep(ledger)
  return { remote }
}

const withoutName = (name: string) => ({
  kind: 'unreachable' as const,
  message: `Make did not say how it calls ${name}`,
})

/** The name of a component that may have been created. */
function* lookFor(
  { kind, local, label }: LocalComponent,
  place: AppPlace,
  before: readonly string[],
): Deploying<string | undefined> {
  const { named, wrapper } = rowOf(kind)
  if (named === 'here') {
    const one = yield* ask(get(onePath(place, kind, local)), local)
    return one.kind === 'answered' ? local : undefined
  }
  const reply = yield* ask(get(listPath(place, kind)), local)
  const list = reply.kind === 'answered' ? own(reply.value, `${wrapper}s`) : undefined
  const fresh = (Array.isArray(list) ? list : []).filter(
    (one: unknown) => !before.includes(String(own(one, 'name'))) && textAt(one, 'label') === label,
  )
  return fresh.length === 1 ? textAt(fresh[0], 'name') : undefined
}
