// The plan of a desk: everything read from Make, compared, and told to whoever must not show it.
import {
  isNotRead,
  type Planned,
  planWith,
  readState,
  readThere,
  revisionOf,
  type There,
} from '../../deploy/index.ts'
import { MANIFEST } from '../../spec/index.ts'
import type { Refused } from '../terminal/refusal.ts'
import { type Desk, denied, notRead, textsIn } from './desk.ts'

export interface DeskPlan {
  readonly there: There
  readonly planned: Planned
  readonly revision: string | undefined
}

/** Reads Make and makes the plan. Refused when the app belongs to another zone, or Make says no. */
export async function planAt(desk: Desk): Promise<DeskPlan | Refused> {
  const { project, origin, kept, port, redactor } = desk
  const { local, directory } = project
  const app = await readState(port, origin)
  if (isNotRead(app)) return notRead(app, `to show the app ${origin.appId}`)
  const elsewhere = otherZone(desk, app.home)
  if (elsewhere) return elsewhere
  const there = await readThere(port, origin, app, local, origin.mapping)
  if (isNotRead(there)) return notRead(there, 'to show what the app has')
  const revision = revisionOf(directory, filesOf(desk))
  const basis = { origin, local, there, kept, mapping: origin.mapping, revision }
  const planned = await planWith(port, basis, directory)
  if (isNotRead(planned)) return notRead(planned, 'to show a text of the app')
  for (const [key, text] of planned.facts.texts) {
    const isCommon = planned.compared.some((one) => one.key === key && one.section?.isCommon)
    if (isCommon) redactor.add(...textsIn(text))
  }
  return { there, planned, revision }
}

/** The files a deploy sends. */
export function filesOf({ project: { local } }: Pick<Desk, 'project'>): readonly string[] {
  const sections = [...local.general, ...local.components.flatMap((one) => one.sections)]
  return [MANIFEST, ...sections.map(({ path }) => path)]
}

/** An app can be changed in its home zone only; elsewhere it is merely installed. */
function otherZone({ origin, terminal }: Desk, home: string | undefined): Refused | undefined {
  const here = origin.baseUrl.replace(/^https?:\/\//, '').replace(/\/api$/, '')
  if (home === undefined || home === here) return undefined
  terminal.stderr.write(`The app ${origin.appId} is only installed in ${here}.\n`)
  return denied(
    'deploy/zone',
    `The home of the app is ${home}; it can be changed there only.`,
    `set baseUrl of the origin "${origin.label}" to https://${home}/api`,
  )
}
