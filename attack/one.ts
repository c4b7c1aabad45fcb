// The process of one campaign: runs it and writes down what came of it.
import type { Campaign } from './campaign.ts'
import { openJournal } from './journal.ts'
import type { Order } from './supervise.ts'

/** The words behind the file that start the process; `run` reads them. */
export const wordsOf = (name: string, order: Order, folder: string): readonly string[] => [
  '--campaign',
  JSON.stringify({ name, order, folder }),
]

/** Runs the campaign that the words of `wordsOf` name, and ends this process. */
export async function runOne(campaigns: readonly Campaign[], words: string): Promise<never> {
  const { name, order, folder } = JSON.parse(words) as {
    readonly name: string
    readonly order: Order
    readonly folder: string
  }
  const campaign = campaigns.find((one) => one.name === name)
  if (!campaign) throw new Error(`there is no campaign ${name}`)
  const journal = openJournal(folder)
  const time = AbortSignal.timeout(Math.max(0, order.deadline - Date.now()))
  const { trying, failing } = journal
  journal.done(await campaign.run({ ...order, signal: time, trying, failing }))
  // threads of the sandbox and open connections are of no interest any more
  process.exit(0)
}
