// The bodies of requests that create a component or change its facts; as Make's editor sends them.
import { moduleTypeIds } from '../spec/index.ts'
import { type Json, own } from '../text/index.ts'
import { rowOf } from './kinds.ts'
import { factsOf, type LocalComponent, type Names } from './local.ts'

/** Facts by the names they are sent under; what waits for a component that is not there is left out. */
export function factsBody(
  component: Pick<LocalComponent, 'kind' | 'entry'>,
  names: Names,
): Record<string, Json> {
  const facts = factsOf(component, names)
  const body: Record<string, Json> = {}
  for (const { key, sent } of rowOf(component.kind).facts) {
    const fact = facts.get(key)
    if (fact?.kind === 'value') body[sent ?? key] = fact.value
  }
  return body
}

/** The body that creates a component. */
export function creationBody(component: LocalComponent, names: Names): Record<string, Json> {
  const { kind, local, label, entry } = component
  const facts = factsBody(component, names)
  switch (kind) {
    case 'connection':
      // what Make names itself is found again by its label, so that it never goes without one
      return { label, ...facts, type: own(entry, 'connectionType') ?? 'basic' }
    case 'webhook':
      return { label, ...facts, type: own(entry, 'webhookType') ?? 'web' }
    case 'module': {
      // without it Make refuses to create one
      const isUniversal = facts.typeId === moduleTypeIds.universal
      const subtype = isUniversal ? { subtype: 'Universal' } : {}
      // blank: otherwise Make fills the sections with an example
      return { ...facts, ...subtype, moduleInitMode: 'blank', name: local }
    }
    default:
      return { ...facts, name: local }
  }
}
