// Words for the hover of an editor: what a key is for, how sure that is, and where it is described.

import type { Directive, JsonSchema } from '../../engine/index.ts'
import { defined } from '../../text/index.ts'

/** What is known about a key beside its schema. */
export interface Words {
  readonly doc: string
  readonly link?: string
  readonly certain?: boolean
  readonly note?: string
}

/** The schema with its words; editors that know Markdown take the second form. */
export function described(schema: JsonSchema, words: Words): JsonSchema {
  const { doc, link, certain = true, note } = words
  const sure = certain ? [] : ['Inferred, not documented.']
  const decided = note === undefined ? [] : [`*In a dry run: ${note}.*`]
  const page = link === undefined ? [] : [`[Documentation](${link})`]
  // beside a reference draft 7 reads nothing
  const held = schema.$ref === undefined ? schema : { allOf: [schema] }
  return {
    description: [doc, ...(link === undefined ? [] : [link])].join(' '),
    markdownDescription: [doc, ...sure, ...decided, ...page].join('\n\n'),
    ...held,
  }
}

/** The schema of a directive's value, with the words of its row. */
export function describedRow({ schema, doc, link, certain, note }: Directive): JsonSchema {
  return described(schema, { doc, link, certain, ...defined({ note }) })
}
