// A lock by raised flags, each a socket that listens: raise yours, look for others, alone means held.
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../files.ts'
import { privateFolder } from '../kept.ts'
import type { Holder, Wait } from './wait.ts'

/** Milliseconds until a flag is looked at again that stands but could not be asked. */
const PAUSE = 20

/** How a file system says that it has no sockets. */
const NO_SOCKETS = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EINVAL', 'ENOSYS'])

/** A raised flag: when (hexadecimal milliseconds, so that names stand in order), chance, pid, command. */
const FLAG = /^flag-([0-9a-f]{12})-[0-9a-f]{16}-(\d+)-([a-z]*)$/

/** Behind the name of a flag while it is being made. */
const NEW = '.new'

/**
 * Raises a flag in a folder and gives the function that lowers it, once no other flag stands there.
 *
 * Why two can never hold: a holder raised its flag before it looked, and keeps it up while it holds. Of
 * two holders the one that looked last would have seen the other's. A flag counts as fallen only when
 * the kernel says that nobody listens behind it. That is so for ever, because a name is raised once, and
 * therefore it may be removed at any time. Of two that wait the one whose name comes first keeps its
 * flag up and the other lowers its own, so that somebody always comes in.
 */
export async function raiseAlone(folder: string, wait: Wait): Promise<() => void> {
  const since = Date.now()
  for (;;) {
    wait.signal?.throwIfAborted()
    const flag = await raise(folder, since, wait.command)
    let before: Standing | undefined
    let alone = false
    try {
      before = await firstOrAlone(flag, wait)
      alone = before === undefined
    } finally {
      if (!alone) flag.lower()
    }
    if (!before) return flag.lower
    await oneFalls([before], wait.signal)
  }
}

/** Waits until no other flag stands; gives the flag to stand back for when one's name comes first. */
async function firstOrAlone(flag: Flag, wait: Wait): Promise<Standing | undefined> {
  for (;;) {
    const others = await standing(flag)
    const [first] = others
    if (!first) return undefined
    wait.blockedBy(holderOf(first.name))
    if (first.name < flag.name) {
      for (const { leave } of others.slice(1)) leave()
      return first
    }
    await oneFalls(others, wait.signal)
  }
}

interface Flag {
  readonly name: string
  /** The folder, by a way short enough for the address of a socket. */
  readonly way: string
  readonly lower: () => void
}

async function raise(folder: string, since: number, command: string): Promise<Flag> {
  for (let place = folder; ; ) {
    try {
      return await raiseIn(place, since, command)
    } catch (error) {
      const { code = '', syscall } = error as NodeJS.ErrnoException
      if (NO_SOCKETS.has(code) && place === folder) place = elsewhere(folder)
      // somebody swept it away, to whom this process did not look alive
      else if (code !== 'ENOENT' || syscall !== 'rename') throw error
    }
  }
}

async function raiseIn(folder: string, since: number, command: string): Promise<Flag> {
  const when = Math.max(since, 0).toString(16).padStart(12, '0')
  const chance = randomBytes(8).toString('hex')
  const name = `flag-${when}-${chance}-${process.pid}-${command}`
  const opened = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  const way = `/proc/self/fd/${opened}`
  const waiters = new Set<Socket>()
  const server = createServer((socket) => {
    waiters.add(socket)
    // they ask nothing: the end of the connection is the answer
    socket
      .on('error', () => {})
      .on('close', () => waiters.delete(socket))
      .resume()
  })
  const lower = (): void => {
    rmSync(`${way}/${name}`, { force: true })
    server.close()
    for (const socket of waiters) socket.destroy()
    closeSync(opened)
  }
  try {
    server.listen(`${way}/${name}${NEW}`)
    await once(server, 'listening')
    // an asker that could not be let in asks again
    server.on('error', () => {})
    renameSync(`${way}/${name}${NEW}`, `${way}/${name}`)
  } catch (error) {
    rmSync(`${way}/${name}${NEW}`, { force: true })
    lower()
    throw error
  }
  return { name, way, lower }
}

/** Where flags are raised for a folder whose file system has no sockets. */
function elsewhere(folder: string): string {
  const mark = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)
  // not the folder for temporary files, which each process may be told otherwise
  const own = privateFolder(`/tmp/dryrun-${process.getuid?.()}`)
  return privateFolder(`${own}/${mark}`)
}

/** A flag of somebody else, which stands. */
interface Standing {
  readonly name: string
  readonly falls: Promise<unknown>
  /** Asks no longer. */
  readonly leave: () => void
}

/** The flags of others that stand, by name; fallen ones are removed. */
async function standing({ name, way }: Flag): Promise<readonly Standing[]> {
  const sockets = readdirSync(way).filter(
    (one) =>
      one.startsWith('flag-') &&
      lstatSync(`${way}/${one}`, { throwIfNoEntry: false })?.isSocket() === true,
  )
  for (const one of sockets) {
    const holder = one.endsWith(NEW) ? holderOf(one.slice(0, -NEW.length)) : undefined
    // nobody looks at it; one that is swept too early is made again
    if (holder && !isAlive(holder.pid)) rmSync(`${way}/${one}`, { force: true })
  }
  const others = sockets.filter((one) => one !== name && FLAG.test(one))
  const asked = await Promise.all(others.map((one) => ask(way, one)))
  return asked
    .filter((one) => one !== undefined)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Asks the kernel whether somebody listens behind a flag. */
async function ask(way: string, name: string): Promise<Standing | undefined> {
  const socket = connect(`${way}/${name}`)
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  // said by `once` below; what comes later is told by the end of the connection
  socket.on('error', () => {}).resume()
  try {
    await once(socket, 'connect')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ECONNREFUSED') rmSync(`${way}/${name}`, { force: true })
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return undefined
    // it has as many askers as it can have, or belongs to another user
    return { name, falls: sleep(PAUSE), leave: () => {} }
  }
  return { name, falls: ended, leave: () => socket.destroy() }
}

/** Waits until one of some flags falls. */
async function oneFalls(
  flags: readonly Standing[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const over = new AbortController()
  try {
    signal?.throwIfAborted()
    const stopped = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: over.signal }),
    )
    await Promise.race([...flags.map(({ falls }) => falls), stopped])
  } finally {
    over.abort()
    for (const { leave } of flags) leave()
  }
}

function holderOf(name: string): Holder | undefined {
  const [, when = '', pid, command = ''] = FLAG.exec(name) ?? []
  return pid === undefined
    ? undefined
    : { pid: Number(pid), command, since: new Date(Number.parseInt(when, 16)) }
}
