// Keeps secrets out of everything that is kept or shown: by value, in every spelling, at the door.
import { isUtf8 } from 'node:buffer'
import { isRecord, setOwn } from '../text/index.ts'
import {
  ESCAPING,
  endOf,
  hasLayers,
  type Layer,
  layersOf,
  placeOf,
  separateLayersOf,
  unitsOf,
} from './layers.ts'
import { createMachine, type Machine, type Stretch } from './search.ts'
import { needlesOf, reachOf } from './spellings.ts'

/** What stands where a secret stood. */
export const MASK = '•••'

/** Shorter secrets are only masked where they are a whole value: they occur inside harmless words. */
const SHORTEST_INSIDE = 5

/** A word before a token that is missing is no secret. */
const SCHEME = /^(bearer|basic|digest|token|key)\s*$/i

/**
 * What a text holds that was cut, or that can be read as one: a dot, an ellipsis, an escape, or the
 * bytes of dots and of an ellipsis. Any other text that is shorter than all that is searched for holds
 * nothing of it, for reading makes no text longer.
 */
const CUT = /[\\%&.\u2026]|2e|e2|46|226/i

/** Levels of a value that are looked at; what lies deeper is not shown. */
export const DEEPEST = 1000

/** What stands where it is not looked any deeper. */
export const TOO_DEEP = `(nested deeper than ${DEEPEST} levels)`

export interface Redactor {
  /** Adds values that are secret from now on; texts and numbers, others are ignored. */
  readonly add: (...values: readonly unknown[]) => void
  readonly text: (text: string) => string
  /** A text without secrets, of which then only the first characters are kept. */
  readonly shortened: (text: string, most: number) => string
  /** A copy of any value with the secrets masked, at any depth, in names, too. */
  readonly value: <T>(value: T) => T
}

/** Secrets that are searched together, and how far from an escape their spellings reach. */
interface Pack {
  readonly secrets: readonly string[]
  readonly machine: Machine
  /** Those that hold what begins an escape: they are searched in more layers. */
  readonly escaping: Machine | undefined
  readonly reach: number
}

/**
 * A redactor that knows some secrets already. Time and memory grow with the text and with all secrets
 * together. Which spellings of a secret are found says the table in spellings.ts.
 */
export function createRedactor(secrets: Iterable<unknown> = []): Redactor {
  const whole = new Set<string>()
  let fresh: string[] = []
  let packs: Pack[] = []
  const add = (...values: readonly unknown[]): void => {
    for (const value of values) {
      if (typeof value !== 'string' && typeof value !== 'number') continue
      const secret = String(value)
      if (secret === '' || whole.has(secret) || SCHEME.test(secret)) continue
      whole.add(secret)
      if (secret.length >= SHORTEST_INSIDE) fresh.push(secret)
    }
  }
  const stretchesIn = (text: string): readonly Stretch[] => {
    if (fresh.length > 0) {
      packs = packed(packs, fresh)
      fresh = []
    }
    if (packs.length === 0) return []
    const shortest = Math.min(...packs.map(({ machine }) => machine.shortest))
    if (text.length < shortest && !CUT.test(text)) return []
    return joined(stretchesOf(text, packs))
  }
  const text = (written: string): string => {
    if (whole.has(written)) return MASK
    return replaced(written, stretchesIn(written))
  }
  add(...secrets)
  return {
    add,
    text,
    shortened: (written, most) => {
      const masked = text(written)
      return masked.length <= most ? masked : masked.slice(0, most)
    },
    value: (value) => mapTexts(value, { text, stretchesIn }, 0) as typeof value,
  }
}

/**
 * New secrets become a pack; packs that are not much larger are packed anew with it. So there are few
 * packs, and each secret is packed few times, however many come one by one.
 */
function packed(packs: readonly Pack[], fresh: readonly string[]): Pack[] {
  const kept = [...packs]
  let secrets = fresh
  for (
    let last = kept.at(-1);
    last && last.secrets.length <= secrets.length * 2;
    last = kept.at(-1)
  ) {
    secrets = [...last.secrets, ...secrets]
    kept.pop()
  }
  return [...kept, packOf(secrets)]
}

