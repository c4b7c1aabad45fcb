// The attack as a program: options, two campaigns at a time, one table, every failure, an exit code.
import { parseArgs } from 'node:util'
import { didYouMean, inWords } from '../runner/text/index.ts'
import type { Campaign } from './campaign.ts'
import { campaigns } from './campaigns.ts'
import { runOne, wordsOf } from './one.ts'
import { printFailures, printTable, type Row } from './print.ts'
import { supervise } from './supervise.ts'

const HELP = `npm run attack -- [--small] [--seed N] [--only NAME]... [--index N]

  --small      fewer inputs of each kind, as in continuous integration
  --seed N     other inputs; the same seed makes the same ones (1 unless told)
  --only NAME  this campaign alone; may be given several times
  --index N    this input of the campaign alone, shown whole

${campaigns.map(({ name, doc }) => `  ${name.padEnd(15)}${doc}`).join('\n')}
`

/** Campaigns that run at the same time. */
const LANES = 2
/** Milliseconds for everything together: ten minutes, and a little for the start. */
const WHOLE = 590_000

class Usage extends Error {}

interface Wish {
  readonly chosen: readonly Campaign[]
  readonly isSmall: boolean
  readonly seed: number
  readonly index: number | undefined
}

function wishOf(words: readonly string[]): Wish {
  const { values } = read(words)
  const names = campaigns.map(({ name }) => name)
  for (const name of values.only ?? []) {
    if (names.includes(name)) continue
    const advice = didYouMean(name, names) ?? `known are ${names.join(', ')}`
    throw new Usage(`there is no campaign "${name}"; ${inWords(advice)}`)
  }
  const chosen = campaigns.filter(({ name }) => values.only?.includes(name) ?? true)
  const index = values.index === undefined ? undefined : whole(values.index, '--index')
  if (index !== undefined && chosen.length !== 1) {
    throw new Usage('--index needs one campaign: name it with --only')
  }
  return { chosen, isSmall: values.small, seed: whole(values.seed, '--seed'), index }
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        small: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        only: { type: 'string', multiple: true },
        index: { type: 'string' },
      },
    })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error))
  }
}

function whole(text: string, option: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Usage(`${option} needs a whole number, not "${text}"`)
}

/** Runs the chosen campaigns, the longest first, and tells how many failed. */
async function attack({ chosen, isSmall, seed, index }: Wish): Promise<number> {
  const interrupted = new AbortController()
  process.on('SIGINT', () => interrupted.abort())
  const [, file = ''] = process.argv
  const began = Date.now()
  const waiting = [...chosen].sort((one, other) => other.limit - one.limit)
  const rows = new Map<string, Row>()
  const lane = async (): Promise<void> => {
    for (let campaign = waiting.shift(); campaign; campaign = waiting.shift()) {
      const { name, limit, target, small } = campaign
      const wanted = isSmall ? small : target
      const [from, count] = index === undefined ? [0, wanted] : [index, index + 1]
      const deadline = Math.min(Date.now() + limit * 1000, began + WHOLE)
      const order = { seed, from, count, deadline }
      const start = (...given: Parameters<typeof wordsOf>) => [file, ...wordsOf(...given)]
      const ended = await supervise(campaign, order, start, interrupted.signal)
      rows.set(name, { campaign, ...ended, wanted: count - from })
      process.stderr.write(`${name}: ${ended.tried} tried, ${ended.failed.length} failed\n`)
      if (interrupted.signal.aborted) return
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const done = chosen.flatMap(({ name }) => rows.get(name) ?? [])
  printTable(done, Date.now() - began)
  printFailures(done, seed, index !== undefined)
  if (interrupted.signal.aborted) return 130
  return done.some(({ failed, tried, wanted }) => failed.length > 0 || tried < wanted) ? 1 : 0
}

const words = process.argv.slice(2)
if (words[0] === '--campaign') await runOne(campaigns, words[1] ?? '')
try {
  process.exitCode = await attack(wishOf(words))
} catch (error) {
  if (!(error instanceof Usage)) throw error
  process.stderr.write(`${error.message}\n\n${HELP}`)
  process.exitCode = 2
}
