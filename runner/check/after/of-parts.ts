// What findings follow from whatever their code: any finding, and any of a part.
import type { Follows, Part } from '../../text/index.ts'

/** What any finding follows from. */
export const EVERY_FINDING: Follows = { file: ['broken-file'] }

/** What any finding of a part follows from; the row of a code or a rule adds its own. */
export const OF_PARTS: ReadonlyMap<string, Follows> = new Map<Part, Follows>([
  ['reference', { component: ['entry'] }],
  [
    'rule',
    {
      place: ['wrong-shape', 'malformed-expression'],
      file: ['envelope-keys'],
      component: ['broken-file', 'entry', 'answer-keys'],
    },
  ],
  [
    'contract',
    {
      place: ['wrong-shape', 'malformed-expression', 'wrong-expression', 'wrong-sample'],
      component: [
        ...(['broken-file', 'entry', 'answer-keys', 'request-keys', 'parameter-keys'] as const),
        ...(['malformed-expression', 'nameless-field'] as const),
      ],
    },
  ],
])
