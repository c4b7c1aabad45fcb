// Takes a multipart body apart again, for cases that look at its parts.

export interface Part {
  readonly name: string
  readonly filename?: string
  readonly type?: string
  readonly value: string
}

/** The parts of a body; none when the Content-Type names no boundary. */
export function partsOf(body: string | Uint8Array, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1]
  if (boundary === undefined) return []
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
  const chunks = text.split(`--${boundary}`).slice(1, -1)
  return chunks.map((chunk) => {
    const [head = '', ...rest] = chunk.replace(/^\r\n/, '').split('\r\n\r\n')
    const value = rest.join('\r\n\r\n').replace(/\r\n$/, '')
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? ''
    const filename = /filename="([^"]*)"/.exec(head)?.[1]
    const type = /content-type: *([^\r\n]*)/i.exec(head)?.[1]
    return {
      name,
      ...(filename === undefined ? {} : { filename }),
      ...(type === undefined ? {} : { type }),
      value,
    }
  })
}
