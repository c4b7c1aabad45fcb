// Measures the workbench: bytes and server time of the first view, keystrokes to paint, 10,000 bundles.
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ROUNDS = 5
const KEYS = 60
const CHROMIUM = process.env.DRYRUN_CHROMIUM ?? '/usr/bin/chromium'

const median = (numbers) => quantile(numbers, 0.5)
const quantile = (numbers, share) => {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const ms = (number) => `${number.toFixed(1)} ms`
const row = (what, value) => console.log(`${what.padEnd(58)} ${value}`)

/** A copy of our app, so that no kept state is touched; `change` may rewrite it. */
function copy(change = () => {}) {
  const directory = mkdtempSync(join(tmpdir(), 'bench-web-'))
  for (const name of ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs', 'package.json']) {
    cpSync(join(root, name), join(directory, name), { recursive: true })
  }
  change(directory)
  return directory
}

/** A process of ours; the first line it prints is its address. */
async function started(...args) {
  const child = spawn(process.execPath, [join(root, 'dist/dryrun.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise((done, fail) => {
    child.stdout.on('data', (chunk) => done(chunk.toString().split('\n')[0]))
    child.on('exit', (code) => fail(new Error(`ended with ${code}`)))
  })
  return {
    child,
    address,
    end: () =>
      new Promise((done) => {
        child.on('exit', done)
        child.kill('SIGINT')
      }),
  }
}

function sizes() {
  const folder = join(root, 'dist/page')
  for (const ending of ['.br', '.gz']) {
    const first = readdirSync(folder).filter(
      (name) => /^(page|style)-/.test(name) && name.endsWith(ending),
    )
    const late = readdirSync(folder).filter(
      (name) => name.startsWith('editor-') && name.endsWith(ending),
    )
    const sum = (names) => names.reduce((all, name) => all + statSync(join(folder, name)).size, 0)
    row(`first view without its frame, ${ending.slice(1)} (at most 60 kB)`, kB(sum(first)))
    row(`the late editor, ${ending.slice(1)}`, kB(sum(late)))
  }
}

async function serverTime(address) {
  const url = address.split('#')[0]
  const token = address.split('#t=')[1]
  const headers = {
    'x-dryrun-token': token,
    'content-type': 'application/json',
    origin: url.slice(0, -1),
  }
  const times = []
  for (let round = 0; round < ROUNDS * 4; round++) {
    const began = performance.now()
    const html = await (await fetch(url)).text()
    for (const [, path] of html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
      await (await fetch(new URL(path, url))).arrayBuffer()
    }
    await (await fetch(`${url}api/open`, { method: 'POST', headers, body: '{}' })).text()
    await (await fetch(`${url}api/dialog/module/updateSubscription`, { headers })).text()
    times.push(performance.now() - began)
  }
  row('server time of the first view, all of it (at most 100 ms)', ms(median(times)))
}

/** Times of keystrokes in a text field, from the event to the frame after it. */
async function keystrokes(page, field) {
  await page.evaluate(`
    window.times = []
    document.addEventListener('input', (event) => {
      const began = event.timeStamp
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => window.times.push(performance.now() - began)
        channel.port2.postMessage(0)
      })
    }, true)`)
  await page.locator(field).click()
  for (let count = 0; count < KEYS; count++) {
    await page.keyboard.type('abcdefgh'[count % 8])
    await page.waitForTimeout(25)
  }
  return page.evaluate('window.times')
}

async function opened(context, address, path) {
  const [url, token] = address.split('#')
  const page = await context.newPage()
  await page.goto(`${url.slice(0, -1)}${path}#${token}`)
  await page.locator('.dialog-foot').waitFor()
  return page
}

async function typing(context, what, address, field) {
  const medians = []
  const all = []
  for (let round = 0; round < ROUNDS; round++) {
    const page = await opened(context, address, '/m/updateSubscription')
    await page.waitForTimeout(500)
    const times = await keystrokes(page, field)
    medians.push(median(times))
    all.push(quantile(times, 0.95))
    await page.close()
  }
  row(`keystroke to paint, ${what} (at most 30 ms)`, ms(median(medians)))
  row(`  95th percentile (at most 60 ms)`, ms(median(all)))
}

/** The fields of the dialog eight times over, under other names. */
function eightfold(directory) {
  const file = join(
    directory,
    'modules/update-subscription/update-subscription.mappable-params.iml.json',
  )
  const fields = JSON.parse(readFileSync(file, 'utf8'))
  const again = Array.from({ length: 7 }, (_, index) =>
    fields.map((field) => ({ ...field, required: false, name: `${field.name}_${index}` })),
  )
  writeFileSync(file, JSON.stringify([...fields, ...again.flat()]))
}

async function manyBundles(context) {
  const fake = await started('fake', '--fresh', '--subscriptions', '10000')
  const directory = copy()
  const bench = await started('workbench', '--app', directory, '--against', fake.address)
  const firsts = []
  const heaps = []
  const scrolls = []
  for (let round = 0; round < ROUNDS; round++) {
    const page = await opened(context, bench.address, '/m/listSubscriptions')
    await page.locator('#dialog-limit').fill('10000')
    await page.locator('.bar .primary').click()
    await page
      .locator('.tab-panel .facts', { hasText: '10000 bundles' })
      .first()
      .waitFor({ timeout: 120_000 })
    const client = await context.newCDPSession(page)
    // shown anew from what the page holds: another module, and back
    await page.locator('.step', { hasText: 'Get a Subscription' }).click()
    await page.locator('#dialog-title', { hasText: 'Get a Subscription' }).waitFor()
    firsts.push(
      await page.evaluate(`new Promise((done) => {
        const began = performance.now()
        document.querySelector('.step[href="/m/listSubscriptions"]').click()
        const look = () => document.querySelector('.tab-panel .row') ? requestAnimationFrame(() => done(performance.now() - began)) : requestAnimationFrame(look)
        look()
      })`),
    )
    scrolls.push(
      await page.evaluate(`new Promise((done) => {
        const tree = document.querySelector('.tab-panel .tree')
        const began = performance.now()
        tree.scrollTop = tree.scrollHeight / 2
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))
      })`),
    )
    await client.send('HeapProfiler.collectGarbage')
    const { usedSize } = await client.send('Runtime.getHeapUsage')
    heaps.push(usedSize)
    await page.close()
  }
  row('10,000 bundles: first screen (at most 100 ms)', ms(median(firsts)))
  row('10,000 bundles: a jump to the middle', ms(median(scrolls)))
  row('10,000 bundles: heap (at most 60 MB)', `${(median(heaps) / 1e6).toFixed(1)} MB`)
  await bench.end()
  await fake.end()
  rmSync(directory, { recursive: true, force: true })
}

if (!existsSync(CHROMIUM)) {
  console.error(`There is no ${CHROMIUM}: install Chromium, or name it in DRYRUN_CHROMIUM.`)
  process.exit(1)
}
sizes()
const profile = mkdtempSync(join(tmpdir(), 'bench-profile-'))
const context = await chromium.launchPersistentContext(profile, {
  executablePath: CHROMIUM,
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const plain = copy()
const one = await started('workbench', '--app', plain)
await serverTime(one.address)
await typing(context, 'our largest dialog', one.address, '#dialog-company_name')
await one.end()
const large = copy(eightfold)
const eight = await started('workbench', '--app', large)
await typing(context, 'one eight times as large', eight.address, '#dialog-company_name')
await eight.end()
await manyBundles(context)
await context.close()
for (const folder of [plain, large, profile]) rmSync(folder, { recursive: true, force: true })
