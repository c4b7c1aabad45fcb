// Descriptions stand under the labels in the module picker.
import type { Module } from '../../spec/index.ts'
import { manifestPlace } from '../look/components.ts'
import type { Finding, Rule } from './rule.ts'

const UNIVERSAL = 'Performs an arbitrary authorized API call.'

export const descriptionIsSentence: Rule = {
  name: 'description-is-sentence',
  severity: 'warning',
  doc: 'A description is a sentence in the third person with a full stop; triggers begin with "Triggers when".',
  reason: 'All apps read alike in the module picker.',
  source: 'L-NAME-5: best practices, names and labels',
  certain: true,
  follows: { place: ['export-without-metadata'] },
  good: { module: { description: 'Retrieves a thing.' } },
  bad: { module: { description: 'retrieve a thing' } },
  check: (app) =>
    [...app.modules.values()].flatMap((module): Finding[] => {
      const fault = faultOf(module)
      if (!fault) return []
      return [{ ...fault, at: manifestPlace(app, module, 'description') }]
    }),
}

function faultOf({ description, type }: Module): Omit<Finding, 'at'> | undefined {
  const text = description.trim()
  if (text === '') {
    return { message: 'The module has no description.', remedy: 'say in one sentence what it does' }
  }
  if (!/^[A-Z0-9"“]/.test(text))
    return { message: 'The description does not begin with a capital.', remedy: 'write a capital' }
  if (!/[.!?)]$/.test(text)) {
    return { message: 'The description does not end with a full stop.', remedy: 'add one' }
  }
  if (type === 'universal') {
    return text === UNIVERSAL
      ? undefined
      : { message: 'Universal modules share one description.', remedy: `write "${UNIVERSAL}"` }
  }
  if (type === 'trigger' || type === 'instant_trigger') {
    return text.startsWith('Triggers when')
      ? undefined
      : {
          message: 'The description does not begin with "Triggers when".',
          remedy: 'write: Triggers when a thing is created.',
        }
  }
  // an adverb may stand before the verb
  const first = /^(?:[A-Za-z]+ly )?([A-Za-z-]+)/.exec(text)?.[1] ?? ''
  if (first === '' || first.endsWith('s')) return undefined
  return {
    message: `"${first}" is not in the third person.`,
    remedy: 'write Retrieves, Creates, Updates, ...',
  }
}
