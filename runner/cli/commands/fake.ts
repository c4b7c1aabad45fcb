// `dryrun fake`: serves the embedded Resellers Portal until Ctrl-C.
import { once } from 'node:events'
import { resolve } from 'node:path'
import { isProblem, openPortal, resetPortal } from '../../run/portal.ts'
import { defined } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { noPortal, portalWorld } from '../session/target.ts'
import { misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

export type Wish = Typed<'fake'>

export function read(typed: Typed<'fake'>): Wish {
  return typed
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const directory = resolve(terminal.directory, wish.app ?? '.')
  const world = portalWorld(terminal)
  if (wish.reset) {
    const forgot = await resetPortal(directory, world)
    const words = forgot ? 'The portal is as it was at first.' : 'There was nothing to forget.'
    terminal.stderr.write(`${words}\n`)
    return EXIT.done
  }
  const { fresh, fault: faults, port, host, seed, subscriptions, key } = wish
  if (host !== undefined && !isHostname(host)) {
    const remedy = 'give it without a scheme, a port and a path'
    return misused('usage/host', `--host: "${host}" is no name of a host.`, remedy)
  }
  const more = defined({ port, host, seed, subscriptions, key })
  const portal = await openPortal({ directory, fresh, serves: true, faults, ...more, ...world })
  if (isProblem(portal)) return noPortal(portal)
  // programs read the first line to know where to send their requests
  terminal.stdout.write(`${portal.url}\n`)
  terminal.stderr.write(
    `The portal accepts ${key === undefined ? 'any key' : 'the key you gave'}. Ctrl-C ends it.\n`,
  )
  if (!terminal.signal.aborted) await once(terminal.signal, 'abort')
  await portal.close()
  return EXIT.done
}

function isHostname(name: string): boolean {
  const url = `http://${name}`
  return URL.canParse(url) && new URL(url).hostname === name.toLowerCase()
}
