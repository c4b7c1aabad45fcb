// Measures whole programs and calls against their floors, in turn, and prints medians and ratios.
//
//   npm install && node run.js      after `npm ci` in the root, which builds dist/
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { app, dryrun, inTurn, median, portal, wall } from '../measure.js'

const ROUNDS = Number(process.env.ROUNDS ?? 15)
const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Runs a worker and gives what it measured. */
function work(client, job, url) {
  return JSON.parse(execFileSync(process.execPath, [here('worker.js'), client, job, url]))
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

console.log(`Node ${process.version}, ${ROUNDS} rounds, medians`)

const judged = {
  'empty program': () => wall([here('../start/empty.js')]),
  'dryrun check, our whole app': () => wall([dryrun, 'check', '--app', app]),
}
report('Check', inTurn(judged, ROUNDS), 'ms', 'empty program')

const small = await portal(25)
const run = [dryrun, 'run', 'listSubscriptions', '--against', small.url, '--app', app, '--json']
const programs = {
  'node:http, one request': () => wall([here('bare.js'), small.url]),
  'dryrun run listSubscriptions': () => wall(run),
}
report('One module, whole process', inTurn(programs, ROUNDS), 'ms', 'node:http, one request')

const calls = Object.fromEntries(
  ['got', 'undici', 'dryrun'].map((name) => [name, () => work(name, 'one', small.url).time]),
)
report('One module, warm, in process', inTurn(calls, 10), 'us', 'got')
await small.stop()

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
await large.stop()
