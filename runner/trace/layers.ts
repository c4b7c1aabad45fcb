// A text as others read it: where something is encoded, what it means, each unit with its place in the text.
import { decimalBytes, hexadecimalBytes, lineBreak } from './byte-lists.ts'
import { anyEscape, backslash, entity, percent } from './escapes.ts'
import type { Decoder } from './units.ts'

/** Code units, and where each stands in the text; the end of one is the beginning of the next. */
export interface Layer {
  readonly units: Uint16Array
  /** One more than units; undefined where every unit stands in its own place. */
  readonly places: Int32Array | undefined
}

export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  Buffer.from(units.buffer).write(text, 'utf16le')
  return units
}

/**
 * What a text holds where anything can be read in it (the decoders below): what begins an escape, a
 * line break, or five numbers in a list.
 */
const ENCODED = /[\\%&\r\n]|(?:[0-9a-f]{1,3}[\s,:-]+(?:0x)?){4}[0-9a-f]/i

/** False where a text has no layers beside itself, as most have none: told many times faster than read. */
export function hasLayers(text: string): boolean {
  return ENCODED.test(text)
}

/** How often an escape may stand in an escape. */
const DEEPEST = 3

/**
 * The layers of a text beside itself: with all escapes read, up to three times, each of them with
 * lists of bytes read and with lines joined. A layer only holds what is nearer than `reach` units to
 * something encoded, so that together they grow with the text.
 */
export function* layersOf(units: Uint16Array, reach: number): Generator<Layer> {
  let layer: Layer | undefined = { units, places: undefined }
  for (let depth = 0; layer && depth <= DEEPEST; depth++) {
    if (depth > 0) yield layer
    yield* aside(layer, reach)
    layer = depth < DEEPEST ? read(layer, anyEscape, reach) : undefined
  }
}

/** Characters that begin an escape: a secret that holds one is not itself where all escapes are read. */
export const ESCAPING = /[\\%&]/

/**
 * What may stand inside each kind of escape and share its characters: what is percent-encoded has none
 * that JSON or HTML would escape, so that those never stand around it.
 */
const INSIDE: readonly (readonly [outer: Decoder, inner: readonly Decoder[]])[] = [
  [backslash, [backslash]],
  [percent, [percent, backslash, entity]],
  [entity, [entity, backslash]],
]

/** The layers for such secrets: each kind of escape read alone, and what may stand inside it behind it. */
export function* separateLayersOf(units: Uint16Array, reach: number): Generator<Layer> {
  for (const [outer, inner] of INSIDE) {
    const once = read({ units, places: undefined }, outer, reach)
    if (!once) continue
    yield once
    for (const decoder of inner) {
      const twice = read(once, decoder, reach)
      if (!twice) continue
      yield twice
      // the escapes of JSON double with each level
      const thrice = outer === backslash ? read(twice, decoder, reach) : undefined
      if (thrice) yield thrice
    }
  }
}

/** What is read once, of any layer. */
function* aside(layer: Layer, reach: number): Generator<Layer> {
  for (const decoder of [hexadecimalBytes, decimalBytes, lineBreak]) {
    const found = read(layer, decoder, reach)
    if (found) yield found
  }
}

/** Between stretches that are not neighbours: no text holds it. */
const GAP = 0

/** A layer as a decoder reads it; undefined where nothing is encoded. */
function read(layer: Layer, { begins, decode }: Decoder, reach: number): Layer | undefined {
  const { units } = layer
  let out: Growing | undefined
  // up to `copied` everything is in; up to `until` it is near enough to what was decoded
  let copied = 0
  let until = 0
  for (let at = 0; at < units.length; ) {
    const unit = units[at] ?? 0
    const found = unit < 256 && begins[unit] === 1 ? decode(units, at) : undefined
    if (!found) {
      at++
      continue
    }
    out ??= growing(Math.min(units.length, 1024))
    if (at - reach > until) {
      copy(layer, copied, until, out)
      if (out.length > 0) put(out, GAP, placeOf(layer, until))
      copied = Math.max(at - reach, until)
    }
    copy(layer, copied, at, out)
    for (const unit of found.means) put(out, unit, placeOf(layer, at))
    copied = found.end
    until = Math.min(found.end + reach, units.length)
    at = found.end
  }
  if (!out) return undefined
  copy(layer, copied, Math.max(until, copied), out)
  const places = out.places.slice(0, out.length + 1)
  places[out.length] = placeOf(layer, Math.max(until, copied))
  return { units: out.units.slice(0, out.length), places }
}

/** Where the text goes on behind a unit that ends before `at`: what was decoded together ends together. */
export function endOf(layer: Layer, at: number): number {
  const { places } = layer
  let end = at
  if (places) while (end < places.length - 1 && places[end] === places[at - 1]) end++
  return placeOf(layer, end)
}

export function placeOf({ places }: Layer, at: number): number {
  return places ? (places[at] ?? 0) : at
}

interface Growing {
  units: Uint16Array
  places: Int32Array
  length: number
}

function growing(room: number): Growing {
  return { units: new Uint16Array(room), places: new Int32Array(room + 1), length: 0 }
}

function makeRoom(out: Growing, more: number): void {
  const needed = out.length + more
  if (needed <= out.units.length) return
  const room = Math.max(needed, out.units.length * 2)
  const units = new Uint16Array(room)
  const places = new Int32Array(room + 1)
  units.set(out.units)
  places.set(out.places)
  out.units = units
  out.places = places
}

function put(out: Growing, unit: number, place: number): void {
  makeRoom(out, 1)
  out.units[out.length] = unit
  out.places[out.length] = place
  out.length++
}

function copy({ units, places }: Layer, from: number, to: number, out: Growing): void {
  if (to <= from) return
  makeRoom(out, to - from)
  out.units.set(units.subarray(from, to), out.length)
  if (places) out.places.set(places.subarray(from, to), out.length)
  else for (let index = from; index < to; index++) out.places[out.length + index - from] = index
  out.length += to - from
}
