// `log.sanitize`: which values are hidden in the trace; it changes nothing that is sent.
import { type Directive, documentation, unchanged } from './directive.ts'

export const log: Directive = {
  name: 'log',
  home: 'request',
  doc: 'Paths of values that are masked in the trace, such as `request.headers.authorization`.',
  link: documentation('best-practices/base/authorization-and-sanitization'),
  certain: true,
  schema: {
    type: 'object',
    properties: { sanitize: { type: 'array', items: { type: 'string' } } },
    additionalProperties: false,
  },
  scope: [],
  apply: (written, state) => unchanged(state, written),
}
