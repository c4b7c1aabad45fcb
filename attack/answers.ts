// Attack: a service that answers with everything but answers. What is run must end, hide, and stay at home.
import { runModule } from '../runner/run/index.ts'
import { createRedactor } from '../runner/trace/index.ts'
import { answerKinds } from './answer-kinds.ts'
import { attackedApp, KEY, MODULES } from './app.ts'
import { type Attack, type Attacked, strayErrors } from './attack.ts'
import { mutated, type Written, write } from './bytes.ts'
import { chance } from './chance.ts'
import { inTime, listening } from './sockets.ts'

/** Milliseconds that one run may take, bombs and a loaded machine included. */
const LONGEST = 15_000

/** Milliseconds in which a run must have ended once it is interrupted. */
const LONGEST_END = 3000

/**
 * Runs modules against every kind of answer and against `rounds` changed ones, which follow from the
 * seed. A run fails the attack when it does not end in time, throws, shows the key, or takes it to
 * another host; so does an error that nobody caught. Only each `every`-th known kind is tried.
 */
export async function answers({ seed, rounds, signal }: Attack, every = 1): Promise<Attacked> {
  const stray = strayErrors()
  const failed: string[] = []
  let tried = 0
  let next: Written | undefined
  const service = await listening((socket) => {
    const answer = next
    // the answer begins when the question has come, as it does everywhere
    socket.once('data', () => {
      if (answer) write(socket, answer)
    })
  })
  let taken = ''
  const elsewhere = await listening((socket) => {
    socket.on('data', (chunk) => {
      taken += chunk
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}')
    })
  })
  const app = attackedApp()
  const url = `http://${service.host}/api`
  const attempt = async (answer: Written, module: number): Promise<void> => {
    const [name, values] = MODULES[module % MODULES.length] ?? ['', {}]
    next = answer
    taken = ''
    tried += 1
    const fail = (what: string): void => {
      failed.push(`${answer.it} (${name}): ${what}`)
    }
    const redactor = createRedactor([KEY])
    const given = new AbortController()
    const world = {
      target: { kind: 'instead', url },
      connection: { data: { apiKey: KEY } },
      tracing: true,
      redactor,
      signal: given.signal,
    } as const
    const running = runModule(app, name, values, world)
      .then((performed) => {
        const { error, calls, trace, bundles } = performed
        const shown = JSON.stringify([error?.message, error?.remedy, calls, trace])
        if (shown.includes(KEY)) fail('the key is shown')
        JSON.stringify(redactor.value(bundles))
      })
      .catch((error: unknown) => fail(`threw ${String(error).slice(0, 200)}`))
    if (!(await inTime(running, LONGEST))) {
      fail('has not ended in time')
      given.abort()
      if (!(await inTime(running, LONGEST_END))) fail('cannot be interrupted')
    }
    if (taken.includes(KEY)) fail('the key went to another host')
    for (const error of stray.take()) fail(`left an error that nobody caught: ${error}`)
  }
  try {
    const kinds = answerKinds(elsewhere.host).filter((_, at) => at % every === 0)
    for (const [index, kind] of kinds.entries()) {
      if (signal?.aborted) break
      // those that cost time are tried once
      const modules = kind.pause > 0 || kind.it.startsWith('a bomb') ? [index] : MODULES.keys()
      for (const module of modules) await attempt(kind, module)
    }
    const luck = chance(seed)
    const changeable = kinds.filter(({ pieces, pause }) => pause === 0 && size(pieces) < 100_000)
    for (let round = 0; round < rounds && !signal?.aborted; round += 1) {
      const answer = mutated(luck.pick(changeable), luck)
      await attempt({ ...answer, it: `round ${round}: ${answer.it}` }, round)
    }
  } finally {
    await Promise.all([service.close(), elsewhere.close()])
    stray.stop()
  }
  return { tried, failed }
}

const size = (pieces: readonly Buffer[]): number =>
  pieces.reduce((sum, piece) => sum + piece.length, 0)
