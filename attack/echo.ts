// A service that says one text everywhere: in bodies of all kinds, in headers, in its status, in broken answers.
import { bytes, type Written, write, written } from './bytes.ts'
import type { Chance } from './chance.ts'
import { type Listening, listening } from './sockets.ts'

/** A service whose next answers can be told. */
export interface Echo extends Listening {
  /** Every request from now on gets this. */
  readonly say: (answer: Written) => void
}

export async function echo(): Promise<Echo> {
  let next: Written | undefined
  const service = await listening((socket) => {
    socket.once('data', () => {
      if (next) write(socket, next)
    })
  })
  return {
    ...service,
    say: (answer) => {
      next = answer
    },
  }
}

const JSON_TYPE = 'application/json'

const answer = (it: string, status: string, headers: readonly string[], body: string): Written =>
  written(
    it,
    `HTTP/1.1 ${status}\r\n${headers.map((line) => `${line}\r\n`).join('')}connection: close\r\n\r\n`,
    Buffer.from(body),
  )

/** No header and no status can hold a line break, and none more than a byte in a character. */
const inHeader = (text: string): string =>
  Buffer.from(text.replace(/[\r\n]/g, ' ')).toString('latin1')

type Kind = (text: string, status: string) => Written

const kinds: readonly Kind[] = [
  (text, status) => {
    const value = {
      id: text,
      [text]: text,
      data: [{ id: text, label: text, [text]: [text] }],
      error: { message: `no ${text}`, code: text },
      token: text,
    }
    return answer('JSON', status, [`content-type: ${JSON_TYPE}`], JSON.stringify(value))
  },
  (text, status) =>
    answer('a text of JSON', status, [`content-type: ${JSON_TYPE}`], JSON.stringify(text)),
  (text, status) => answer('text', status, ['content-type: text/plain'], text),
  (text, status) => answer('broken JSON', status, [`content-type: ${JSON_TYPE}`], `${text} {"a":`),
  (text, status) =>
    answer('JSON cut off', status, [`content-type: ${JSON_TYPE}`], `{"id":"${text}", "x": ${text}`),
  (text, status) =>
    answer(
      'a form',
      status,
      ['content-type: application/x-www-form-urlencoded'],
      `id=${text}&${text}=1`,
    ),
  (text, status) =>
    answer('bytes', status, ['content-type: application/octet-stream'], `\u00ff${text}`),
  (text, status) =>
    answer(
      'XML',
      status,
      ['content-type: text/xml'],
      `<a b="${escapedXml(text)}"><c>${escapedXml(text)}</c></a>`,
    ),
  (text, status) => answer('broken XML', status, ['content-type: text/xml'], `<a>${text}</b>`),
  (text, status) =>
    answer(
      'headers',
      status,
      [`x-echo: ${inHeader(text)}`, `retry-after: ${inHeader(text)}`],
      '{}',
    ),
  (text, status) =>
    answer('a status', `${status.slice(0, 3)} ${inHeader(text)}`, [], JSON.stringify({ id: text })),
  (text) => answer('a redirect', '302 Found', [`location: /api/${inHeader(text)}`], ''),
  (text) =>
    answer('a redirect away', '307 X', [`location: http://127.0.0.1:9/${inHeader(text)}`], ''),
  (text, status) => answer('a broken header', status, [`${inHeader(text)}`, 'x: y'], '{}'),
  (text) => ({
    it: 'no HTTP',
    pieces: [bytes(inHeader(text), '\r\n\r\n')],
    pause: 0,
    end: 'closed',
  }),
]

const STATUSES = [
  '200 OK',
  '200 OK',
  '200 OK',
  '400 X',
  '401 X',
  '403 X',
  '404 X',
  '429 X',
  '500 X',
]

/** One answer of the service that says a text, of any kind and status. */
export function answerWith(text: string, luck: Chance): Written {
  const status = luck.pick(STATUSES)
  const made = luck.pick(kinds)(text, status)
  return { ...made, it: `${made.it}, ${status.slice(0, 3)}` }
}

function escapedXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
