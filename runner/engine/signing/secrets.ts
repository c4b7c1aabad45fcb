// Which values of `aws` and `oauth` are secret, so that a trace can hide them from its first step on.
import { renderJsonInRun, type Scope } from '../../iml/index.ts'
import { type Json, own } from '../../text/index.ts'

/** The root `oauth` of an OAuth 1 connection, and the common data its expressions read. */
export interface ConnectionOAuth {
  readonly written: Json
  readonly common: unknown
}

/** The members of each directive that nobody may see. */
export const AWS_SECRETS = ['secret', 'session'] as const
export const OAUTH_SECRETS = ['consumer_secret', 'private_key', 'token_secret'] as const

/** The scope in which a connection's own expressions are read while a component runs. */
export function connectionScope(scope: Scope, root: ConnectionOAuth): Scope {
  const connection = own(scope.variables, 'connection')
  const names = { parameters: connection, data: connection, common: root.common }
  return { ...scope, variables: { ...scope.variables, ...names } }
}

/**
 * The secrets that requests are signed with, as far as they are known before anything is sent: one
 * that an earlier answer brings is not among them.
 */
export function signingSecrets(
  requests: readonly { readonly value: Readonly<Record<string, Json>> }[],
  scope: Scope,
  root?: ConnectionOAuth,
): unknown[] {
  const inRequests = requests.flatMap(({ value }) => [
    ...membersOf(value.aws, AWS_SECRETS, scope),
    ...membersOf(value.oauth, OAUTH_SECRETS, scope),
  ])
  if (!root) return inRequests
  return [...inRequests, ...membersOf(root.written, OAUTH_SECRETS, connectionScope(scope, root))]
}

function membersOf(written: Json | undefined, names: readonly string[], scope: Scope): unknown[] {
  return names.flatMap((name) => {
    const member = own(written, name)
    if (member === undefined) return []
    try {
      return [renderJsonInRun(member, scope)]
    } catch {
      // an expression that fails has no value that could be shown; the request will tell why
      return []
    }
  })
}
