// What a communication takes from base, on the written JSON and before any expression is evaluated.
import { at, isRecord, type Json, own, type Path, type Span } from '../text/index.ts'
import type { Document } from './document.ts'

/** One request as it will be executed, with the place of every member, wherever it comes from. */
export interface Placed {
  /**
   * The merged directives. `headers` and `qs` are lists of layers, base first: each layer is
   * evaluated on its own and the later one wins per name (Make merges them key by key). What a
   * component writes as one expression is the only layer: it replaces that of base (documented).
   */
  readonly value: Readonly<Record<string, Json>>
  readonly spanOf: (path: Path, within?: { readonly start: number; readonly end: number }) => Span
}

export interface InheritOptions {
  /**
   * How `response.error` of both is joined. Documentation says only that the component overrides
   * base; merging keeps the status entries of base. [inferred, open point A-04]
   */
  readonly errorMerge?: 'deep' | 'replace'
}

/** Directives that are merged name by name after evaluation. */
const LAYERED = new Set(['headers', 'qs'])

/** One directive under two names: what a component writes under one replaces both in base. */
const SPELLINGS = [
  ['followRedirect', 'followRedirects'],
  ['followAllRedirect', 'followAllRedirects'],
]

/** Directives that are merged member by member, at any depth. */
const DEEP = new Set(['temp', 'body', 'oauth', 'aws'])

/**
 * The requests of a communication, each with what base gives. One request may stand alone or in a
 * list; a list means a chain. An empty or missing communication, and an empty list (seen in exports of
 * webhooks that attach nothing), is one request without directives.
 */
export function inherit(
  base: Document | undefined,
  communication: Document | undefined,
  options: InheritOptions = {},
): readonly Placed[] {
  const written = communication?.value
  const chain = Array.isArray(written) && written.length > 0
  const requests: readonly Json[] = chain ? written : [written ?? {}]
  const under = isRecord(base?.value) ? base.value : {}
  return requests.map((request, index) => {
    const prefix: Path = chain ? [index] : []
    const over = isRecord(request) ? request : {}
    return {
      value: mergeRequest(under, over, options),
      spanOf: (path, within) => {
        const fromBase = base && at(over, path) === undefined && at(under, path) !== undefined
        if (fromBase || !communication) return spanIn(base, path, within)
        return communication.spanOf([...prefix, ...path], within)
      },
    }
  })
}

function spanIn(
  document: Document | undefined,
  path: Path,
  within: { readonly start: number; readonly end: number } | undefined,
): Span {
  if (document) return document.spanOf(path, within)
  return { source: { file: '', text: '' }, start: 0, end: 0 }
}

function mergeRequest(
  under: Readonly<Record<string, Json>>,
  over: Readonly<Record<string, Json>>,
  options: InheritOptions,
): Record<string, Json> {
  const merged: Record<string, Json> = { ...under, ...over }
  for (const names of SPELLINGS) {
    if (names.every((name) => over[name] === undefined)) continue
    for (const name of names) if (over[name] === undefined) delete merged[name]
  }
  for (const name of LAYERED) {
    const below = isExpression(over[name]) ? undefined : under[name]
    const layers = [below, over[name]].filter((layer) => layer !== undefined)
    if (layers.length > 0) merged[name] = layers
  }
  for (const name of DEEP) {
    if (under[name] !== undefined && over[name] !== undefined) {
      merged[name] = mergeDeep(under[name], over[name])
    }
  }
  if (isRecord(under.response) && isRecord(over.response)) {
    merged.response = mergeResponse(under.response, over.response, options)
  }
  const sanitize = [...sanitizePaths(under), ...sanitizePaths(over)]
  if (sanitize.length > 0) {
    merged.log = { ...(isRecord(merged.log) ? merged.log : {}), sanitize: [...new Set(sanitize)] }
  }
  return merged
}

/** True for a value that is written as one text with an expression, not as an object. */
function isExpression(written: Json | undefined): boolean {
  return typeof written === 'string' && written.includes('{{')
}

function mergeResponse(
  under: Readonly<Record<string, Json>>,
  over: Readonly<Record<string, Json>>,
  options: InheritOptions,
): Json {
  const merged: Record<string, Json> = { ...under, ...over }
  for (const name of ['temp', 'error']) {
    const lower = under[name]
    const upper = over[name]
    if (lower === undefined || upper === undefined) continue
    const replace = name === 'error' && options.errorMerge === 'replace'
    merged[name] = replace ? upper : mergeDeep(lower, upper)
  }
  return merged
}

/** Objects are merged member by member; anything else is replaced by the upper value. */
export function mergeDeep(under: Json, over: Json): Json {
  if (!isRecord(under) || !isRecord(over)) return over
  const merged: Record<string, Json> = { ...under }
  for (const [name, value] of Object.entries(over)) {
    const lower = merged[name]
    merged[name] = lower === undefined ? value : mergeDeep(lower, value)
  }
  return merged
}

/**
 * What an epoch changes, over the communication of its trigger: member by member; over a chain it
 * changes the last step, which lists the items. [chains: inferred, public apps have such triggers]
 */
export function overlaid(under: Document | undefined, over: Document): Document {
  const value = overlaidValue(under?.value, over.value)
  const intoLast = Array.isArray(value) && !Array.isArray(over.value)
  const pathInOver = (path: Path): Path | undefined => {
    if (!intoLast) return path
    return path[0] === value.length - 1 ? path.slice(1) : undefined
  }
  const pick = (path: Path): readonly [Document, Path] => {
    const own = pathInOver(path)
    const isOwn = own !== undefined && at(over.value, own) !== undefined
    return isOwn || !under ? [over, own ?? []] : [under, path]
  }
  return {
    source: over.source,
    value,
    spanOf: (path, within) => {
      const [document, found] = pick(path)
      return document.spanOf(found, within)
    },
    keySpanOf: (path) => {
      const [document, found] = pick(path)
      return document.keySpanOf(found)
    },
  }
}

/** The value of `overlaid`. */
export function overlaidValue(under: Json | undefined, over: Json): Json {
  if (!Array.isArray(under)) return mergeDeep(under ?? {}, over)
  if (!Array.isArray(over)) {
    return under.map((step, index) => (index === under.length - 1 ? mergeDeep(step, over) : step))
  }
  if (over.length !== under.length) return over
  return under.map((step, index) => mergeDeep(step, over[index] ?? {}))
}

/** `log.sanitize` is united, so that a component can only hide more, never less. [inferred] */
function sanitizePaths(request: Record<string, Json>): string[] {
  const paths = own(request.log, 'sanitize')
  // one path without a list hides what it names, too
  const list = Array.isArray(paths) ? paths : [paths]
  return list.filter((path) => typeof path === 'string')
}
