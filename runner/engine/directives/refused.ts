// Directives that exist but are not run yet: refused in one sentence, never ignored.
import { ModuleError } from '../errors.ts'
import { type Directive, documentation } from './directive.ts'

const refuse = (name: string, what: string, page: string): Directive => ({
  name,
  home: 'request',
  doc: `${what} Not run by this version: a request that needs it is refused.`,
  link: documentation(page),
  certain: true,
  note: 'refused',
  schema: {},
  scope: [],
  apply: () => {
    throw new ModuleError('RuntimeError', `\`${name}\` is not run by this version of dryrun.`, {
      remedy: 'nothing was sent; the rest of the app can still be run',
    })
  },
})

export const aws = refuse(
  'aws',
  'Signs the request for Amazon Web Services.',
  'component-blocks/api',
)
export const oauth = refuse('oauth', 'Signs the request with OAuth 1.', 'app-structure/connections')
export const endpoint = refuse('endpoint', 'Runs an endpoint component.', 'component-blocks/api')
