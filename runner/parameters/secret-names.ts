// Which names people give to secrets: for values whose type does not tell, such as those in an answer.

/** Parts of names that mean a secret; more than is needed is better than less. */
const SECRET = [
  'token',
  'credential',
  'signature',
  'session',
  'cookie',
  // password, passphrase, user_pass; not passenger, passive, passport or bypass
  '(?<!by|com)pass(?!enger|ed|ing|ive|port)',
  // authorization, oauth_verifier; not author or authority
  'auth(?!or(?!i[sz]))',
  // of keys some are public, and some name a thing of the service; keyword and keyboard are no keys
  '(?<!(?:public|publishable|project|primary|foreign|sort)[_-]?)key(?!word|board)',
]

/** What is only told about a secret: token_type, expires with the session, signatureMethod, authUrl. */
const ABOUT = ['type', 'expire', 'method$', 'version$', 'ur[il]$']

/**
 * Matches the name of a secret: of a member of a connection, of its saved data, or of the answer to a
 * sign-in. What is called secret is one, whatever else its name says. [inferred from public apps]
 */
export const SECRET_NAME = new RegExp(
  `secret|^(?!.*(?:${ABOUT.join('|')})).*(?:${SECRET.join('|')})`,
  'i',
)
