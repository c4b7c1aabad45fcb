// Table of the body types: how a request body is written down and how an answer is read.
import { binary } from './binary.ts'
import type { BodyCodec } from './codec.ts'
import { json } from './json.ts'
import { multipart } from './multipart.ts'
import { text } from './text.ts'
import { urlencoded } from './urlencoded.ts'

/** Codecs of request bodies by the name an author writes. */
export const bodyCodecs: ReadonlyMap<string, BodyCodec> = new Map(
  [
    json,
    urlencoded,
    multipart,
    text,
    { ...text, name: 'string' },
    { ...text, name: 'raw' },
    binary,
  ].map((codec) => [codec.name, codec]),
)

export { decodeAnswer, readerNames, readerOfType } from './answer.ts'
export type { BodyCodec, Encoded } from './codec.ts'
