// Compares the expression language with its peers: equal results first, then nanoseconds and ratios.
//
//   npm install && node run.js [module]     module: the built language, ../../dist/iml.js by default
import { deepStrictEqual } from 'node:assert/strict'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dryrun, peers, versions } from './engines.js'
import { tasks } from './tasks.js'

process.env.TZ = 'UTC'

/** Length of one measurement in milliseconds, and how many are taken; the best one counts. */
const SLICE = 150
const SLICES = 7

const built = process.argv[2] ?? new URL('../../dist/iml.js', import.meta.url).pathname
const engines = [dryrun(await import(pathToFileURL(resolve(built)).href)), ...peers]

/** What is measured for a task: called with a running number, it gives the task's result. */
function workOf(engine, task) {
  const context = engine.prepare?.(task.context) ?? task.context
  if (task.bodies !== undefined) return bodyWork(engine, task.bodies[engine.name], context)
  const text = task.texts[engine.name]
  if (text === undefined) return undefined
  if (!task.isFirst) {
    const evaluate = engine.compile(text)
    return () => evaluate(context)
  }
  return (run) => engine.compile(text.replace('@', run))(context)
}

function bodyWork(engine, body, context) {
  if (engine.compileBody !== undefined) {
    const evaluate = engine.compileBody(body)
    return () => evaluate(context)
  }
  const members = Object.entries(body).map(([name, text]) => [name, engine.compile(text)])
  if (engine.isAsync) {
    return async () => {
      const made = {}
      for (const [name, evaluate] of members) made[name] = await evaluate(context)
      return made
    }
  }
  return () => {
    const made = {}
    for (const [name, evaluate] of members) made[name] = evaluate(context)
    return made
  }
}

let runs = 1

/** Nanoseconds per run, the best of several slices. */
async function measure(work, isAsync) {
  let best = Number.POSITIVE_INFINITY
  let size = 16
  for (let slice = 0; slice < SLICES; ) {
    const started = process.hrtime.bigint()
    if (isAsync) for (let run = 0; run < size; run++) await work(runs++)
    else for (let run = 0; run < size; run++) work(runs++)
    const took = Number(process.hrtime.bigint() - started)
    if (took < SLICE * 1e6) size *= 2
    if (took < (SLICE * 1e6) / 2) continue
    best = Math.min(best, took / size)
    slice++
  }
  return best
}

function print(nanoseconds) {
  return nanoseconds < 10_000
    ? `${Math.round(nanoseconds)} ns`
    : `${(nanoseconds / 1000).toFixed(1)} us`
}

console.log(`node ${process.version}`, await versions())
for (const task of tasks) {
  const works = engines
    .map((engine) => ({ engine, work: workOf(engine, task) }))
    .filter(({ work }) => work !== undefined)
  for (const { engine, work } of works) {
    deepStrictEqual(await work(runs++), task.expect, `${engine.name}: ${task.name}`)
  }
  console.log(`\n${task.name}`)
  let ours
  for (const { engine, work } of works) {
    const took = await measure(work, engine.isAsync === true)
    ours ??= took
    const ratio = `${(took / ours).toFixed(1)} x`
    console.log(`  ${engine.name.padEnd(12)}${print(took).padStart(10)}${ratio.padStart(10)}`)
  }
}
