// A real Chromium with a workbench in it: started as a person would start them, ended with the tests.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

/** Where Debian and others put it; DRYRUN_CHROMIUM names another place. */
const PLACES = [process.env.DRYRUN_CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser']

const found = PLACES.find((path) => path !== '' && existsSync(path))

/** True where these tests can run. CI sets DRYRUN_BROWSER=required, so that they are never left out there. */
export const hasBrowser = found !== undefined || process.env.DRYRUN_BROWSER === 'required'

if (!hasBrowser) {
  console.warn(
    'No Chromium was found (apt-get install chromium): the tests of the page in a browser are left out.',
  )
}

/** No update, no look-up, no request of its own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Stand {
  readonly directory: string
  /** With the token. */
  readonly address: string
  readonly url: string
  readonly context: BrowserContext
  /** What pages said in the console, and what they threw. */
  readonly said: string[]
  readonly open: (path?: string) => Promise<Page>
  /** Ends the workbench, not the browser. */
  readonly end: () => Promise<void>
  readonly close: () => Promise<void>
}

const APP = ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs', 'package.json']

/** A copy of our app, which a test may change. */
export function copyOfApp(): string {
  const directory = mkdtempSync(join(tmpdir(), 'page-'))
  for (const name of APP) cpSync(resolve(name), join(directory, name), { recursive: true })
  return directory
}

export async function openStand(
  directory = copyOfApp(),
  options: readonly string[] = [],
): Promise<Stand> {
  const { child, address } = await startWorkbench(directory, options)
  const profile = mkdtempSync(join(tmpdir(), 'profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    viewport: { width: 1440, height: 860 },
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const said: string[] = []
  context.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  context.on('weberror', ({ error }) => void said.push(`thrown: ${error().message}`))
  context.on('dialog', (dialog) => {
    said.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const url = address.split('#')[0] ?? ''
  const end = (): Promise<void> => ended(child)
  return {
    directory,
    address,
    url,
    context,
    said,
    open: async (path) => {
      const page = await context.newPage()
      const token = address.split('#')[1]
      await page.goto(path === undefined ? address : `${url.replace(/\/$/, '')}${path}#${token}`)
      return page
    },
    end,
    close: async () => {
      await context.close()
      await end()
      rmSync(profile, { recursive: true, force: true })
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export async function startWorkbench(
  directory: string,
  options: readonly string[] = [],
): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const args = [resolve('dist/dryrun.js'), 'workbench', '--app', directory, ...options]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString()
  })
  const address = await new Promise<string>((done, fail) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const [first, rest] = text.split('\n')
      if (first !== undefined && rest !== undefined) done(first)
    })
    child.on('exit', (code) => fail(new Error(`the workbench ended (${code}): ${told}`)))
  })
  return { child, address }
}

export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGINT')
  })
}

/** Opens a module from the picker and waits for its dialog. */
export async function pick(page: Page, label: string, inside = 'section'): Promise<void> {
  const steps = page.locator(`.steps ${inside} .step-label`, { hasText: new RegExp(`^${label}$`) })
  await steps.click()
  await page.locator('#dialog-title', { hasText: label }).waitFor()
  await page.locator('.dialog-foot').waitFor()
}

/** Types a value into a field by its path; lists are searched and chosen from. */
export async function fill(page: Page, path: string, text: string): Promise<void> {
  const control = page.locator(`#dialog-${path.replaceAll('.', '_')}`)
  await control.waitFor()
  if ((await control.getAttribute('role')) !== 'combobox') return control.fill(text)
  const options = page.locator(`[role=option]`, { hasText: text })
  await control.click()
  await control.fill(text)
  await options.first().waitFor()
  await control.press('Enter')
}

/** Runs the open module and waits for its end; gives what stands above the bundles. */
export async function run(page: Page): Promise<string> {
  await page.locator('.bar .primary').click()
  await page.locator('.bar .primary').waitFor()
  await page.locator('.tab-panel .facts, .tab-panel .card.failed').first().waitFor()
  return page.locator('.tab-panel').innerText()
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page as it stands: rule and place. */
export async function violations(page: Page): Promise<readonly string[]> {
  const client = await page.context().newCDPSession(page)
  await client.send('Runtime.evaluate', { expression: AXE })
  const { result } = await client.send('Runtime.evaluate', {
    expression: `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target))))`,
    awaitPromise: true,
    returnByValue: true,
  })
  return JSON.parse(String(result.value)) as string[]
}
