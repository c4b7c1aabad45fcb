// Slips in the keys of a case: an expectation that is misspelt would otherwise never be looked at.
import { DEFAULT_CAPS, DEFAULT_SWITCHES } from '../engine/index.ts'
import { didYouMean, isRecord } from '../text/index.ts'
import type { Case } from './case.ts'

const COMMON = ['id', 'it', 'title', 'group', 'source', 'certain', 'edge', 'note']

const RUN = [
  'base',
  'connection',
  'connectionFrom',
  'connectionOAuth',
  'common',
  'parameters',
  'data',
  'webhook',
  'incoming',
  'payloads',
  'endpoints',
  'callbackQuery',
  'functions',
  'now',
  'options',
  'http',
  'expect',
]

/** Keys by kind; what is not listed may stand there as a remark, unless it looks like a listed one. */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['iml', ['expr', 'context', 'expect', 'expectType', 'error', 'errorIncludes', 'drawn', 'basis']],
  ['communication', ['component', 'communication', ...RUN]],
  ['module', ['module', 'rpc', ...RUN]],
  [
    'parameters',
    [
      'schema',
      'value',
      'domains',
      'options',
      'rpc',
      'valid',
      'errors',
      'warnings',
      'rpcCalls',
      'states',
      'schemas',
      'profile',
      'output',
      'head',
      'moduleCrud',
      'timezone',
      'now',
    ],
  ],
  ['json-schema', ['direction', 'input', 'options', 'output', 'skippedPaths', 'throws']],
])

/** Keys of an entry of `http`. */
const EXCHANGE = [
  'request',
  'headers',
  'absentHeaders',
  'singleHeaders',
  'rawHeader',
  'body',
  'noBody',
  'form',
  'parts',
  'host',
  'answer',
]

/** The first key that looks like a slip, as a sentence; undefined when there is none. */
export function slipIn(kind: string, played: Case): string | undefined {
  const known = [...COMMON, ...(KEYS.get(kind) ?? [])]
  const exchanges = Array.isArray(played.http) ? played.http : []
  return (
    slipAmong(Object.keys(played), known) ??
    optionSlip(played.options) ??
    exchanges
      .filter(isRecord)
      .map((exchange) => slipAmong(Object.keys(exchange), EXCHANGE))
      .find((slip) => slip !== undefined)
  )
}

/** A switch that does not exist would leave the case with the usual decision. */
function optionSlip(options: unknown): string | undefined {
  if (!isRecord(options)) return undefined
  const known = [...Object.keys(DEFAULT_SWITCHES), ...Object.keys(DEFAULT_CAPS), 'timezone']
  const stranger = Object.keys(options).find((name) => !known.includes(name))
  if (stranger === undefined) return undefined
  return `"${stranger}" is no option, ${didYouMean(stranger, known) ?? `known are ${known.join(', ')}`}`
}

function slipAmong(keys: readonly string[], known: readonly string[]): string | undefined {
  for (const key of keys) {
    if (known.includes(key)) continue
    const hint = didYouMean(key, known)
    if (hint) return `"${key}" is no key of a case, ${hint}`
  }
  return undefined
}
