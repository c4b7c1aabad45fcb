// What Tab completes in the dialog of dryrun iml: functions, keywords, variables and their members.
import { functionNames, keywords, type Scope } from '../../iml/index.ts'
import { isRecord, own } from '../../text/index.ts'
import { helpNames } from './help.ts'

/** Names that continue the last word: functions, keywords and variables, or members behind a dot. */
export function completions(line: string, scope: Scope): [string[], string] {
  const asked = /^\s*:help\s+(?<name>.*)$/.exec(line)?.groups?.name
  if (asked !== undefined) return matching(asked, helpNames())
  const word = /[\p{L}\p{N}_$.]*$/u.exec(line)?.[0] ?? ''
  const dot = word.lastIndexOf('.')
  if (dot < 0) {
    const functions = functionNames('app').map((name) => `${name}(`)
    return matching(word, [...Object.keys(scope.variables), ...functions, ...keywords.keys()])
  }
  const members = memberNames(word.slice(0, dot), scope)
  return matching(
    word,
    members.map((name) => `${word.slice(0, dot + 1)}${name}`),
  )
}

function matching(word: string, names: readonly string[]): [string[], string] {
  return [[...new Set(names)].filter((name) => name.startsWith(word)).sort(), word]
}

function memberNames(path: string, scope: Scope): string[] {
  let value: unknown = scope.variables
  for (const step of path.split('.')) value = own(Array.isArray(value) ? value[0] : value, step)
  const holder = Array.isArray(value) ? value[0] : value
  return isRecord(holder) ? Object.keys(holder) : []
}
