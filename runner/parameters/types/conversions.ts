// Conversions and checks that several types share (source: help.make.com, type coercion).
import { EMPTY, isBuffer, isDate } from '../../iml/index.ts'
import { isRecord } from '../../text/index.ts'
import { valueText } from '../options.ts'
import {
  type Converted,
  type Fault,
  limitOf,
  type Parameter,
  patternOf,
  ruleOf,
} from '../parameter.ts'
import { matches } from '../pattern.ts'

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

export const converted = (value: unknown): Converted => ({ value })

export function refused(what: string, remedy?: string): Converted {
  return { fault: remedy === undefined ? { what } : { what, remedy } }
}

/** The value as it is, whatever it is. */
export const unchanged = (value: unknown): Converted => converted(value)

/** Lists inside of lists that become text; deeper ones are an attack or a mistake. */
const DEEPEST = 100

/**
 * Text of a value: ISO 8601 for dates, JSON for collections; of a list each item on its own, joined with
 * commas (help.make.com). That lists inside of lists are joined alike is inferred.
 */
export function asText(value: unknown): Converted {
  const text = textOf(value, 0)
  return text === undefined ? refused('Invalid text') : converted(text)
}

/** The text; undefined for what has none. */
function textOf(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value
  if (value === EMPTY) return ''
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isDate(value)) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (isBuffer(value)) return new TextDecoder().decode(value)
  if (!Array.isArray(value)) return isRecord(value) ? JSON.stringify(value) : undefined
  if (depth >= DEEPEST) return undefined
  const texts = value.map((item) => textOf(item ?? '', depth + 1))
  return texts.every((text) => text !== undefined) ? texts.join(',') : undefined
}

/** A number, or text that is written like one; everything else is refused. */
export function asNumber(value: unknown): Converted {
  if (typeof value === 'number' && Number.isFinite(value)) return converted(value)
  const text = typeof value === 'string' ? value.trim() : ''
  const number = DECIMAL.test(text) ? Number(text) : Number.NaN
  if (Number.isFinite(number)) return converted(number)
  return refused(
    'Invalid number',
    `${quote(value)} is not a number; write digits, such as 10 or 2.5.`,
  )
}

/** A number without decimals. */
export function asInteger(value: unknown): Converted {
  const result = asNumber(value)
  if ('fault' in result || Number.isInteger(result.value)) return result
  return refused('Invalid number', `${quote(value)} is not a whole number.`)
}

/** Anything as a list: what is no array becomes its only item. */
export function asList(value: unknown): Converted {
  return converted(Array.isArray(value) ? value : [value])
}

/** A value in a sentence, in quotes and cut to a readable length. */
export function quote(value: unknown): string {
  const text = valueText(value)
  return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`
}

/** Faults of a text against `validate`; the words are ours, Make's are not known. */
export function textFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  if (typeof value !== 'string' || value === '') return []
  const faults: Fault[] = []
  const pattern = patternOf(parameter)
  const fits = pattern === undefined || matches(pattern, value)
  if (fits === false) {
    faults.push({ what: 'Invalid format', remedy: `It has to match the pattern ${pattern}` })
  } else if (fits === 'runs away') {
    faults.push({
      what: 'Invalid format',
      remedy: `The pattern runs away on this text: ${pattern}`,
    })
  }
  const least = limitOf(parameter, 'min')
  const most = limitOf(parameter, 'max')
  if (least !== undefined && value.length < least) {
    faults.push({ what: 'Text too short', remedy: `It needs at least ${characters(least)}.` })
  }
  if (most !== undefined && value.length > most) {
    faults.push({ what: 'Text too long', remedy: `It may have at most ${characters(most)}.` })
  }
  return [...faults, ...enumFaults(value, parameter)]
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`
}

function enumFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  const allowed = ruleOf(parameter, 'enum')
  if (!Array.isArray(allowed) || allowed.includes(value)) return []
  return [{ what: 'Value not allowed', remedy: `Allowed: ${allowed.map(valueText).join(', ')}` }]
}

/** Faults of a number against `validate.min` and `validate.max`; the words are ours. */
export function numberFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  if (typeof value !== 'number') return []
  const least = limitOf(parameter, 'min')
  const most = limitOf(parameter, 'max')
  if (least !== undefined && value < least) {
    return [{ what: 'Number too small', remedy: `The smallest value is ${least}.` }]
  }
  if (most !== undefined && value > most) {
    return [{ what: 'Number too big', remedy: `The largest value is ${most}.` }]
  }
  return []
}

/** Faults of a list against `validate`: how many items it has, and which; the words are ours. */
export function listFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  const counted = countFaults(value, parameter)
  if (!Array.isArray(value)) return counted
  const strange = value.find((item) => item !== null && enumFaults(item, parameter).length > 0)
  return strange === undefined ? counted : [...counted, ...enumFaults(strange, parameter)]
}

/** Faults of a list against `validate.minItems` and `validate.maxItems`; the words are ours. */
export function countFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  if (!Array.isArray(value)) return []
  const least = limitOf(parameter, 'minItems')
  const most = limitOf(parameter, 'maxItems')
  if (least !== undefined && value.length < least) {
    return [{ what: 'Too few items', remedy: `At least ${least} are needed.` }]
  }
  if (most !== undefined && value.length > most) {
    return [{ what: 'Too many items', remedy: `At most ${most} are allowed.` }]
  }
  return []
}
