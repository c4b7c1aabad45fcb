// Reads the JSON body of a request, up to a limit; whatever is wrong with it becomes a refusal.

import type { Tree } from './document.ts'
import { quote, type Refusal, refuse } from './refusal.ts'

/** The parsed body, or why it can not be read. */
export async function readJson(
  request: Request,
  limitBytes: number,
): Promise<{ readonly json: Tree } | Refusal> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    const found =
      type === ''
        ? 'The request has no content-type.'
        : `The content-type ${quote(type)} is not understood.`
    return refuse('unsupported_media_type', found, {
      info: 'Send JSON with content-type: application/json.',
    })
  }
  const bytes = await readBytes(request, limitBytes)
  if (isTooLarge(bytes)) {
    return refuse('body_too_large', `The request body is larger than ${limitBytes} bytes.`, {
      info: 'Send less at once.',
    })
  }
  return parseJson(bytes)
}

/** Levels of a body that are read; the API's own nest four deep. */
const DEEPEST = 200

function parseJson(bytes: Uint8Array): { readonly json: Tree } | Refusal {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.trim() === '')
      return refuse('invalid_request', 'The request body is empty.', {
        info: 'Send a JSON object.',
      })
    if (nestsDeeper(text, DEEPEST))
      return refuse('invalid_request', `The request body nests deeper than ${DEEPEST} levels.`, {
        info: 'Send a flatter object.',
      })
    return { json: JSON.parse(text) }
  } catch (cause) {
    // A TypeError is the decoder's, a SyntaxError is JSON's; both are the caller's to mend.
    const error =
      cause instanceof SyntaxError
        ? 'The request body is not valid JSON.'
        : 'The request body is not valid UTF-8.'
    return refuse('invalid_request', error, { info: 'Check the request body.' })
  }
}

/** Whether brackets nest deeper, those inside of texts left out. */
function nestsDeeper(json: string, most: number): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]
    if (character === '"') isText = !isText
    else if (isText) {
      if (character === '\\') at += 1
    } else if (character === '[' || character === '{') {
      depth += 1
      if (depth > most) return true
    } else if (character === ']' || character === '}') depth -= 1
  }
  return false
}

const TOO_LARGE = Symbol('too large')

function isTooLarge(bytes: Uint8Array | typeof TOO_LARGE): bytes is typeof TOO_LARGE {
  return bytes === TOO_LARGE
}

/** All bytes, or as soon as there are too many, a mark; a declared length is believed before reading. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array | typeof TOO_LARGE> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return TOO_LARGE
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      return TOO_LARGE
    }
    chunks.push(value)
  }
}
