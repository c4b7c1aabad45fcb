// Whole files of requests: base, communications, the phases of an OAuth connection, webhooks, epoch.
import { homes } from '../../spec/index.ts'
import type { Part } from '../judge/part.ts'
import { oauthSigning, requestPart } from './request.ts'

/** One request, or a chain of them. */
const chainOf = (request: Part): Part => {
  const chain: Part = { list: () => request }
  return { choose: (value) => (Array.isArray(value) ? chain : request) }
}

const request = requestPart(homes.communication)

/** A list in base is refused, although the editor's schema takes it: nothing says what it means. */
export const basePart: Part = requestPart(homes.base)

export const communicationPart: Part = chainOf(request)
export const responderPart: Part = chainOf(requestPart(homes.responder))
export const webhookPart: Part = chainOf(requestPart(homes.webhook))
export const epochPart: Part = requestPart(homes.epoch)
export const endpointPart: Part = requestPart(homes.endpoint)

/**
 * The phases of OAuth 2, as the editor's schema has them, and those of OAuth 1, which it lacks.
 * A phase may be a chain (documented), although the schema takes one request only.
 */
const PHASES = [
  ...['preauthorize', 'authorize', 'token', 'info', 'refresh', 'invalidate'],
  ...['requestToken', 'accessToken'],
]

export const oauthPart: Part = {
  form: () => ({
    what: 'the communication of an OAuth connection',
    keys: new Map<string, Part>([
      ...PHASES.map((phase): [string, Part] => [phase, communicationPart]),
      // OAuth 1: parameters for all phases
      ['oauth', oauthSigning],
    ]),
  }),
}
