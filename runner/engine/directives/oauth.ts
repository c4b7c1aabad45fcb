// `oauth`: signs the request with OAuth 1.0, together with the root `oauth` of the connection.
import { renderJsonInRun, toText } from '../../iml/index.ts'
import { defined, isRecord, own, setOwn } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import {
  type ConnectionOAuth,
  connectionScope,
  OAUTH_SECRETS,
  type OAuth1Credentials,
  signatureMethods,
  transportMethods,
} from '../signing/index.ts'
import type { State } from '../state.ts'
import { withoutSecrets } from './aws.ts'
import { type Directive, documentation, draft, wordSchema } from './directive.ts'

/** Members that say how to sign; all others are parameters of the protocol. */
const NOT_SENT = new Set<string>([
  ...OAUTH_SECRETS,
  'signature_method',
  'transport_method',
  'body_hash',
  'realm',
])

const shortText = { type: 'string', maxLength: 512 }

export const oauth: Directive = {
  name: 'oauth',
  home: 'request',
  doc: 'Signs the request with OAuth 1: HMAC-SHA1, RSA-SHA1 or PLAINTEXT, sent in the header, the query or the body.',
  link: documentation('app-components/connections/oauth1'),
  certain: true,
  note: 'inferred: modules take what they do not write from the root oauth of their connection; body_hash is only sent when it is written; members that are not listed go out as oauth_NAME; a redirect is signed again only on the same origin',
  schema: {
    type: 'object',
    properties: {
      consumer_key: shortText,
      consumer_secret: shortText,
      private_key: shortText,
      token: shortText,
      token_secret: shortText,
      verifier: shortText,
      signature_method: wordSchema(signatureMethods),
      transport_method: wordSchema(transportMethods),
      body_hash: { type: ['string', 'boolean'] },
    },
    additionalProperties: false,
  },
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    if (value === undefined || value === null) return draft(state, { oauth: undefined }, value)
    if (!isRecord(value)) {
      throw new ModuleError('RuntimeError', 'oauth must be a collection, with a consumer_key.')
    }
    const whole = { ...inherited(state.setting.connectionOAuth, state), ...value }
    return draft(state, { oauth: credentialsOf(whole) }, withoutSecrets(whole, OAUTH_SECRETS))
  },
}

/** The connection's root `oauth`, evaluated with the names the connection itself would see. */
function inherited(root: ConnectionOAuth | undefined, state: State): Record<string, unknown> {
  if (!root) return {}
  const value = renderJsonInRun(root.written, connectionScope(state.scope, root))
  return isRecord(value) ? value : {}
}

function credentialsOf(value: Readonly<Record<string, unknown>>): OAuth1Credentials {
  const of = (name: string) => toText(own(value, name))
  const parameters: Record<string, string> = {}
  for (const name of Object.keys(value)) {
    if (!NOT_SENT.has(name)) setOwn(parameters, name, of(name))
  }
  const bodyHash = of('body_hash')
  return {
    method: of('signature_method') || 'HMAC-SHA1',
    transport: of('transport_method') || 'header',
    consumerSecret: of('consumer_secret'),
    tokenSecret: of('token_secret'),
    ...defined({ privateKey: of('private_key') || undefined, realm: of('realm') || undefined }),
    ...(bodyHash === '' || bodyHash === 'false'
      ? {}
      : { bodyHash: bodyHash === 'true' ? true : bodyHash }),
    parameters,
  }
}
