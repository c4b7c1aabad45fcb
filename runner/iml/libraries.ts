// The one place that loads libraries while an expression runs: at first use, and synchronously.
//
// Dates, XML and digests need libraries that take longer to load than most programs run, and evaluation
// never waits. From source the packages are required by name. The build sets DRYRUN_LIBRARIES to the folder
// (relative to the bundle) in which it puts each of them as one CommonJS file named <package>.cjs.
//
// A page has no Node: a bundler for one puts libraries-in-page.ts in the place of this file.
import type * as Crypto from 'node:crypto'
import { createRequire } from 'node:module'
import type * as Vm from 'node:vm'
import type * as FastXmlParser from 'fast-xml-parser'
import type * as Moment from 'moment-timezone'

declare const DRYRUN_LIBRARIES: string | undefined

let require: NodeJS.Require | undefined

function load(path: string): unknown {
  // made at first use, which most programs never come to
  require ??= createRequire(import.meta.url)
  return require(path)
}

function library(name: string): unknown {
  return typeof DRYRUN_LIBRARIES === 'undefined'
    ? load(name)
    : load(`${DRYRUN_LIBRARIES}${name}.cjs`)
}

let loadedMoment: typeof Moment | undefined

/** moment with its time zones; some 25 ms at the first call, nothing later. */
export function moment(): typeof Moment {
  loadedMoment ??= silent(library('moment-timezone') as typeof Moment)
  return loadedMoment
}

/** What moment thinks of a text is no business of whoever runs an expression. */
function silent(library: typeof Moment): typeof Moment {
  library.suppressDeprecationWarnings = true
  return library
}

let loadedXml: typeof FastXmlParser | undefined

/** fast-xml-parser. */
export function xmlParser(): typeof FastXmlParser {
  loadedXml ??= library('fast-xml-parser') as typeof FastXmlParser
  return loadedXml
}

let loadedCrypto: typeof Crypto | undefined

/** Node's own cryptography. */
export function crypto(): typeof Crypto {
  loadedCrypto ??= load('node:crypto') as typeof Crypto
  return loadedCrypto
}

let loadedVm: typeof Vm | undefined

/** Scripts under a time limit; undefined where there is no such thing. */
export function vm(): typeof Vm | undefined {
  loadedVm ??= load('node:vm') as typeof Vm
  return loadedVm
}

/** The bytes of a text; undefined for an encoding that Node does not know. */
export function bytesOfText(text: string, encoding: string): Uint8Array | undefined {
  return Buffer.isEncoding(encoding) ? Buffer.from(text, encoding) : undefined
}
