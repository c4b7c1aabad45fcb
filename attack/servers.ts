// Attack: strangers at the servers of this program. Others must be served, and the end must come, all the same.
import { type Attack, type Attacked, strayErrors } from './attack.ts'
import { mutated, type Written, write } from './bytes.ts'
import { chance } from './chance.ts'
import { FOREIGN, halves, requestKinds } from './request-kinds.ts'
import { calling } from './sockets.ts'
import {
  listenTarget,
  portalTarget,
  signInTarget,
  statusOf,
  type Target,
  workbenchTarget,
} from './targets.ts'

/** Milliseconds in which an answer is waited for; some requests never get one. */
const PATIENCE = 150

/** Clients that hang on each server from the beginning to its end. */
const HANGING = 200

/**
 * Asks the portal (its API and its control path), a listener, a sign-in and the workbench in every hostile way and in
 * `rounds` changed ones, which follow from the seed. A request fails the attack when the server then
 * fails a good one, fails itself, or answers under a foreign name; so do an end that does not come
 * while clients hang, and an error that nobody caught. Only each `every`-th known way is tried.
 */
export async function servers({ seed, rounds, signal }: Attack, every = 1): Promise<Attacked> {
  const stray = strayErrors()
  const failed: string[] = []
  let tried = 0
  try {
    const targets = await Promise.all([
      portalTarget('the portal', '/reseller/public-api/subscriptions?limit=1&api_token=k'),
      portalTarget('its control path', '/__fake__/clock'),
      listenTarget(),
      signInTarget(),
      workbenchTarget(),
    ])
    const attacked = targets.map(async (target, index) => {
      // their requests mix as time has it, so each has a chance of its own
      const luck = chance(seed + index)
      const fail = (what: string): void => {
        failed.push(`${target.name}: ${what}`)
      }
      const hanging = hang(target)
      const attempt = async (one: Written): Promise<void> => {
        tried += 1
        const answer = await send(target, one)
        const status = statusOf(answer)
        if (status >= 500) fail(`${one.it}: answered with ${status}`)
        const wrong = await target.probe()
        if (wrong !== undefined) fail(`${one.it}: then it ${wrong}`)
        for (const error of stray.take())
          fail(`${one.it}: left an error that nobody caught: ${error}`)
      }
      const kinds = requestKinds(target.asked).filter((_, at) => at % every === 0)
      for (const kind of kinds) if (!signal?.aborted) await attempt(kind)
      for (const host of FOREIGN) {
        tried += 1
        const status = statusOf(await send(target, named(target, host)))
        if (status !== 421 && status !== 400)
          fail(`under the name ${host}: answered with ${status}`)
      }
      const changeable = kinds.filter(({ pieces }) => (pieces[0]?.length ?? 0) < 100_000)
      for (let round = 0; round < rounds && !signal?.aborted; round += 1) {
        const changed = mutated(luck.pick(changeable), luck)
        await attempt({ ...changed, it: `round ${round}: ${changed.it}` })
      }
      const wrong = await target.end()
      if (wrong !== undefined) fail(wrong)
      for (const socket of hanging) socket.destroy()
    })
    await Promise.all(attacked)
    for (const error of stray.take()) failed.push(`at the end: nobody caught ${error}`)
  } finally {
    stray.stop()
  }
  return { tried, failed }
}

/** Sends a request and gives what comes back, at once or never. */
async function send({ asked }: Target, one: Written): Promise<string> {
  const { socket, heard } = calling(asked.host)
  // a server may refuse before everything has been said
  await write(socket, one.end === 'closed' ? { ...one, end: 'open' } : one)
  const answer = await heard(PATIENCE)
  socket.destroy()
  return answer
}

function hang(target: Target) {
  const kinds = halves(target.asked)
  return Array.from({ length: HANGING }, (_, at) => {
    const { socket } = calling(target.asked.host)
    const half = kinds[at % kinds.length]
    if (half) write(socket, half)
    return socket
  })
}

function named({ asked }: Target, host: string): Written {
  const text = `GET ${asked.path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`
  return { it: host, pieces: [Buffer.from(text)], pause: 0, end: 'open' }
}
