// Labels as Make's style guide wants them now.
import { manifestPlace } from '../look/components.ts'
import { fieldsOf, isFilledIn, parametersOf, textIn } from '../look/fields.ts'
import { caseOf } from '../look/words.ts'
import type { Finding, Rule } from './rule.ts'

const labels = (...list: readonly string[]) =>
  Object.fromEntries(list.map((label, index) => [`module:getThing${index}`, { label }]))

/** Fewer labels of fields may all be names. */
const FEWEST = 3

export const labelIsInSentenceCase: Rule = {
  name: 'label-is-in-sentence-case',
  severity: 'hint',
  doc: 'Labels of modules and fields are in sentence case: only the first word and names are capitalized.',
  reason:
    'Make asks for it on its pages about labels, and so does its review; older apps follow an older page.',
  source: 'L-NAME-3: best practices, module labels',
  certain: true,
  follows: { app: ['export-without-metadata'] },
  good: labels('Get a big thing', 'List big things', 'Make an API call'),
  bad: labels('Get a Big Thing', 'List Big Things', 'Make an API Call'),
  check: (app) => {
    const modules = [...app.modules.values()].map((module) => ({
      label: module.label,
      at: () => manifestPlace(app, module, 'label'),
    }))
    const fields = [...app.modules.values()]
      .flatMap((module) => [...parametersOf(module), ...fieldsOf(module.code.get('interface'))])
      .filter((one) => isFilledIn(one) && textIn(one, 'label') !== '')
      .map((one) => ({
        label: textIn(one, 'label'),
        at: () => one.document.spanOf([...one.path, 'label']),
      }))
    return [...inTitleCase(modules, 1, 'modules'), ...inTitleCase(fields, FEWEST, 'fields')]
  },
}

/** One finding, at the first of them: a mixture is the matter of label-case-is-consistent. */
function inTitleCase(
  labels: readonly { readonly label: string; readonly at: () => Finding['at'] }[],
  fewest: number,
  what: string,
): readonly Finding[] {
  const titles = labels.filter(
    ({ label }) => caseOf(label) === 'Title Case' && inSentenceCase(label) !== label,
  )
  const sentences = labels.filter(({ label }) => caseOf(label) === 'sentence case')
  const [first] = titles
  if (!first || titles.length < fewest || titles.length <= sentences.length) return []
  const more = titles.length === 1 ? '' : `, like ${titles.length - 1} more of ${what}`
  const message = `"${first.label}" is in Title Case${more}.`
  return [{ message, remedy: `write "${inSentenceCase(first.label)}"`, at: first.at() }]
}

/** Abbreviations and names with capitals inside stay. */
function inSentenceCase(label: string): string {
  return label.replace(/(?<=\s)[A-Z][a-z]*(?![A-Za-z0-9])/g, (word) =>
    word.length > 1 ? word.toLowerCase() : word,
  )
}
