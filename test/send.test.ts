// Answers as no library would send them, over real sockets: each ends the request, one way or another.
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { isFailure, type Reply } from '../runner/engine/index.ts'
import { drive, send } from '../runner/io/index.ts'

/** Sends a GET to a server that answers with these bytes and closes, after a while, unless it stays. */
async function answered(bytes: string, stays = false, signal?: AbortSignal): Promise<Reply> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => {
      socket.write(bytes, 'latin1')
      if (!stays) setTimeout(() => socket.end(), 50)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  try {
    const url = `http://127.0.0.1:${port}/`
    return await send({ method: 'GET', url, headers: [], timeout: 1000 }, signal)
  } finally {
    server.close()
  }
}

const UPGRADE = 'upgrade: websocket\r\nconnection: upgrade\r\n\r\n'
const SWITCHES = / switches to another protocol \(101\), which answers no request\.$/

it.each<[string, string, boolean, RegExp]>([
  ['101 with what it switches to', `HTTP/1.1 101 X\r\n${UPGRADE}`, true, SWITCHES],
  ['101 alone', 'HTTP/1.1 101 X\r\n\r\n', true, SWITCHES],
  ['101 with a body', 'HTTP/1.1 101 X\r\ncontent-length: 2\r\n\r\nhi', true, SWITCHES],
  ['101 behind a hint', `HTTP/1.1 103 X\r\n\r\nHTTP/1.1 101 Y\r\n${UPGRADE}`, false, SWITCHES],
  ['100 and no more', 'HTTP/1.1 100 X\r\n\r\n', false, /: the connection was cut\.$/],
  ['hints and no more', 'HTTP/1.1 103 X\r\n\r\n'.repeat(500), true, / within 1000 ms\.$/],
  ['nothing', '', false, /: the connection was cut\.$/],
])('a request that gets %s has failed', async (_what, bytes, stays, message) => {
  const reply = await answered(bytes, stays)
  expect(isFailure(reply) ? reply.message : reply).toMatch(message)
})

it.each([
  ['an upgrade that is not asked for', `HTTP/1.1 200 X\r\n${UPGRADE}hi`, 200],
  ['a demand for an upgrade', `HTTP/1.1 426 X\r\ncontent-length: 2\r\n${UPGRADE}hi`, 426],
  ['hints first', `${'HTTP/1.1 103 X\r\n\r\n'.repeat(500)}HTTP/1.1 200 X\r\n\r\nhi`, 200],
])('a request that gets %s has its answer', async (_what, bytes, status) => {
  const reply = await answered(bytes)
  expect(isFailure(reply) ? reply : reply.status).toBe(status)
})

it('a run that is interrupted waits for nothing, not even for what never ends', async () => {
  const forever = () => new Promise<never>(() => {})
  const controller = new AbortController()
  const world = { send: forever, wait: forever, record: () => {} }
  function* waiting() {
    yield { kind: 'wait', milliseconds: 1 } as never
  }
  const driven = drive(waiting() as never, world, controller.signal)
  setTimeout(() => controller.abort(new Error('enough')), 10)
  await expect(driven).rejects.toThrow('enough')
})
