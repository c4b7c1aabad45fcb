// Requests and answers as bytes: put together, changed by chance, written piece by piece.
import type { Socket } from 'node:net'
import type { Chance } from './chance.ts'

/** What is written to a socket, and what then becomes of the connection. */
export interface Written {
  readonly it: string
  readonly pieces: readonly Buffer[]
  /** Milliseconds between two pieces. */
  readonly pause: number
  /** Closed in order, cut off with a reset, or left open without another word. */
  readonly end: 'closed' | 'reset' | 'open'
}

/** Texts as their characters' lower bytes, so that every byte can be written. */
export function bytes(...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
}

export function written(it: string, ...parts: readonly (string | Buffer)[]): Written {
  return { it, pieces: [bytes(...parts)], pause: 0, end: 'closed' }
}

/** Writes everything and ends as told; a connection that the other side ended is left at that. */
export async function write(socket: Socket, { pieces, pause, end }: Written): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return
    socket.write(piece)
    if (pause > 0) await new Promise((done) => setTimeout(done, pause))
  }
  if (end === 'closed') socket.end()
  if (end === 'reset') socket.write('', () => socket.resetAndDestroy())
}

const WORTH_WRITING = [
  '\r\n',
  '\n',
  '\r',
  ':',
  ' ',
  '\t',
  '\0',
  '\u00ff',
  '0',
  '-1',
  '9999999999999999999999',
  '1e999',
  'ffffffffffffffff',
  '{',
  '[',
  '"',
  '\\',
  '\\ud800',
  '%00',
  '%',
  '../',
  '<!--',
  '<![CDATA[',
  '&',
  'chunked',
  'gzip',
  'close',
  'content-length: 5\r\n',
  'transfer-encoding: chunked\r\n',
  'HTTP/1.1 ',
  '__proto__',
  'constructor',
  '\u001b[2J',
  '{{',
  '}}',
  '[[[[[[[[[[',
  '"__proto__":{',
  ',,',
  'null',
]

/** The same with up to five changes: lost, doubled, turned, put in, or cut into pieces. */
export function mutated(one: Written, chance: Chance): Written {
  let whole: Buffer = Buffer.concat(one.pieces)
  const changes = 1 + chance.below(5)
  for (let change = 0; change < changes; change += 1) whole = changedOnce(whole, chance)
  const pieces: Buffer[] = []
  const size = chance.below(4) === 0 ? 1 + chance.below(40) : whole.length
  // so many pieces at most: an attack is to come to its end
  for (let at = 0; at < whole.length; at += Math.max(size, whole.length / 20)) {
    pieces.push(whole.subarray(Math.floor(at), Math.floor(at + Math.max(size, whole.length / 20))))
  }
  const end = chance.pick(['closed', 'closed', 'reset', one.end] as const)
  return { it: `${one.it}, changed`, pieces, pause: chance.below(5) === 0 ? 2 : 0, end }
}

function changedOnce(whole: Buffer, chance: Chance): Buffer {
  // mostly where the lines are that steer
  const near = chance.below(3) > 0 ? Math.min(whole.length, 300) : whole.length
  const from = chance.below(near + 1)
  const to = Math.min(whole.length, from + 1 + chance.below(chance.below(6) === 0 ? 200 : 8))
  const [before, taken, after] = [
    whole.subarray(0, from),
    whole.subarray(from, to),
    whole.subarray(to),
  ]
  const kind = chance.below(5)
  if (kind === 0) return bytes(before, after)
  if (kind === 1) return bytes(before, taken, taken, after)
  if (kind === 2) return bytes(before, chance.pick(WORTH_WRITING), after)
  if (kind === 3) return bytes(before, chance.pick(WORTH_WRITING), taken, after)
  return bytes(before, Buffer.from(taken.map((byte) => byte ^ (1 << chance.below(8)))), after)
}
