// An update changes what is filled in and leaves the rest.
import type { Module } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { manifestPlace } from '../look/components.ts'
import { membersRead } from '../look/expressions.ts'
import { fieldsOf, textIn } from '../look/fields.ts'
import { methodOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const update = (required: boolean) => ({
  module: { label: 'Update a Thing', actionCrud: 'update' },
  'module.communication': {
    url: '/things/{{parameters.id}}',
    method: 'PATCH',
    body: '{{parameters}}',
  },
  'module.mappableParams': [
    { name: 'id', type: 'text', required: true },
    { name: 'name', type: 'text', required },
  ],
})

export const partialUpdate: Rule = {
  name: 'partial-update',
  severity: 'warning',
  doc: 'An update has actionCrud update and asks only for what its address needs.',
  reason: 'Only then do empty fields stay as they are, and can be erased on purpose.',
  source: 'L-COM-21: best practices, update modules; batch actions',
  certain: true,
  follows: { component: ['request-keys', 'parameter-keys'] },
  good: update(false),
  bad: update(true),
  check: (app) =>
    [...app.modules.values()].flatMap((module) => {
      const named =
        module.type === 'action' && /^(update|edit)\b/i.test(module.label) && changes(module)
      if (named && module.crud !== 'update') {
        const at = manifestPlace(app, module, 'actionCrud')
        const message = 'An update has no actionCrud "update", so nothing can be erased.'
        return [{ message, remedy: 'write "actionCrud": "update"', at }]
      }
      if (!named) return []
      const inUrls = new Set(
        requestsOf(module).flatMap((one) => [...membersRead(written(one, 'url'), 'parameters')]),
      )
      return fieldsOf(module.code.get('mappableParams'))
        .filter(
          (one) =>
            own(one.field, 'required') === true &&
            one.inside.length === 0 &&
            !inUrls.has(textIn(one, 'name')),
        )
        .map((one): Finding => {
          const at = one.document.spanOf([...one.path, 'required'])
          return {
            message: `"${textIn(one, 'name')}" must be given for every update.`,
            remedy: 'make it optional',
            at,
          }
        })
    }),
}

/** An image that a service edits is something new: only these change what is there. */
function changes(module: Module): boolean {
  const methods = requestsOf(module).map(methodOf)
  return module.crud === 'update' || methods.includes('PATCH') || methods.includes('PUT')
}
