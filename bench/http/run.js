// Measures whole programs and calls against their floors, in turn, and prints medians and ratios.
//
//   npm install && node run.js      after `npm ci` in the root, which builds dist/
import { execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROUNDS = Number(process.env.ROUNDS ?? 15)
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const dryrun = here('../../dist/dryrun.js')
const app = here('../..')

/** Runs a program and gives its wall time in milliseconds. */
function wall(args) {
  const began = process.hrtime.bigint()
  execFileSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  return Number(process.hrtime.bigint() - began) / 1e6
}

/** Runs a worker and gives what it measured. */
function work(client, job, url) {
  return JSON.parse(execFileSync(process.execPath, [here('worker.js'), client, job, url]))
}

function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Measures all rows in turn, so that a slow moment of the machine hits each of them. */
function inTurn(rows, rounds = ROUNDS) {
  const results = new Map(Object.keys(rows).map((name) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (const [name, measure] of Object.entries(rows)) {
      const result = measure()
      // the first round only warms the file cache
      if (round >= 0) results.get(name).push(result)
    }
  }
  return results
}

function report(title, results, unit, floor) {
  console.log(`\n${title}`)
  const base = median(results.get(floor))
  for (const [name, numbers] of results) {
    const middle = median(numbers)
    const ratio = name === floor ? 'floor' : `${(middle / base).toFixed(2)}x`
    console.log(`  ${name.padEnd(34)} ${middle.toFixed(1).padStart(8)} ${unit}  ${ratio}`)
  }
}

async function portal(subscriptions) {
  const args = [dryrun, 'fake', '--fresh', '--subscriptions', String(subscriptions)]
  const child = spawn(process.execPath, args, { cwd: app, stdio: ['ignore', 'pipe', 'ignore'] })
  const lines = createInterface({ input: child.stdout })
  const [url] = await new Promise((done) => lines.once('line', (line) => done([line])))
  return { url, stop: () => child.kill('SIGINT') }
}

console.log(`Node ${process.version}, ${ROUNDS} rounds, medians`)

const help = {
  'empty program': () => wall([here('empty.js')]),
  'dryrun --help': () => wall([dryrun, '--help']),
}
report('Start', inTurn(help), 'ms', 'empty program')

const judged = {
  'empty program': () => wall([here('empty.js')]),
  'dryrun check, our whole app': () => wall([dryrun, 'check', '--app', app]),
}
report('Check', inTurn(judged), 'ms', 'empty program')

const small = await portal(25)
const run = [dryrun, 'run', 'listSubscriptions', '--against', small.url, '--app', app, '--json']
const programs = {
  'node:http, one request': () => wall([here('bare.js'), small.url]),
  'dryrun run listSubscriptions': () => wall(run),
}
report('One module, whole process', inTurn(programs), 'ms', 'node:http, one request')

const calls = Object.fromEntries(
  ['got', 'undici', 'dryrun'].map((name) => [name, () => work(name, 'one', small.url).time]),
)
report('One module, warm, in process', inTurn(calls, 10), 'us', 'got')
small.stop()

const large = await portal(10_000)
const memory = { got: [], undici: [], dryrun: [] }
const lists = Object.fromEntries(
  Object.keys(memory).map((name) => [
    name,
    () => {
      const measured = work(name, 'list', large.url)
      memory[name].push(measured.memory)
      return measured.time
    },
  ]),
)
report('A list of 10,000 in 20 pages', inTurn(lists, 10), 'ms', 'got')
report('Its peak memory, whole process', new Map(Object.entries(memory)), 'MB', 'got')
large.stop()
