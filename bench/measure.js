// Measuring whole programs and calls in turn, and the portal they talk to.
import { execFileSync, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const app = fileURLToPath(new URL('..', import.meta.url))
export const dryrun = fileURLToPath(new URL('../dist/dryrun.js', import.meta.url))

/** Runs a program with this Node and gives its wall time in milliseconds. */
export function wall(args, env = process.env) {
  const began = process.hrtime.bigint()
  execFileSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  return Number(process.hrtime.bigint() - began) / 1e6
}

export function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Measures all rows in turn, so that a slow moment of the machine hits each of them. */
export function inTurn(rows, times) {
  const results = new Map(Object.keys(rows).map((name) => [name, []]))
  for (let time = -1; time < times; time++) {
    for (const [name, measure] of Object.entries(rows)) {
      const result = measure()
      // the first time only warms the caches
      if (time >= 0) results.get(name).push(result)
    }
  }
  return results
}

/** Serves a portal in a process of its own; `stop` waits until that has ended, and its files are written. */
export async function portal(subscriptions, env = process.env) {
  const args = [dryrun, 'fake', '--fresh', '--subscriptions', String(subscriptions)]
  const stdio = ['ignore', 'pipe', 'ignore']
  const child = spawn(process.execPath, args, { cwd: app, env, stdio })
  const lines = createInterface({ input: child.stdout })
  const [url] = await new Promise((done) => lines.once('line', (line) => done([line])))
  const ended = new Promise((done) => child.once('exit', done))
  const stop = () => {
    child.kill('SIGINT')
    return ended
  }
  return { url, stop }
}
