// Signs a request for Amazon Web Services, in the version the author asks for.
import { ModuleError } from '../errors.ts'
import type { HttpRequest } from '../http.ts'
import { type AwsPlace, placeOfHost } from './aws-host.ts'
import { signVersion2 } from './aws-version-2.ts'
import { signVersion4 } from './aws-version-4.ts'
import type { AwsCredentials } from './credentials.ts'

/** The request with its signature. Throws a ModuleError when a credential is missing. */
export function signAws(request: HttpRequest, credentials: AwsCredentials, now: Date): HttpRequest {
  for (const name of ['key', 'secret'] as const) {
    if (credentials[name] !== '') continue
    throw new ModuleError('RuntimeError', `aws.${name} is empty, so nothing can be signed.`, {
      remedy: 'look at the expression, and at the connection it reads',
    })
  }
  if (credentials.version === '2') return signVersion2(request, credentials, now.toUTCString())
  return signVersion4(request, credentials, now, placeOf(request, credentials))
}

/** What the directive names wins over what the host says. */
function placeOf(request: HttpRequest, { service }: AwsCredentials): AwsPlace {
  const place = placeOfHost(new URL(request.url).hostname)
  return service === undefined ? place : { ...place, service }
}

/** What is doubtful about a signature, in one sentence; undefined when nothing is. */
export function doubtAboutAws(
  request: HttpRequest,
  credentials: AwsCredentials,
): string | undefined {
  if (credentials.version !== '4' || placeOf(request, credentials).service !== '') return undefined
  const host = new URL(request.url).hostname
  return `The host ${host} names no AWS service, and \`service\` names none, so the signature holds none; AWS will not accept it.`
}
