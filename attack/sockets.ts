// Bare servers and bare clients: no library stands between an attack and the bytes.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Listening {
  /** Host and port, such as 127.0.0.1:40123. */
  readonly host: string
  readonly close: () => Promise<void>
}

/** Listens on a free port of this machine; connections that fail are left at that. */
export async function listening(greet: (socket: Socket) => void): Promise<Listening> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
    greet(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    })
  return { host: `127.0.0.1:${port}`, close }
}

export interface Calling {
  readonly socket: Socket
  /** Everything that came until the other side closed, or until `patience` milliseconds were over. */
  readonly heard: (patience: number) => Promise<string>
}

/** Connects to a server of this machine. */
export function calling(host: string): Calling {
  const { hostname, port } = new URL(`http://${host}`)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk) => {
    received += chunk
  })
  const closed = new Promise<void>((resolve) => {
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve())
  })
  const heard = async (patience: number): Promise<string> => {
    await inTime(closed, patience)
    return received
  }
  return { socket, heard }
}

/** Waits for something, but not longer than some milliseconds; says whether it came. */
export async function inTime(done: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const came = await Promise.race([done.then(() => true as const), late])
  clearTimeout(timer)
  return came
}
