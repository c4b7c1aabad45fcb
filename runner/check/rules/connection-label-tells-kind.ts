// With two connections a user must know which one to take.
import { manifestPlace } from '../look/components.ts'
import type { Finding, Rule } from './rule.ts'

export const connectionLabelTellsKind: Rule = {
  name: 'connection-label-tells-kind',
  severity: 'warning',
  doc: 'Where an app has several connections, each label tells its kind, such as (OAuth 2.0).',
  reason: 'Users choose between them by the label alone.',
  source: 'L-NAME-9: unofficial notes',
  certain: false,
  good: {
    'connection:one': { label: 'App (API Key)' },
    'connection:two': { label: 'App (OAuth 2.0)' },
  },
  bad: { 'connection:one': { label: 'App' }, 'connection:two': { label: 'App (OAuth 2.0)' } },
  check: (app) => {
    const connections = [...app.connections.values()]
    if (connections.length < 2) return []
    return connections
      .filter(({ label }) => !TELLS.test(label))
      .map((connection): Finding => {
        const at = manifestPlace(app, connection, 'label')
        const remedy = 'end it with the kind, such as (API Key) or (OAuth 2.0)'
        return { message: 'The label does not say which kind of connection it is.', remedy, at }
      })
  },
}

/** Anything in brackets at the end, or a word for a kind of credentials or of environment. */
const TELLS =
  /\)\s*$|\b(api|oauth2?|tokens?|keys?|basic|passwords?|jwt|bearer|service account|credentials|certificate|sandbox|production)\b/i
