// Where a listener is reached: on this machine, or through a tunnel of the person's.
import { hookPath, type LoopbackOptions } from '../../run/index.ts'
import type { Webhook } from '../../spec/index.ts'
import { visible } from '../print/wrap.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** What the person says about it. */
export interface Address {
  readonly port: number | undefined
  /** The address of a tunnel, which brings requests to the port. */
  readonly publicUrl: string | undefined
}

/** What the listener answers to. */
export type Reached = Pick<LoopbackOptions, 'host' | 'paths'> & {
  /** The address the service is told, when the listener is at `local`. */
  readonly url: (local: string) => string
}

/** The names and paths of a webhook's listener; a tunnel may bring its own path along, or drop it. */
export function reachedAt({ publicUrl }: Address, directory: string, { name }: Webhook): Reached {
  const path = hookPath(directory, name)
  if (publicUrl === undefined) return { paths: [path], url: (local) => local + path }
  const base = publicUrl.replace(/\/+$/, '')
  const { hostname, pathname } = new URL(base + path)
  return { host: hostname, paths: [path, pathname], url: () => base + path }
}

/** Tells the address: whole, on a line of its own, to be copied. */
export function tellAddress({ stderr }: Terminal, how: string, url: string, local: string): void {
  const from = url.startsWith(local) ? '' : `; requests come to ${local}`
  stderr.write(`${how}${from}. Ctrl-C ends it.\n${stderr.paint.strong(visible(url))}\n`)
}
