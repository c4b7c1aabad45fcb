// `data`, `metadata`, `uid`, `expires`: what a connection or a webhook keeps for later.
import { isRecord, type Json, own } from '../../text/index.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import type { State } from '../state.ts'
import { type Applied, type Directive, documentation, wordSchema } from './directive.ts'

const link = documentation('app-structure/connections')

/** Puts the evaluated value into what is kept. */
const keep =
  (name: keyof State['stored']) =>
  (written: Json | undefined, state: State): Applied => {
    const value = evaluate(written, state)
    return { state: { ...state, stored: { ...state.stored, [name]: value } }, value }
  }

export const data: Directive = {
  name: 'data',
  home: 'response',
  doc: 'Saved with the connection (read as connection.*) or with the webhook (read as webhook.*).',
  link,
  certain: true,
  schema: { type: 'object' },
  scope: ANSWER,
  apply: keep('data'),
}

export const metadata: Directive = {
  name: 'metadata',
  home: 'response',
  doc: 'The label beside a connection: `{type: text or email, value}`.',
  link,
  certain: true,
  schema: {
    type: 'object',
    properties: {
      type: wordSchema(['text', 'email']),
      value: { type: 'string', maxLength: 512 },
    },
  },
  scope: ANSWER,
  apply: (written, state) => {
    const type = own(written, 'type')
    const value = isRecord(written) ? evaluate(own(written, 'value'), state) : undefined
    const kept = typeof type === 'string' ? { type, value } : { value }
    return { state: { ...state, stored: { ...state.stored, metadata: kept } }, value: kept }
  },
}

export const uid: Directive = {
  name: 'uid',
  home: 'response',
  doc: 'Id of the user at the service; shared webhooks find their connection by it.',
  link,
  certain: true,
  schema: { type: ['string', 'number'] },
  scope: ANSWER,
  apply: keep('uid'),
}

export const expires: Directive = {
  name: 'expires',
  home: 'response',
  doc: 'When the user must authorise again; not the expiry of an access token.',
  link,
  certain: true,
  schema: { type: 'string', minLength: 1, maxLength: 512 },
  scope: ANSWER,
  apply: keep('expires'),
}
