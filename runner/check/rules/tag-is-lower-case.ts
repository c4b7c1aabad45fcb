// Tags in labels are written in one way.
import { manifestPlace } from '../look/components.ts'
import type { Finding, Rule } from './rule.ts'

export const tagIsLowerCase: Rule = {
  name: 'tag-is-lower-case',
  severity: 'warning',
  doc: 'Tags such as (advanced), (beta) and (deprecated) are lower case and in parentheses.',
  reason: 'All apps mark such modules alike.',
  source: 'L-NAME-8: unofficial notes',
  certain: false,
  good: { module: { label: 'Get a Thing (beta)' } },
  bad: { module: { label: 'Get a Thing [BETA]' } },
  check: (app) =>
    [...app.modules.values()].flatMap((module): Finding[] => {
      const found = /[([-]\s*(advanced|beta|deprecated|legacy)\b\s*[)\]]?/i.exec(module.label)
      const word = found?.[1]
      if (!found || !word || found[0] === `(${word.toLowerCase()})`) return []
      const at = manifestPlace(app, module, 'label')
      return [{ message: `"${found[0]}" is no tag.`, remedy: `write (${word.toLowerCase()})`, at }]
    }),
}
