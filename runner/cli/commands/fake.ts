// `dryrun fake`: serves the embedded Resellers Portal until Ctrl-C.
import { resolve } from 'node:path'
import { openPortal, resetPortal } from '../../run/portal.ts'
import { type Context, isSet, textOption, textsOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { end, isRefused, misused, sentenceOf } from '../terminal/refusal.ts'
import { numberOption } from '../wish/numbers.ts'

/** How often what happened is kept, in milliseconds: a killed process loses no more than this. */
const SAVING = 500

export async function run(context: Context): Promise<ExitCode> {
  const directory = resolve(context.directory, textOption(context, 'app') ?? '.')
  if (isSet(context, 'reset')) {
    const forgot = resetPortal(directory)
    const words = forgot ? 'The portal is as it was at first.' : 'There was nothing to forget.'
    context.stderr.write(`${words}\n`)
    return EXIT.done
  }
  const numbers = { port: [0, 65535], seed: [0, 2 ** 32], subscriptions: [0, 100_000] } as const
  const options: { port?: number; seed?: number; subscriptions?: number } = {}
  for (const [name, [least, most]] of Object.entries(numbers)) {
    const number = numberOption(context, name, least, most)
    if (isRefused(number)) return end(context, number)
    if (number !== undefined) options[name as keyof typeof options] = number
  }
  const key = textOption(context, 'key')
  try {
    const portal = await openPortal({
      directory,
      fresh: isSet(context, 'fresh'),
      serves: true,
      faults: textsOption(context, 'fault'),
      ...options,
      ...(key === undefined ? {} : { key }),
    })
    // programs read the first line to know where to send their requests
    context.stdout.write(`${portal.url}\n`)
    context.stderr.write(
      `The portal accepts ${key === undefined ? 'any key' : 'the key you gave'}. Ctrl-C ends it.\n`,
    )
    await untilStopped(context, portal.save)
    portal.save()
    await portal.close()
    return EXIT.done
  } catch (error) {
    return end(context, misused('portal/start', sentenceOf(error)))
  }
}

/** Waits for Ctrl-C, keeping what happened from time to time. */
function untilStopped(context: Context, save: () => void): Promise<void> {
  return new Promise((done) => {
    const timer = setInterval(save, SAVING)
    const stop = (): void => {
      clearInterval(timer)
      done()
    }
    if (context.signal.aborted) stop()
    else context.signal.addEventListener('abort', stop, { once: true })
  })
}
