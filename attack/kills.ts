// Attack: kill -9 at any moment of everything that writes. Nothing is lost, and nobody finds half of a file.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attack, Attacked } from './attack.ts'
import { type Chance, chance } from './chance.ts'
import { type Hunted, hunted } from './hunted.ts'
import { bundled, contentOf, ownFolder, start } from './processes.ts'
import { READERS } from './writers.ts'

/** Milliseconds that a writer is left alone at most, once it writes. */
const SPAN = 40

/** A command ends by itself in so many of the rounds: then it is seen whether anything is in its way. */
const FREE = 10

/**
 * Kills `rounds` of each: writers of forms, connections, states of triggers and of the portal and of
 * generated files, and the commands that people type.
 */
export async function kills({ seed, rounds, signal }: Attack): Promise<Attacked> {
  const luck = chance(seed)
  const writers = await killWriters(luck, rounds, signal)
  const commands: Attacked[] = []
  for (const open of hunted) commands.push(await killCommand(open, luck, rounds, signal))
  const all = [writers, ...commands]
  return {
    tried: all.reduce((sum, { tried }) => sum + tried, 0),
    failed: all.flatMap(({ failed }) => failed),
  }
}

/** Kills processes that do nothing but write: `rounds` of each kind. */
export async function killWriters(
  luck: Chance,
  rounds: number,
  signal?: AbortSignal,
  kinds: readonly string[] = Object.keys(READERS),
): Promise<Attacked> {
  const failed: string[] = []
  let tried = 0
  const tools = ownFolder('writers')
  try {
    const program = bundled('writer.ts', tools.path)
    for (const kind of kinds) {
      const folder = ownFolder(`kill-${kind}`)
      let last = 0
      for (let round = 0; round < rounds && !signal?.aborted; round += 1) {
        const { written, stderr } = await killWriter(program, kind, folder.path, last, luck)
        tried += 1
        const wrong = verdict(kind, folder.path, written)
        if (wrong || stderr !== '') failed.push(`${kind}, round ${round}: ${wrong ?? stderr}`)
        last = written
      }
      folder.remove()
    }
  } finally {
    tools.remove()
  }
  return { tried, failed }
}

/** Starts a writer behind the number that was written last, and kills it while it writes. */
async function killWriter(
  program: string,
  kind: string,
  folder: string,
  last: number,
  luck: Chance,
): Promise<{ readonly written: number; readonly stderr: string }> {
  const { process, ended } = start([program, kind, folder, String(last + 1)], folder)
  const begun = new Promise<void>((resolve) => process.stdout?.once('data', () => resolve()))
  await Promise.race([begun, ended])
  await sleep(luck.next() * SPAN)
  process.kill('SIGKILL')
  const { stdout, stderr } = await ended
  return { written: Number(stdout.trim().split('\n').at(-1)), stderr }
}

/** What is wrong with the files of a writer that had told of `written`, and may have gone one further. */
function verdict(kind: string, folder: string, written: number): string | undefined {
  const files = contentOf(folder)
  try {
    const numbers = READERS[kind]?.(files, folder) ?? []
    const strange = numbers.find((number) => number !== written && number !== written + 1)
    if (strange !== undefined) return `${written} was written, and ${strange} was found`
  } catch (error) {
    return String(error)
  }
  const left = [...files.keys()].filter((name) => name.endsWith('.new') || name.includes('flag-'))
  // what this process has left is swept by the next one
  return left.length > 3 ? `left are ${left.join(', ')}` : undefined
}

/** Kills a command at moments spread over its life, `rounds` times. */
async function killCommand(
  open: () => Promise<Hunted>,
  luck: Chance,
  rounds: number,
  signal: AbortSignal | undefined,
): Promise<Attacked> {
  const failed: string[] = []
  let tried = 0
  const { name, folder, prepare, command, wrong, close } = await open()
  try {
    prepare(0)
    const began = performance.now()
    const first = await start(command(0).words, folder, command(0).environment).ended
    const life = performance.now() - began
    const sound = wrong(0, first)
    if (first.exit !== 0 || sound) failed.push(`${name} does not work: ${first.stderr} ${sound}`)
    for (let round = 1; round <= rounds && !signal?.aborted; round += 1) {
      prepare(round)
      const { words, environment } = command(round)
      const { process, ended } = start(words, folder, environment)
      const isFree = round % FREE === 0
      if (!isFree) {
        await Promise.race([sleep(life * (0.3 + luck.next() * 0.8)), ended])
        process.kill('SIGKILL')
      }
      const end = await ended
      tried += 1
      const found = wrong(round, end)
      if (found) failed.push(`${name}, round ${round}: ${found}`)
      if (isFree && end.exit !== 0) failed.push(`${name}, round ${round}: ${end.stderr}`)
      const left = [...contentOf(folder).keys()].filter((file) => file.endsWith('.new'))
      if (isFree && left.length > 0) failed.push(`${name}: left are ${left.join(', ')}`)
    }
  } finally {
    await close()
  }
  return { tried, failed }
}
