// Notes in dialogs are read at a glance or not at all.
import { advised, didYouMean, own } from '../../text/index.ts'
import { parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const LEAST = 20
const MOST = 300

/** developers.make.com, banner: the looks a note can have. */
const THEMES = ['info', 'warning', 'danger']

const isTheme = (theme: string): boolean => THEMES.includes(theme) || theme.includes('{{')

const banner = (text: string) => ({
  'module.mappableParams': [{ name: 'note', type: 'banner', text }],
})

export const bannerIsReadable: Rule = {
  name: 'banner-is-readable',
  severity: 'warning',
  doc: 'Notes are banners of a known theme, not html, and their text has 20 to 300 characters.',
  reason:
    'A word alone explains nothing, longer texts push the fields out of sight, and html looks different in every app.',
  source: 'L-PAR-8: a public review checklist, BP-015',
  certain: false,
  good: banner('Suspend the thing before you delete it.'),
  bad: banner('Careful!'),
  check: (app) =>
    [...app.modules.values(), ...app.connections.values()]
      .flatMap(parametersOf)
      .flatMap((one): Finding[] => {
        if (textIn(one, 'type') === 'html') {
          const at = one.document.spanOf([...one.path, 'type'])
          const remedy = 'write "type": "banner" with "text" and "theme"'
          return [{ message: 'The note is of type html.', remedy, at }]
        }
        const theme = textIn(one, 'theme')
        if (textIn(one, 'type') === 'banner' && theme !== '' && !isTheme(theme)) {
          const at = one.document.spanOf([...one.path, 'theme'])
          const advice = didYouMean(theme, THEMES) ?? `known are ${THEMES.join(', ')}`
          return [{ message: `A banner has no theme "${theme}".`, ...advised(advice), at }]
        }
        if (textIn(one, 'type') !== 'banner' || own(one.field, 'text') === undefined) return []
        const { length } = textIn(one, 'text')
        if (length >= LEAST && length <= MOST) return []
        const at = one.document.spanOf([...one.path, 'text'])
        const remedy = `write ${LEAST} to ${MOST}`
        return [{ message: `The banner has ${length} characters.`, remedy, at }]
      }),
}
