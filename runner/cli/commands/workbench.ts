// dryrun workbench: a page on this machine in which dialogs are filled in and modules are run, until Ctrl-C.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { counts } from '../../check/index.ts'
import { isLoopback, keepPrivately, serviceHost, writtenBaseUrl } from '../../run/index.ts'
import { isPortalApp } from '../../run/portal.ts'
import type { App } from '../../spec/index.ts'
import { worded } from '../../text/index.ts'
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../../web/index.ts'
import { openBrowser } from '../connecting/oauth.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { type OpenedApp, openedApp } from '../session/open-app.ts'
import { openAim } from '../session/target.ts'
import { isRefused, misused, type Refused, sentenceOf } from '../terminal/refusal.ts'
import { type Terminal, waitingIn } from '../terminal/terminal.ts'
import { timezoneOf } from '../wish/zone-and-clock.ts'
import { checkApp } from './check.ts'
import type { Typed } from './options.ts'

declare const DRYRUN_PAGE: string | undefined

export interface Wish {
  readonly app: string | undefined
  readonly port: number | undefined
  readonly open: boolean
  readonly against: string | undefined
  readonly timezone: string
}

export function read(typed: Typed<'workbench'>): Wish | Refused {
  const timezone = timezoneOf(typed.timezone)
  return isRefused(timezone) ? timezone : { ...typed, timezone }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const opened = openedApp(terminal, wish.app)
  if (isRefused(opened)) return opened
  const refused = await refusalOf(terminal, wish, opened)
  if (refused) return refused
  let workbench: Workbench
  try {
    workbench = await openWorkbench(await optionsFor(terminal, wish, opened))
  } catch (error) {
    return misused('workbench/start', sentenceOf(error))
  }
  // programs read the first line to know where the page is
  terminal.stdout.write(`${workbench.address}\n`)
  terminal.stderr.write('Open this address; it is good until Ctrl-C.\n')
  const handed = wish.open ? handOver(terminal, opened, workbench) : undefined
  await stopped(terminal.signal)
  if (handed !== undefined) rmSync(handed, { force: true })
  await workbench.close()
  return EXIT.done
}

/** A target that is typed wrong, or a portal that another process serves, is told at once. */
async function refusalOf(
  terminal: Terminal,
  { against }: Wish,
  opened: OpenedApp,
): Promise<Refused | undefined> {
  if (against === undefined && !(await isPortalApp(opened.app))) return undefined
  const aim = await openAim(terminal, serverOf(against), opened, { serves: true })
  if (isRefused(aim)) return aim
  await aim.close()
  return undefined
}

function serverOf(against: string | undefined) {
  return { against, fresh: false, seed: undefined, subscriptions: undefined }
}

async function optionsFor(
  terminal: Terminal,
  { against, port, timezone }: Wish,
  opened: OpenedApp,
): Promise<WorkbenchOptions> {
  const { app, directory } = opened
  const { stderr } = terminal
  const isHome = await isPortalApp(app)
  return {
    directory,
    port,
    against,
    openAim: async (named) => {
      const aim = await openAim(terminal, serverOf(named), opened, { serves: true })
      if (!isRefused(aim)) return aim
      const [problem] = aim.problems
      if (!problem) return { why: 'The target cannot be opened.' }
      const { message, remedy } = worded(problem)
      return { why: message, remedy }
    },
    choices: await choicesFor(app, against),
    findings: async () => {
      const checked = await checkApp(terminal, { app: directory, contract: undefined, only: [] })
      if (isRefused(checked)) return { errors: checked.problems.length, others: 0 }
      const { errors } = counts(checked.findings)
      return { errors, others: checked.findings.length - errors }
    },
    environment: terminal.environment,
    waiting: waitingIn(terminal),
    now: terminal.now,
    timezone,
    assets: fileURLToPath(new URL(pageFolder(), import.meta.url)),
    ...(isHome ? { welcome: WELCOME } : {}),
    defect: (error) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      stderr.write(`${text}\n`)
    },
  }
}

/** What a first visitor sees, already run against the portal, which only reads it. */
const WELCOME = { module: 'getSubscription', values: { subscription_id: 9001 } }

/** Targets that a page may choose: the portal for its own app, what was typed, and the service. */
async function choicesFor(
  app: App,
  against: string | undefined,
): Promise<WorkbenchOptions['choices']> {
  const base = writtenBaseUrl(app) ?? ''
  const typed = against === undefined || against === 'fake' || against === 'live' ? [] : [against]
  return [
    ...((await isPortalApp(app)) ? [{ against: 'fake', name: 'the embedded portal' }] : []),
    ...typed.map((url) => ({ against: url, name: url })),
    ...(isLoopback(base) ? [] : [{ against: 'live', name: serviceHost(app) || 'the service' }]),
  ]
}

/** The folder of the page, beside the bundle; from source it is that of the last build. */
function pageFolder(): string {
  return typeof DRYRUN_PAGE === 'undefined' ? '../../../dist/page/' : DRYRUN_PAGE
}

/** The address goes to the browser in a file only its owner can read: arguments are seen by others. */
function handOver(terminal: Terminal, { directory }: OpenedApp, { address }: Workbench): string {
  const text = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}"><title>dryrun workbench</title><a href="${address}">Open the workbench</a>\n`
  const path = keepPrivately(directory, 'workbench.html', text)
  openBrowser(terminal, path)
  return path
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
}
