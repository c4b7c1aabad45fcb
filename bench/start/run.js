// Holds the start of commands against their limits: medians of whole programs run in turn, and of
// three rounds the best ratio, because a busy machine only ever makes programs slower.
//
//   node run.js      after `npm ci` in the root, which builds dist/; another Node measures itself
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dryrun, inTurn, median, portal, wall } from '../measure.js'
import { limitOf, rows } from './limits.js'

const ROUNDS = 3
const TIMES = Number(process.env.ROUNDS ?? 15)

// the compile cache of whoever measures stays as it is
const home = mkdtempSync(join(tmpdir(), 'dryrun-bench-'))
const env = { ...process.env, HOME: home, XDG_CACHE_HOME: home, LOCALAPPDATA: home }
const floors = [...new Set(rows.map(({ floor }) => floor))]
const nameOf = ({ words }) => `dryrun ${words.join(' ')}`

const served = await portal(25, env)
const programs = {
  ...Object.fromEntries(
    floors.map((floor) => [
      floor,
      () => wall([fileURLToPath(new URL(floor, import.meta.url))], env),
    ]),
  ),
  ...Object.fromEntries(
    rows.map((row) => {
      const target = row.isAgainstPortal ? ['--against', served.url] : []
      const where = row.words[0] === 'iml' || row.words[0] === '--help' ? [] : ['--app', app]
      return [nameOf(row), () => wall([dryrun, ...row.words, ...target, ...where], env)]
    }),
  ),
}
const rounds = []
for (let round = 0; round < ROUNDS; round++) {
  const results = inTurn(programs, TIMES)
  rounds.push(new Map([...results].map(([name, numbers]) => [name, median(numbers)])))
}
await served.stop()
rmSync(home, { recursive: true })

console.log(`Node ${process.version}, medians of ${TIMES} in turn, the best of ${ROUNDS} rounds\n`)
for (const floor of floors) {
  const best = Math.min(...rounds.map((round) => round.get(floor)))
  console.log(`  ${floor.padEnd(38)} ${best.toFixed(1).padStart(7)} ms  floor`)
}
for (const row of rows) {
  const ratios = rounds.map((round) => round.get(nameOf(row)) / round.get(row.floor))
  const ratio = Math.min(...ratios)
  const time = rounds[ratios.indexOf(ratio)].get(nameOf(row))
  const limit = limitOf(row)
  const verdict =
    limit === undefined ? '' : `limit ${limit.toFixed(1)}  ${ratio <= limit ? 'ok' : 'OVER'}`
  const cells = [nameOf(row).padEnd(38), `${time.toFixed(1).padStart(7)} ms`]
  console.log(
    `  ${cells.join(' ')}  ${ratio.toFixed(2)} x ${row.floor.padEnd(9)} ${verdict}`.trimEnd(),
  )
}
