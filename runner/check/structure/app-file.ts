// app/app.json: name, label and looks of the app, where an app keeps such a file; Make's editor knows nothing of it.
import { readDocument } from '../../spec/index.ts'
import type { Source } from '../../text/index.ts'
import { type Found, foundMistake } from '../found.ts'
import type { Part } from '../judge/part.ts'
import { validate } from '../judge/validate.ts'

const TEXT: Part = { schema: { type: 'string', minLength: 1 } }

/** The name as the editor's schema has it for `appId`; colours as Make's API takes them. [inferred] */
const part: Part = {
  form: () => ({
    what: 'app.json',
    keys: new Map<string, Part>([
      ['name', { schema: { type: 'string', pattern: '^[a-z][0-9a-z-]+[0-9a-z]$' } }],
      ['label', TEXT],
      ['description', TEXT],
      ['version', { schema: { type: 'number' } }],
      ['theme', { schema: { type: 'string', pattern: '^#[0-9A-Fa-f]{6}$' } }],
      ['language', TEXT],
      ['audience', TEXT],
      ['countries', { schema: { type: ['array', 'null'], items: { type: 'string' } } }],
    ]),
  }),
}

/** What is wrong with the text of an app.json: no JSON, unknown keys, values of another shape. */
export function appFileProblems(source: Source): readonly Found[] {
  const { document, problems } = readDocument(source)
  if (problems.length > 0) return problems
  return validate(part, document.value).map((one) => foundMistake(one, document))
}
