// A bare socket, for requests that no client would send.
import { connect, type Socket } from 'node:net'

export interface Raw {
  readonly socket: Socket
  /** Everything that came back until the other side closed. */
  readonly answer: Promise<string>
}

/** Connects to the host of a url and writes a text as it is. */
export function sendRaw(url: string, text: string): Raw {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const answer = new Promise<string>((resolve) => {
    let received = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      received += chunk
    })
    // a connection that is cut has an answer, too: what came before
    socket.on('error', () => resolve(received))
    socket.on('close', () => resolve(received))
  })
  socket.write(text)
  return { socket, answer }
}
