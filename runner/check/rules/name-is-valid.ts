// Names end up in scenarios and can never be changed.
import { componentsOf } from './look/components.ts'
import type { Finding, Rule } from './rule.ts'

const RESERVED = new Set(
  'abstract arguments await boolean break byte case catch char class const continue debugger default delete do double else enum eval export extends false final finally float for function goto if implements import in instanceof int interface let long native new null package private protected public return short static super switch synchronized this throw throws transient true try typeof var void volatile while with yield'.split(
    ' ',
  ),
)

export const nameIsValid: Rule = {
  name: 'name-is-valid',
  severity: 'error',
  doc: 'Names of modules, RPCs and functions have 3 to 48 letters and digits and are no reserved word.',
  reason: 'Make refuses other names, and the ids of live modules cannot be changed.',
  source: 'L-NAME-1: naming conventions',
  certain: true,
  good: { 'module:getThing': {} },
  bad: { 'module:delete': {} },
  check: (app) =>
    componentsOf(app).flatMap((component): Finding[] => {
      const { name, kind, at } = component
      if (!at) return []
      if (kind !== 'function' && name.length > 48) {
        return [{ message: `"${name}" is longer than 48 characters.`, at }]
      }
      if (!RESERVED.has(name)) return []
      return [{ message: `"${name}" is a reserved word.`, remedy: 'add what it is about', at }]
    }),
}
