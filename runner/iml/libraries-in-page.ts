// What a page has in the place of libraries.ts: the same names, and nothing of Node.
//
// The dialog model (runner/parameters) needs nothing else of Node. A bundler for a page resolves each import
// that ends in `/libraries.ts` to this file: esbuild by a plugin with `onResolve`, Vite by `resolve.alias`;
// test/page.test.ts does it. Names nothing asks for fall away, as do the libraries behind them.
import type * as Crypto from 'node:crypto'
import type * as Vm from 'node:vm'
import * as fastXmlParser from 'fast-xml-parser'
import momentTimezone from 'moment-timezone'

/** moment with its time zones, a part of the bundle. */
export function moment(): typeof momentTimezone {
  return momentTimezone
}

/** fast-xml-parser, a part of the bundle. */
export function xmlParser(): typeof fastXmlParser {
  return fastXmlParser
}

/** A page only has cryptography that must be waited for, which an expression cannot. Throws an Error. */
export function crypto(): typeof Crypto {
  throw new Error('Digests and signatures cannot be computed in a page.')
}

/** A page cannot stop a script: what runs away there is ended by the browser, as it is in Make's editor. */
export function vm(): typeof Vm | undefined {
  return undefined
}

/** The bytes of a text in UTF-8 or Latin-1; undefined for any other encoding. */
export function bytesOfText(text: string, encoding: string): Uint8Array | undefined {
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(text)
  return encoding === 'latin1' ? Uint8Array.from(text, (one) => one.charCodeAt(0)) : undefined
}
