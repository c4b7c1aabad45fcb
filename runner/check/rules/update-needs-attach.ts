// A webhook that is changed must have been attached.
import type { Finding, Rule } from './rule.ts'

const change = { url: '/hooks/{{webhook.id}}', method: 'PUT', body: { url: '{{webhook.url}}' } }
const attach = { url: '/hooks', method: 'POST', response: { data: { id: '{{body.id}}' } } }

export const updateNeedsAttach: Rule = {
  name: 'update-needs-attach',
  severity: 'warning',
  doc: 'A webhook with update or detach has attach.',
  reason: 'Make changes and removes only what it attached.',
  source:
    'https://developers.make.com/custom-apps-documentation/app-components/webhooks/dedicated/attached',
  certain: false,
  good: { webhook: {}, 'webhook.attach': attach, 'webhook.update': change },
  bad: { webhook: {}, 'webhook.update': change },
  check: (app) =>
    [...app.webhooks.values()].flatMap(({ name, code }): Finding[] => {
      if (isFilled(code.get('attach')?.value)) return []
      return ['update', 'detach'].flatMap((key): Finding[] => {
        const document = code.get(key)
        if (!document || !isFilled(document.value)) return []
        const { source, start } = document.spanOf([])
        const message = `The webhook ${name} has ${key}, but no attach.`
        const remedy = 'add attach, whose response.data keeps what this reads'
        return [{ message, remedy, at: { source, start, end: start + 1 } }]
      })
    }),
}

/** Files that Make's editor creates hold an empty object until somebody writes into them. */
const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
