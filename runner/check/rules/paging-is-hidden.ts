// Users do not turn pages.
import { fieldsOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const PAGING =
  /^(page|pageNumber|page_number|pageSize|page_size|perPage|per_page|offset|cursor|skip|pageToken|page_token|nextPageToken|next_page_token|starting_after)$/

const search = (name: string) => ({
  module: { moduleType: 'search', label: 'List Things' },
  'module.mappableParams': [{ name, type: 'uinteger', label: 'Number', default: 10 }],
})

export const pagingIsHidden: Rule = {
  name: 'paging-is-hidden',
  severity: 'warning',
  doc: 'Searches do not ask users for pages, offsets or cursors.',
  reason:
    'pagination reads all pages up to the limit; a page number in a scenario is never right twice.',
  source: 'L-PAR-9: a public review checklist',
  certain: false,
  good: search('limit'),
  bad: search('page'),
  check: (app) =>
    [...app.modules.values()]
      .filter((module) => module.type === 'search')
      .flatMap((module) => fieldsOf(module.code.get('mappableParams')))
      .filter((one) => one.inside.length === 0 && PAGING.test(textIn(one, 'name')))
      .map((one): Finding => {
        const at = one.document.spanOf([...one.path, 'name'])
        return { message: 'The user has to turn pages.', remedy: 'use pagination', at }
      }),
}
