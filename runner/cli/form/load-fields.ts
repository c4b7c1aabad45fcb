// Fields that an RPC describes: asked for before the dialog can go on, or gone without.
import { type Answer as Loaded, type Need, needKey } from '../../parameters/index.ts'
import type { Desk } from './desk.ts'
import { ABOUT } from './question.ts'

/** Brings fields that an RPC describes; when it fails, the person may try again or go without. */
export async function loadFields(
  need: Need,
  known: Map<string, Loaded>,
  { ask, resolve }: Desk,
): Promise<'done' | 'stop'> {
  for (;;) {
    const answer = await resolve(need)
    known.set(needKey(need), answer)
    if (!('failed' in answer)) return 'done'
    const text = `Some fields cannot be loaded (${need.rpc}): ${answer.failed}`
    const { action } = await ask({
      kind: 'unloaded',
      id: ABOUT.unloaded,
      label: 'Fields are missing',
      headings: [],
      told: [{ severity: 'error', text }],
      required: true,
      actions: ['retry', 'skip', 'stop'],
      choices: [],
      parts: [],
      value: undefined,
      first: 'retry',
    })
    if (action === 'stop') return 'stop'
    if (action !== 'retry') return 'done'
  }
}
