// A process that takes the lock of a folder again and again, and may be killed while it holds it.
import {
  appendFileSync,
  closeSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { takeLock } from '../runner/io/index.ts'
import { chance } from './chance.ts'

const [, , folder = '', seed = '1', rounds = '1', deaths = '0'] = process.argv
const luck = chance(Number(seed))
const held = join(folder, 'held')
const count = join(folder, 'count')

for (let round = 0; round < Number(rounds); round += 1) {
  const began = performance.now()
  const release = await takeLock(folder, { command: 'run' })
  const waited = performance.now() - began
  let others = 0
  try {
    // a file that only one can make: two holders meet here
    closeSync(openSync(held, 'wx'))
  } catch {
    others = 1
  }
  const before = Number(readFileSync(count, 'utf8'))
  if (luck.next() < 0.3) await sleep(luck.next() * 3)
  writeFileSync(count, String(before + 1))
  try {
    unlinkSync(held)
  } catch {
    others = 1
  }
  appendFileSync(join(folder, 'log'), `${JSON.stringify({ others, waited })}\n`)
  if (luck.next() < Number(deaths)) {
    process.kill(process.pid, 'SIGKILL')
    await sleep(10_000)
  }
  release()
  if (luck.next() < 0.3) await sleep(luck.next() * 3)
}
