// `qs`: the query string, name by name.
import { toText } from '../../iml/index.ts'
import { isRecord } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, draft, flatSchema } from './directive.ts'
import { unconnected } from './empty-reads.ts'
import { mergeLayers } from './layers.ts'

export const qs: Directive = {
  name: 'qs',
  home: 'request',
  doc: 'Query of the address; a list repeats its name, empty values (undefined, null) are left out.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  note: 'a query that stands in url survives, qs wins per name; switch qsMode: replace (A-01); one expression replaces the qs of base, as is documented for headers',
  schema: flatSchema,
  scope: ANSWER,
  apply: (written, state) => {
    const pairs: [string, string][] = []
    for (const { name, value } of mergeLayers(written, state, (one) => one).values()) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one === undefined || one === null) continue
        if (isRecord(one)) {
          throw new ModuleError('RuntimeError', `The query value "${name}" is a collection.`, {
            remedy: 'a query holds texts, numbers, booleans and lists of them',
          })
        }
        pairs.push([name, toText(one)])
      }
    }
    return {
      ...draft(state, { qs: pairs }, Object.fromEntries(pairs)),
      ...unconnected(written, state, 'query value'),
    }
  },
}
