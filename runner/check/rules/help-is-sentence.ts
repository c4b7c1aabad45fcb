// Help texts stand under the fields.
import { type PlacedField, parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const field = (help: string) => ({
  'module.mappableParams': [{ name: 'id', type: 'text', label: 'Thing ID', help }],
})

export const helpIsSentence: Rule = {
  name: 'help-is-sentence',
  severity: 'warning',
  doc: 'Help begins with a capital, ends with a full stop and says more than the label.',
  reason: 'Dialogs of all apps read alike, and a repeated label helps nobody.',
  source: 'L-PAR-5, P-12: best practices, parameters',
  certain: true,
  good: field('The ID at the end of the address of the thing.'),
  bad: field('thing id'),
  check: (app) =>
    [...app.modules.values(), ...app.connections.values()].flatMap(parametersOf).flatMap((one) => {
      const help = textIn(one, 'help').trim()
      const message = help === '' ? undefined : faultOf(help, one)
      if (message === undefined) return []
      const at = one.document.spanOf([...one.path, 'help'])
      const finding: Finding = { message, remedy: REMEDIES[message] ?? 'write a sentence', at }
      return [finding]
    }),
}

/** What to do about each fault. */
const REMEDIES: Readonly<Record<string, string>> = {
  'The help repeats the label.': 'say what the label does not, or remove the help',
  'The help does not begin with a capital.': 'write a capital',
  'The help does not end with a full stop.': 'add one',
}

function faultOf(help: string, one: PlacedField): string | undefined {
  // markdown and HTML around the first and the last letter do not count
  const plain = help
    .replace(/<[^>]*>/g, '')
    .replace(/[*_`[\]"“”]/g, '')
    .trim()
  if (plain.toLowerCase().replace(/\.$/, '') === textIn(one, 'label').toLowerCase())
    return 'The help repeats the label.'
  if (/^[a-z]/.test(plain)) return 'The help does not begin with a capital.'
  return /([.!?:)]|https?:\S+|[`>])$/.test(help) || /[.!?:)]$/.test(plain)
    ? undefined
    : 'The help does not end with a full stop.'
}
