// Names end up in scenarios and can never be changed.
import { type Component, componentsOf, componentTypes } from '../../spec/index.ts'
import type { Finding, Rule } from './rule.ts'

const RESERVED = new Set(
  'abstract arguments await boolean break byte case catch char class const continue debugger default delete do double else enum eval export extends false final finally float for function goto if implements import in instanceof int interface let long native new null package private protected public return short static super switch synchronized this throw throws transient true try typeof var void volatile while with yield'.split(
    ' ',
  ),
)

export const nameIsValid: Rule = {
  name: 'name-is-valid',
  severity: 'error',
  doc: 'Names have the letters, digits and length that their kind of component allows, and are no reserved word.',
  reason: 'Make refuses other names, and the ids of live modules cannot be changed.',
  source: 'L-NAME-1: naming conventions; the patterns of ids in Make’s editor',
  certain: true,
  follows: { place: ['export-without-metadata'] },
  good: { 'module:getThing': {} },
  bad: { 'module:delete': {} },
  check: (app) =>
    componentsOf(app).flatMap((component): Finding[] => {
      const { at } = component
      const fault = faultOf(component)
      return at && fault ? [{ ...fault, at }] : []
    }),
}

/** Kinds whose names documentation keeps shorter than the editor does. */
const NAMED = new Set(['module', 'rpc'])

/** Kinds whose names may not be words of JavaScript, in which they would be called or written. */
const SPOKEN = new Set(['module', 'rpc', 'function'])

function faultOf({ kind, name }: Component): Pick<Finding, 'message' | 'remedy'> | undefined {
  const what = kind === 'rpc' ? 'an RPC' : kind === 'endpoint' ? 'an endpoint' : `a ${kind}`
  const type = componentTypes.find((one) => one.kind === kind)
  if (type && !type.idPattern.test(name)) {
    return { message: `"${name}" is no name for ${what}.`, remedy: `use ${type.idRule}` }
  }
  if (NAMED.has(kind) && name.length > 48) {
    return { message: `"${name}" is longer than 48 characters.`, remedy: 'shorten it' }
  }
  if (!SPOKEN.has(kind) || !RESERVED.has(name)) return undefined
  return { message: `"${name}" is a reserved word.`, remedy: 'add what it is about' }
}
