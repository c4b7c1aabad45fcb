// One measurement in a process of its own: worker.js CLIENT JOB URL prints milliseconds and memory.
import { clients } from './clients.js'

const [name, job, url] = process.argv.slice(2)
const client = await clients[name](url)

/** Microseconds per call after a warm-up, as the median of slices. */
async function one() {
  for (let call = 0; call < 300; call++) await client.one()
  const slices = []
  for (let slice = 0; slice < 10; slice++) {
    const began = performance.now()
    for (let call = 0; call < 100; call++) await client.one()
    slices.push(((performance.now() - began) * 1000) / 100)
  }
  return median(slices)
}

/** Milliseconds of one list, the first that the process makes. */
async function list() {
  const began = performance.now()
  const bundles = await client.list()
  const milliseconds = performance.now() - began
  if (bundles.length < 10_000) throw new Error(`${name} listed ${bundles.length} subscriptions`)
  return milliseconds
}

function median(numbers) {
  return numbers.sort((left, right) => left - right)[Math.floor(numbers.length / 2)]
}

const time = job === 'one' ? await one() : await list()
console.log(JSON.stringify({ time, memory: process.resourceUsage().maxRSS / 1024 }))
process.exit()
