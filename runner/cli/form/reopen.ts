// A saved dialog whose fields an RPC describes: their states count as soon as they are there.

import type { Answer as Loaded } from '../../parameters/index.ts'
import { drawForm, fieldNeeds } from '../../parameters/index.ts'
import type { Desk } from './desk.ts'
import { placesOf } from './field-places.ts'
import { loadFields } from './load-fields.ts'
import { restored } from './states.ts'
import type { Walk } from './walk.ts'

/** The walk with the toggles of all fields; done before anybody has changed a value. */
export async function reopen(
  from: Walk,
  known: Map<string, Loaded>,
  remembered: Set<string>,
  states: unknown,
  desk: Desk,
): Promise<Walk | 'stop'> {
  let walk = from
  while (states !== undefined) {
    const [need] = fieldNeeds(drawForm(desk.plan, walk.values, known, walk))
    if (!need) break
    if ((await loadFields(need, known, desk)) === 'stop') return 'stop'
    const more = restored(desk.plan, walk.values, states, known)
    for (const [key, answer] of more.known) {
      known.set(key, answer)
      remembered.add(key)
    }
    const modes = { ...more.modes, ...walk.modes }
    const { fields } = drawForm(desk.plan, walk.values, known, { modes })
    // all that was there when the dialog was saved counts as asked
    const asked = [...walk.asked, ...placesOf(fields).map(({ field }) => field.path)]
    walk = { ...walk, modes, asked: new Set(asked) }
  }
  return walk
}
