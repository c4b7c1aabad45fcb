// Attack: many processes at once on one folder, beside locks of the dead. Nobody waits long, nothing is lost.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attack, Attacked } from './attack.ts'
import { type Chance, chance } from './chance.ts'
import { plant } from './planted.ts'
import { bundled, copyApp, ownFolder, PROGRAM, start } from './processes.ts'

const PROCESSES = 6

/** Milliseconds that nobody may wait, as long as every holder that lives is quick. */
const LONGEST = 2000

/** Times that each process takes the lock before the next things are planted. */
const TURNS = 20

/** How many of the holders are killed while they hold it. */
const DEATHS = 0.02

/**
 * Lets six processes take the lock `rounds` times each, and six commands at once change the portal in
 * every 40th round. It fails the attack when two hold the lock, when somebody waits for two seconds,
 * when what a command did is lost, or when a number is given twice.
 */
export async function races({ seed, rounds, signal }: Attack): Promise<Attacked> {
  const luck = chance(seed)
  const locks = await lockRaces(luck, rounds, signal)
  const commands = await commandRaces(luck, Math.ceil(rounds / 40), signal)
  return {
    tried: locks.tried + commands.tried,
    failed: [...locks.failed, ...commands.failed],
  }
}

/** The lock alone: `rounds` times by each of six processes, some of which are killed. */
export async function lockRaces(
  luck: Chance,
  rounds: number,
  signal?: AbortSignal,
): Promise<Attacked> {
  const failed: string[] = []
  let tried = 0
  const folder = ownFolder('lock-race')
  try {
    const program = bundled('lock-holder.ts', folder.path)
    const kept = join(folder.path, '.dryrun')
    mkdirSync(kept, { mode: 0o700 })
    for (let left = rounds; left > 0 && !signal?.aborted; left -= TURNS) {
      const planted = [plant(kept, luck), plant(kept, luck)].join(', ')
      const turns = Math.min(left, TURNS)
      const came = await lockRace(program, folder.path, turns, luck)
      tried += came.tried
      failed.push(...came.failed.map((what) => `${what}, beside ${planted}`))
    }
  } finally {
    folder.remove()
  }
  return { tried, failed }
}

async function lockRace(
  program: string,
  folder: string,
  turns: number,
  luck: Chance,
): Promise<Attacked> {
  writeFileSync(join(folder, 'count'), '0')
  writeFileSync(join(folder, 'log'), '')
  const failed: string[] = []
  const holders = Array.from({ length: PROCESSES }, async () => {
    const words = [program, folder, String(luck.below(2 ** 31)), String(turns), String(DEATHS)]
    const { exit, stderr } = await start(words, folder).ended
    // killed ones have no exit, and the others nothing to complain of
    if (exit !== undefined && exit !== 0) failed.push(`a holder ended with ${exit}: ${stderr}`)
  })
  await Promise.all(holders)
  const lines = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n')
  const turnsTaken = lines.map((line) => JSON.parse(line) as { others: number; waited: number })
  const together = turnsTaken.filter(({ others }) => others > 0).length
  if (together > 0) failed.push(`${together} of ${lines.length} turns had two holders`)
  const longest = Math.max(...turnsTaken.map(({ waited }) => waited))
  if (longest > LONGEST) failed.push(`somebody waited ${Math.round(longest)} ms`)
  const counted = Number(readFileSync(join(folder, 'count'), 'utf8'))
  if (counted !== lines.length) failed.push(`${lines.length} turns counted to ${counted}`)
  return { tried: lines.length, failed }
}

/** Six commands at once that make a subscription each, `rounds` times. */
async function commandRaces(
  luck: Chance,
  rounds: number,
  signal: AbortSignal | undefined,
): Promise<Attacked> {
  const failed: string[] = []
  let tried = 0
  const folder = ownFolder('command-race')
  try {
    copyApp(folder.path)
    const kept = join(folder.path, '.dryrun')
    mkdirSync(kept, { mode: 0o700 })
    const given = new Set<number>()
    for (let round = 0; round < rounds && !signal?.aborted; round += 1) {
      const planted = plant(kept, luck)
      const fail = (what: string): void => {
        failed.push(`round ${round}: ${what}, beside ${planted}`)
      }
      const made = Array.from({ length: PROCESSES }, async (_, index) => {
        const began = performance.now()
        const words = creation(`u${round}x${index}@acme.example`)
        const { exit, stdout, stderr } = await start(words, folder.path).ended
        const id = exit === 0 ? idIn(stdout) : undefined
        if (id === undefined) fail(`a command ended with ${exit}: ${stderr}`)
        else if (given.has(id)) fail(`the number ${id} was given twice`)
        else given.add(id)
        // six programs that start at once on a loaded machine
        if (performance.now() - began > 5 * LONGEST) fail('a command took too long')
      })
      await Promise.all(made)
      tried += PROCESSES
      const found = idsKept(kept)
      const lost = [...given].filter((id) => !found.has(id))
      if (lost.length > 0) fail(`lost is ${lost.join(', ')}`)
    }
  } finally {
    folder.remove()
  }
  return { tried, failed }
}

/** The words of a command that makes a subscription for somebody. */
export function creation(email: string): readonly string[] {
  const values = {
    'primary_user.email': email,
    'primary_user.full_name': 'Ada Lovelace',
    'company.country': 'EE',
    'company.name': 'Acme Widgets',
    'order.seats': '5',
    'order.subscription_plan': 'growth',
  }
  const typed = Object.entries(values).flatMap(([name, value]) => ['--param', `${name}=${value}`])
  return [PROGRAM, 'run', 'createSubscription', '--json', ...typed]
}

function idIn(stdout: string): number | undefined {
  const { operations } = JSON.parse(stdout) as {
    operations: { bundles: { id: number }[] }[]
  }
  return operations[0]?.bundles[0]?.id
}

function idsKept(kept: string): ReadonlySet<number> {
  const { subscriptions } = JSON.parse(readFileSync(join(kept, 'portal.json'), 'utf8')) as {
    subscriptions: { id: number }[]
  }
  return new Set(subscriptions.map(({ id }) => id))
}
