// Signatures of requests: pure functions from a request and credentials to a signed request.
import type { HttpRequest } from '../http.ts'
import { doubtAboutAws, signAws } from './aws.ts'
import type { AwsCredentials, OAuth1Credentials } from './credentials.ts'
import { type Moment, signOAuth1 } from './oauth1.ts'

/** What a request is to be signed with. */
export interface Signing {
  readonly aws: AwsCredentials | undefined
  readonly oauth: OAuth1Credentials | undefined
}

/** The request with the signatures its directives ask for; Amazon's is made last and covers all. */
export function signed(request: HttpRequest, { aws, oauth }: Signing, moment: Moment): HttpRequest {
  const first = oauth ? signOAuth1(request, oauth, moment) : request
  return aws ? signAws(first, aws, moment.now()) : first
}

/** What is doubtful about the signatures of a request, in one sentence. */
export function doubtAbout(request: HttpRequest, { aws }: Signing): string | undefined {
  return aws ? doubtAboutAws(request, aws) : undefined
}

export { type AwsPlace, placeOfHost } from './aws-host.ts'
export { signVersion2 } from './aws-version-2.ts'
export { signVersion4 } from './aws-version-4.ts'
export type { AwsCredentials, OAuth1Credentials } from './credentials.ts'
export { signatureMethods, signOAuth1, transportMethods } from './oauth1.ts'
export {
  AWS_SECRETS,
  type ConnectionOAuth,
  connectionScope,
  OAUTH_SECRETS,
  signingSecrets,
} from './secrets.ts'
export { HIDDEN } from './text.ts'
