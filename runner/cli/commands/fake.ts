// `dryrun fake`: serves the embedded Resellers Portal until Ctrl-C.
import { resolve } from 'node:path'
import { openPortal, resetPortal } from '../../run/portal.ts'
import { defined } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { misused, type Refused, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

/** How often what happened is kept, in milliseconds: a killed process loses no more than this. */
const SAVING = 500

export type Wish = Typed<'fake'>

export function read(typed: Typed<'fake'>): Wish {
  return typed
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const directory = resolve(terminal.directory, wish.app ?? '.')
  if (wish.reset) {
    const forgot = resetPortal(directory)
    const words = forgot ? 'The portal is as it was at first.' : 'There was nothing to forget.'
    terminal.stderr.write(`${words}\n`)
    return EXIT.done
  }
  const { fresh, fault: faults, port, host, seed, subscriptions, key } = wish
  if (host !== undefined && !isHostname(host)) {
    const remedy = 'give it without a scheme, a port and a path'
    return misused('usage/host', `--host: "${host}" is no name of a host.`, remedy)
  }
  try {
    const more = defined({ port, host, seed, subscriptions, key })
    const portal = await openPortal({ directory, fresh, serves: true, faults, ...more })
    // programs read the first line to know where to send their requests
    terminal.stdout.write(`${portal.url}\n`)
    terminal.stderr.write(
      `The portal accepts ${key === undefined ? 'any key' : 'the key you gave'}. Ctrl-C ends it.\n`,
    )
    await untilStopped(terminal, portal.save)
    portal.save()
    await portal.close()
    return EXIT.done
  } catch (error) {
    return misused('portal/start', sentenceOf(error))
  }
}

/** Waits for Ctrl-C, keeping what happened from time to time. */
function untilStopped(terminal: Terminal, save: () => void): Promise<void> {
  return new Promise((done) => {
    const timer = setInterval(save, SAVING)
    const stop = (): void => {
      clearInterval(timer)
      done()
    }
    if (terminal.signal.aborted) stop()
    else terminal.signal.addEventListener('abort', stop, { once: true })
  })
}

function isHostname(name: string): boolean {
  const url = `http://${name}`
  return URL.canParse(url) && new URL(url).hostname === name.toLowerCase()
}