function packOf(secrets: readonly string[]): Pack {
  const escaping = secrets.filter((secret) => ESCAPING.test(secret))
  return {
    secrets,
    machine: createMachine(secrets.flatMap(needlesOf)),
    escaping: escaping.length > 0 ? createMachine(escaping.flatMap(needlesOf)) : undefined,
    reach: Math.max(...secrets.map(reachOf)),
  }
}

function stretchesOf(text: string, packs: readonly Pack[]): Stretch[] {
  const units = unitsOf(text)
  const found: Stretch[] = []
  const reach = Math.max(...packs.map((pack) => pack.reach))
  const search = (layer: Layer, machine: Machine): void => {
    const inLayer: Stretch[] = []
    machine.find(layer.units, 0, layer.units.length, inLayer)
    for (const { start, end } of inLayer) {
      found.push({ start: placeOf(layer, start), end: endOf(layer, end) })
    }
  }
  for (const { machine } of packs) machine.find(units, 0, units.length, found)
  if (!hasLayers(text)) return found
  for (const layer of layersOf(units, reach)) {
    for (const { machine } of packs) search(layer, machine)
  }
  const escaping = packs.flatMap((pack) => pack.escaping ?? [])
  if (escaping.length === 0) return found
  for (const layer of separateLayersOf(units, reach)) {
    for (const machine of escaping) search(layer, machine)
  }
  return found
}

/** Stretches in order, those that touch as one. */
function joined(stretches: Stretch[]): readonly Stretch[] {
  if (stretches.length < 2) return stretches
  stretches.sort((one, other) => one.start - other.start)
  const joint: { start: number; end: number }[] = []
  for (const { start, end } of stretches) {
    const last = joint.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else joint.push({ start, end })
  }
  return joint
}

function replaced(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text
  const pieces: string[] = []
  let done = 0
  for (const { start, end } of stretches) {
    pieces.push(text.slice(done, start), MASK)
    done = end
  }
  pieces.push(text.slice(done))
  return pieces.join('')
}

interface Masking {
  readonly text: (text: string) => string
  readonly stretchesIn: (text: string) => readonly Stretch[]
}

/** A copy with every text, and every name of a member, masked. */
function mapTexts(value: unknown, masking: Masking, depth: number): unknown {
  const { text } = masking
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') {
    const written = String(value)
    return text(written) === written ? value : MASK
  }
  if (value instanceof Uint8Array) return bytesWithout(value, masking)
  const isList = Array.isArray(value)
  if (!isList && !isRecord(value)) return value
  if (depth >= DEEPEST) return TOO_DEEP
  if (isList) return value.map((item) => mapTexts(item, masking, depth + 1))
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    setOwn(copy, text(name), mapTexts(value[name], masking, depth + 1))
  }
  return copy
}

/** Bytes are searched as the text they are, if they are one, and then as they would be without one. */
function bytesWithout(bytes: Uint8Array, masking: Masking): Uint8Array {
  if (!isUtf8(bytes)) return bytesAsLatin1(bytes, masking)
  const text = Buffer.from(bytes).toString('utf8')
  const masked = masking.text(text)
  return bytesAsLatin1(masked === text ? bytes : Buffer.from(masked), masking)
}

/** One unit per byte, in which the UTF-8 of a secret is a spelling. */
function bytesAsLatin1(bytes: Uint8Array, { stretchesIn }: Masking): Uint8Array {
  const stretches = stretchesIn(Buffer.from(bytes).toString('latin1'))
  if (stretches.length === 0) return bytes
  const mask = Buffer.from(MASK)
  const pieces: Uint8Array[] = []
  let done = 0
  for (const { start, end } of stretches) {
    pieces.push(bytes.subarray(done, start), mask)
    done = end
  }
  return Buffer.concat([...pieces, bytes.subarray(done)])
}
