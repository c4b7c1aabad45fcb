// Linking an app: the record of an origin, and creating an app so that a kill in between makes no second one.
import { readKept, removeKept, writeKept } from '../io/index.ts'
import { isRecord, own, textAt } from '../text/index.ts'
import { type Answered, get, isUnsure, type Reply, sendJson } from './call.ts'
import type { AppPlace } from './kinds.ts'
import type { Port } from './port.ts'

/** What a new app is given; the keys are Make's. */
export interface AppFacts {
  readonly name: string
  readonly label: string
  readonly [key: string]: unknown
}

export type CreatedApp = AppPlace | { readonly failed: Exclude<Reply, Answered> }

/** The intent to create an app, under .dryrun: which apps there were before. */
const INTENT = 'creating-app.json'

/** Keys of app/app.json that go into the request, beside the name and the label. */
const KEYS = ['description', 'theme', 'language', 'audience', 'countries', 'version'] as const

/** The facts of an app from the file that describes it; undefined when it has no name or label. */
export function appFactsOf(written: unknown): AppFacts | undefined {
  const [name, label] = [textAt(written, 'name'), textAt(written, 'label')]
  if (name === undefined || label === undefined) return undefined
  const more = KEYS.flatMap((key) => {
    const value = own(written, key)
    return value === undefined || value === null ? [] : [[key, value] as const]
  })
  return { name, label, ...Object.fromEntries(more) }
}

/** Creates an app, or finds the one which an earlier try has created without hearing of it. */
export async function createApp(
  port: Port,
  directory: string,
  zone: string,
  facts: AppFacts,
): Promise<CreatedApp> {
  const listed = await port.call(get('/sdk/apps?cols[]=*'))
  if (listed.kind !== 'answered') return { failed: listed }
  const before = intentOf(readKept(directory, INTENT), zone, facts.name)
  const earlier = before && orphanOf(listed.value, facts, before)
  if (earlier) return earlier
  const known = before ?? appsIn(listed.value).map(({ name }) => name)
  writeKept(directory, INTENT, JSON.stringify({ zone, name: facts.name, known }))
  const reply = await port.call(sendJson('POST', '/sdk/apps', facts))
  if (reply.kind === 'answered') {
    const app = own(reply.value, 'app')
    const appId = textAt(app, 'name')
    const version = own(app, 'version')
    if (appId !== undefined) return { appId, appVersion: typeof version === 'number' ? version : 1 }
  } else if (!isUnsure(reply)) return { failed: reply }
  const again = await port.call(get('/sdk/apps?cols[]=*'))
  const orphan = again.kind === 'answered' ? orphanOf(again.value, facts, known) : undefined
  return orphan ?? { failed: reply.kind === 'answered' ? noName : reply }
}

const noName = { kind: 'unreachable', message: 'Make did not say how it calls the app' } as const

/** Drops the intent once the manifest knows the app. */
export const appIsKnown = (directory: string): boolean => removeKept(directory, INTENT)

function intentOf(
  text: string | undefined,
  zone: string,
  name: string,
): readonly string[] | undefined {
  if (text === undefined) return undefined
  try {
    const intent: unknown = JSON.parse(text)
    const known = own(intent, 'known')
    const isSame = own(intent, 'zone') === zone && own(intent, 'name') === name
    return isSame && Array.isArray(known) ? known.map(String) : undefined
  } catch {
    // a damaged intent says nothing
    return undefined
  }
}

function appsIn(answer: unknown): readonly { name: string; label: string; version: number }[] {
  const apps = own(answer, 'apps')
  return (Array.isArray(apps) ? apps : []).filter(isRecord).map((app) => ({
    name: String(app.name ?? ''),
    label: String(app.label ?? ''),
    version: typeof app.version === 'number' ? app.version : 1,
  }))
}

function orphanOf(
  answer: unknown,
  facts: AppFacts,
  known: readonly string[],
): AppPlace | undefined {
  const fresh = appsIn(answer).filter(
    ({ name, label }) =>
      !known.includes(name) &&
      label === facts.label &&
      (name === facts.name || name.startsWith(`${facts.name}-`)),
  )
  const [only, other] = fresh
  return only && !other ? { appId: only.name, appVersion: only.version } : undefined
}
