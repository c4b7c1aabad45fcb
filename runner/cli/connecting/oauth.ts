// Signing in: the address to open, the way back to this machine, and what the service then gives.
import { spawn } from 'node:child_process'
import { signsWithOAuth1, type Values } from '../../operation/index.ts'
import {
  type Canned,
  connectOAuth,
  type Landing,
  openLanding,
  type Performed,
  type World,
} from '../../run/index.ts'
import type { App, Connection } from '../../spec/index.ts'
import { EXIT } from '../exit-codes.ts'
import { visible } from '../print/wrap.ts'
import { isRefused, misused, type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Seconds a person has for signing in, unless told. */
const PATIENCE = 300

/** How a person signs in. */
export interface SignIn {
  /** Where the service sends them back to; any free port where it is undefined. */
  readonly port: number | undefined
  /** Seconds they have for it. */
  readonly wait: number | undefined
  /** True when their browser is to be opened. */
  readonly open: boolean
}

/** The dance of a connection on its values; the refusal when nobody comes back as expected. */
export async function signIn(
  terminal: Terminal,
  wish: SignIn,
  connection: Connection,
  values: Values,
  app: App,
  world: World,
  canned?: Canned,
): Promise<Performed | Refused> {
  if (canned) return danced(connection, values, cannedWay(canned), app, world)
  const landing = await landingFor(terminal, wish, connection, world)
  if (isRefused(landing)) return landing
  terminal.stderr.write(
    `The service sends you back to ${landing.url}; it must allow that address.\n`,
  )
  try {
    return await danced(connection, values, landing, app, world)
  } finally {
    await landing.close()
  }
}

/** The dance itself; whoever does not come back as expected is told in a sentence. */
async function danced(
  connection: Connection,
  values: Values,
  wayBack: Pick<Landing, 'url' | 'authorize'>,
  app: App,
  world: World,
): Promise<Performed | Refused> {
  try {
    return await connectOAuth(connection, values, wayBack, app, world)
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'connect/callback', severity: 'error', message })
  }
}

/** With canned answers nobody is sent anywhere: the answers hold the callback, too. */
function cannedWay({ callback }: Canned): Pick<Landing, 'url' | 'authorize'> {
  return {
    url: 'http://127.0.0.1/oauth/cb/app',
    authorize: async () => {
      if (callback) return { query: callback }
      throw new Error(
        'The answers hold no callback; write {callbackQuery: {code: …}, http: […]} in the file.',
      )
    },
  }
}

async function landingFor(
  terminal: Terminal,
  { port, wait = PATIENCE, open }: SignIn,
  connection: Connection,
  { target }: World,
): Promise<Landing | Refused> {
  try {
    return await openLanding({
      port,
      patience: wait * 1000,
      protocol: signsWithOAuth1(connection) ? 'oauth1' : 'oauth2',
      mayLeave: target.kind === 'live',
      refused: (why) => terminal.stderr.write(`${why} The sign-in is still waited for.\n`),
      show: (url) => {
        terminal.stderr.write('Open this address and sign in; Ctrl-C gives up.\n')
        // programs read the address from stdout
        terminal.stdout.write(`${visible(url)}\n`)
        if (open) openBrowser(terminal, url)
      },
    })
  } catch (error) {
    return misused('connect/port', sentenceOf(error))
  }
}

/** What opens an address, by platform; the address is an argument and never passes a shell. */
const OPENERS: Readonly<Record<string, readonly [command: string, ...before: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Opens an address, or a file, in the browser of the person; says where that fails. */
export function openBrowser({ stderr }: Terminal, url: string): void {
  const [command, ...before] = OPENERS[process.platform] ?? ['xdg-open']
  const opener = spawn(command, [...before, url], { stdio: 'ignore', detached: true })
  opener.on('error', () =>
    stderr.write(`${command} cannot be started; open the address yourself.\n`),
  )
  opener.unref()
}
