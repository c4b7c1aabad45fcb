// A connection is chosen by its label.
import { at, own } from '../../text/index.ts'
import { manifestPlace } from '../look/components.ts'
import type { Finding, Rule } from './rule.ts'

export const connectionHasLabel: Rule = {
  name: 'connection-has-label',
  severity: 'warning',
  doc: 'A connection has a label.',
  reason: 'Users see it where they choose a connection; without one they see its internal name.',
  source: 'L-NAME-9: reviews of public apps',
  certain: false,
  follows: { app: ['export-without-metadata'] },
  good: { connection: { label: 'Example' } },
  bad: { connection: { label: '' } },
  check: (app) =>
    [...app.connections.values()].flatMap((connection): Finding[] => {
      const entry = at(app.manifest.value, ['components', 'connection', connection.name])
      const label = own(entry, 'label')
      const isThere = typeof label === 'string' ? label.trim() !== '' : label !== undefined
      if (isThere || app.isExported) return []
      const remedy = 'add "label" with the name of the service'
      return [
        {
          message: 'The connection has no label.',
          remedy,
          at: manifestPlace(app, connection, 'label'),
        },
      ]
    }),
}
