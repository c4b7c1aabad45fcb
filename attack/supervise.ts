// Runs a campaign in processes of its own, and ends those that no longer move; what they tried counts on.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Campaign, Tried } from './campaign.ts'
import { readJournal, readTrying } from './journal.ts'

/** What a campaign is run on. */
export interface Order {
  readonly seed: number
  readonly from: number
  readonly count: number
  /** Milliseconds since 1970. */
  readonly deadline: number
}

export interface Ended extends Tried {
  readonly milliseconds: number
}

/** The words that start the process of a campaign: what follows `node`. */
export type Start = (name: string, order: Order, folder: string) => readonly string[]

/** Milliseconds between two looks at a process. */
const LOOK = 100
/** Milliseconds beyond the deadline in which a campaign may still end by itself. */
const GRACE = 5000
/** Processes that one campaign may use up. */
const MOST_PROCESSES = 30

/** Runs a campaign to its end. An input that ends or stops its process is a failure, and left out. */
export async function supervise(
  campaign: Campaign,
  order: Order,
  start: Start,
  interrupted: AbortSignal,
): Promise<Ended> {
  const began = Date.now()
  const failed: string[] = []
  let tried = 0
  let from = order.from
  for (let process = 0; process < MOST_PROCESSES; process += 1) {
    const came = await once(campaign, { ...order, from }, start, interrupted)
    failed.push(...came.failed)
    tried += came.tried
    if (came.next === undefined || came.next >= order.count || interrupted.aborted) break
    if (process === MOST_PROCESSES - 1) failed.push(`${came.next}: too many processes ended here`)
    from = came.next
  }
  return { tried, failed, milliseconds: Date.now() - began }
}

/** What one process came to; `next` is where the one after it goes on. */
interface Came extends Tried {
  readonly next?: number
}

async function once(
  campaign: Campaign,
  order: Order,
  start: Start,
  interrupted: AbortSignal,
): Promise<Came> {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-campaign-'))
  const output = openSync(join(folder, 'output'), 'w')
  // a group of its own, so that what it starts can be ended with it
  const child = spawn(process.execPath, [...start(campaign.name, order, folder)], {
    stdio: ['ignore', output, output],
    detached: true,
  })
  try {
    const stopped = await watched(child, campaign, order, folder, interrupted)
    const { trying, failed, done } = readJournal(folder)
    if (done) return done
    if (interrupted.aborted) return { tried: 0, failed }
    const what = stopped ?? `the process ended: ${lastWords(join(folder, 'output'))}`
    if (!trying) return { tried: 0, failed: [...failed, `before the first input: ${what}`] }
    const failure = `${trying.index}: ${what}\n${trying.input}`
    const next = trying.index + 1
    return { tried: next - order.from, failed: [...failed, failure], next }
  } finally {
    closeSync(output)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The last lines that a process wrote, without the places of its stack but the first. */
function lastWords(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-20)
  const places = lines.filter((line) => line.startsWith('    at ')).slice(0, 2)
  const words = lines.filter((line) => !line.startsWith('    at '))
  return [...words, ...places].join(' ').slice(-800)
}

/** Waits for the end of a process, and ends it where it does not move; then says why. */
async function watched(
  child: ChildProcess,
  { patience }: Campaign,
  { deadline }: Order,
  folder: string,
  interrupted: AbortSignal,
): Promise<string | undefined> {
  const ended = new Promise<true>((resolve) => {
    child.on('close', () => resolve(true))
    child.on('error', () => resolve(true))
  })
  let index: number | undefined
  let moved = Date.now()
  let stopped: string | undefined
  while (!(await Promise.race([ended, pause(LOOK)]))) {
    const now = Date.now()
    const trying = readTrying(folder)
    if (trying?.index !== index) {
      index = trying?.index
      moved = now
    }
    const stuck = patience !== undefined && index !== undefined && now - moved > patience * 1000
    if (stuck) stopped = `has not ended in ${patience} s`
    else if (now > deadline + GRACE) stopped = 'has not ended when its time was over'
    if (stopped !== undefined || interrupted.aborted) {
      endGroup(child)
      await ended
      return stopped
    }
  }
  return stopped
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // it ended by itself meanwhile
  }
}

const pause = (milliseconds: number): Promise<false> =>
  new Promise((done) => setTimeout(done, milliseconds, false))
