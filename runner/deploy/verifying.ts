// The last look of a deploy: does Make hold what was sent; what it prints anew is remembered as its own form.
import { get } from './call.ts'
import { hashesHere, hashOfFact, sameValue } from './hashes.ts'
import { appPath, onePath, rowOf } from './kinds.ts'
import { factsOf, type LocalComponent, type LocalSection } from './local.ts'
import { type ComponentName, factKey, sectionKey } from './names.ts'
import { type Checksum, type There, thereOf } from './there.ts'
import { ask, type Deploying, type Line } from './wish.ts'
import { checksumCall, type Work } from './work.ts'

/** Looks before it is said that Make shows something else: its answers may be old for a moment. */
const LOOKS = 3

/** Milliseconds between two of them. */
const PAUSE = 1000

export interface Looked {
  readonly lines: readonly Line[]
  readonly unverified: string | undefined
}

/** Compares what the steps have sent with what Make now says. */
export function* verify(
  work: Work,
  names: ReadonlyMap<ComponentName, string | null>,
): Deploying<Looked> {
  let lines: readonly Line[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) yield { kind: 'wait', milliseconds: PAUSE }
    const reply = yield* ask(checksumCall(work.place), 'checksum')
    if (reply.kind !== 'answered') return { lines: [], unverified: reply.message }
    const there = thereOf(work.there.app, reply.value, new Map())
    lines = yield* differences(work, names, there)
    if (lines.length === 0) break
  }
  return { lines, unverified: undefined }
}

function* differences(
  work: Work,
  names: ReadonlyMap<ComponentName, string | null>,
  there: There,
): Deploying<readonly Line[]> {
  const lines: Line[] = []
  const uploads = work.steps.filter((step) => step.kind === 'upload')
  for (const { name, component, section } of uploads) {
    const checksum = checksumFor(component, names, there)
    const line = checksum && (yield* sectionLine(work, name, section, component, checksum, names))
    if (line) lines.push(line)
  }
  const changed = work.steps.flatMap((step) =>
    step.kind === 'create' || step.kind === 'facts' ? [step.component] : [],
  )
  for (const component of new Set(changed)) {
    const checksum = checksumFor(component, names, there)
    if (checksum) lines.push(...factLines(work, component, checksum, names))
  }
  return lines
}

function checksumFor(
  component: LocalComponent | undefined,
  names: ReadonlyMap<ComponentName, string | null>,
  there: There,
): Checksum | undefined {
  if (!component) return there.general
  const remote = names.get(component.name)
  return there.components.find((one) => one.kind === component.kind && one.remote === remote)
    ?.checksum
}

/** Says when Make holds another text; its own form of the same value is remembered. */
function* sectionLine(
  { place, ledger }: Work,
  name: ComponentName,
  { section, text }: LocalSection,
  component: LocalComponent | undefined,
  checksum: Checksum,
  names: ReadonlyMap<ComponentName, string | null>,
): Deploying<Line | undefined> {
  const key = sectionKey(name, section.name)
  const sent = ledger.kept().deployed.get(key)
  const hashes = section.checksums.flatMap((column) => checksum[column] ?? [])
  const [made] = hashes
  // not sent, not told, or as it was sent
  if (!sent || made === undefined || (sent.sent !== null && hashes.includes(sent.sent)))
    return undefined
  const isKnownForm = hashesHere(section, text).some((hash) => hashes.includes(hash))
  if (isKnownForm) {
    ledger.sent(key, { ...sent, made })
    return undefined
  }
  const remote = component && names.get(component.name)
  const path = component && remote ? onePath(place, component.kind, remote) : appPath(place)
  const reply = yield* ask(get(`${path}/${section.name}`), name)
  if (reply.kind === 'answered' && (reply.text === text || sameValue(reply.text, text))) {
    ledger.sent(key, { ...sent, made })
    return undefined
  }
  return {
    component: name,
    part: section.name,
    status: 'failed',
    message: 'Make holds another text than was sent.',
    hint: `somebody may be working on it; dryrun plan --diff shows both`,
  }
}

function factLines(
  { ledger, there: before, planned }: Work,
  component: LocalComponent,
  checksum: Checksum,
  names: ReadonlyMap<ComponentName, string | null>,
): readonly Line[] {
  const { kind, name } = component
  const wanted = factsOf(component, names)
  return rowOf(kind).facts.flatMap(({ key: fact, column }): Line[] => {
    const value = wanted.get(fact)
    const told = column === undefined ? undefined : checksum[column]
    if (value?.kind !== 'value' || told === undefined) return []
    const hash = hashOfFact(value.value)
    const key = factKey(name, fact)
    if (told === hash) {
      ledger.sent(key, { sent: hash })
      return []
    }
    // an approved app shows the committed facts until Make commits the change
    if (before.app.approved && told !== null) {
      ledger.sent(key, { sent: hash, made: told })
      return []
    }
    // the next deploy tries again where Make shows what it has shown before
    const old = planned.compared.find((one) => one.key === key)
    if (old && old.there === told) ledger.sent(key, { sent: told })
    return [
      {
        component: name,
        part: fact,
        status: 'failed',
        message: `Make took the change of ${fact} and still shows the old one.`,
        hint: 'deploy once more; if it stays, remove the component, deploy with --allow-deletes, and put it back',
      },
    ]
  })
}
