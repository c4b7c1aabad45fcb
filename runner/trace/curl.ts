// A request as a curl command that a shell takes as it stands; secrets are masked before.
import type { HttpRequest } from '../engine/index.ts'
import type { Redactor } from './redact.ts'

/** What a command says of a request. */
export type Sent = Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>

/** The command in one line per option. A body that is no text is only counted. */
export function curlOf(request: Sent, redactor: Redactor): string {
  const { method, headers, body } = request
  const url = redactor.text(request.url)
  const options = [
    ...methodOption(method, body),
    // brackets and braces are patterns to curl
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...headers.map(([name, value]) => `-H ${quoted(headerText(name, redactor.text(value)))}`),
    ...bodyOption(body, redactor),
  ]
  return [`curl ${quoted(url)}`, ...options].join(' \\\n  ')
}

/** A GET needs no word; with -X HEAD curl would wait for a body. */
function methodOption(method: string, body: HttpRequest['body']): string[] {
  if (method === 'GET' && body === undefined) return []
  return method === 'HEAD' ? ['--head'] : [`-X ${quoted(method)}`]
}

/** curl leaves out a header whose value is empty, unless a semicolon ends its name. */
function headerText(name: string, value: string): string {
  return value === '' ? `${name};` : `${name}: ${value}`
}

function bodyOption(body: HttpRequest['body'], redactor: Redactor): string[] {
  if (body === undefined) return []
  const text = typeof body === 'string' ? body : textOf(body)
  if (text === undefined) return [`--data-binary @FILE-OF-${body.length}-BYTES`]
  return [`--data-raw ${quoted(redactor.text(text))}`]
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // bytes that are no text cannot stand in a command
    return undefined
  }
}

/** In single quotes a shell changes nothing; a quote itself is put between two such texts. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
