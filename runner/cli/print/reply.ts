// The answer a webhook or a responder gives, as it goes over the wire.
import { type replyBody as Body, replyBody } from '../../run/index.ts'
import { visible } from './wrap.ts'

type Reply = Parameters<typeof Body>[0]

/** Status, headers and body, in lines. */
export function drawReply(reply: Reply): string[] {
  const headers = Object.entries(reply.headers).map(([name, value]) => visible(`${name}: ${value}`))
  return [String(reply.status), ...headers, ...bodyLines(replyBody(reply))]
}

/** A body behind an empty line; bytes that are no text are only counted. */
export function bodyLines(body: string | Uint8Array): string[] {
  if (body.length === 0) return []
  const text = typeof body === 'string' ? body : textOf(body)
  return [
    '',
    ...(text === undefined ? [`(${body.length} bytes)`] : text.split(/\r?\n/).map(visible)),
  ]
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // told by the caller as a number of bytes
    return undefined
  }
}
