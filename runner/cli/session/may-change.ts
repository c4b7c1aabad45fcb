// The question before something is changed on a server that is not on this machine.
import { changes } from '../../operation/index.ts'
import type { Module } from '../../spec/index.ts'
import { misused, type Refused } from '../terminal/refusal.ts'
import { canAsk, type Terminal } from '../terminal/terminal.ts'
import type { Aim } from './target.ts'

/**
 * True when the module may run: it only reads, the server is on this machine, --yes is given, or the
 * person said yes. False when the person said no.
 */
export async function mayChange(
  terminal: Terminal,
  aim: Aim,
  module: Module,
  bundles: readonly Readonly<Record<string, unknown>>[],
  { yes }: { readonly yes: boolean },
): Promise<boolean | Refused> {
  if (aim.isLocal || yes || !changes(module, bundles)) return true
  const message = `${module.label} changes something on ${aim.name}.`
  if (!canAsk(terminal)) {
    return misused('usage/not-confirmed', message, 'add --yes when that is wanted')
  }
  const { askYes } = await import('../terminal/ask.ts')
  return askYes(terminal, `${message} Run it?`)
}
