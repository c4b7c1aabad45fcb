// Notes in dialogs are read at a glance or not at all.
import { own } from '../../text/index.ts'
import { parametersOf, textIn } from './look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const LEAST = 20
const MOST = 300

const banner = (text: string) => ({
  'module.mappableParams': [{ name: 'note', type: 'banner', text }],
})

export const bannerIsReadable: Rule = {
  name: 'banner-is-readable',
  severity: 'warning',
  doc: 'The text of a banner has 20 to 300 characters.',
  reason: 'A word alone explains nothing, and longer texts push the fields out of sight.',
  source: 'L-PAR-8: a public review checklist, BP-015',
  certain: false,
  good: banner('Suspend the thing before you delete it.'),
  bad: banner('Careful!'),
  check: (app) =>
    [...app.modules.values(), ...app.connections.values()]
      .flatMap(parametersOf)
      .filter((one) => textIn(one, 'type') === 'banner' && own(one.field, 'text') !== undefined)
      .flatMap((one): Finding[] => {
        const { length } = textIn(one, 'text')
        if (length >= LEAST && length <= MOST) return []
        const at = one.document.spanOf([...one.path, 'text'])
        const remedy = `write ${LEAST} to ${MOST}`
        return [{ message: `The banner has ${length} characters.`, remedy, at }]
      }),
}
