// Rules that nothing can fulfil.
import { own, type Span } from '../../text/index.ts'
import { type PlacedField, parametersOf } from './look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const field = (validate: object) => ({
  'module.mappableParams': [{ name: 'name', type: 'text', validate }],
})

export const validateBounds: Rule = {
  name: 'validate-bounds',
  severity: 'error',
  doc: 'In validate no minimum is above its maximum, and the pattern is a regular expression.',
  reason: 'No value would ever be accepted.',
  source: 'P-6: make-forman-schema',
  certain: true,
  good: field({ min: 1, max: 255 }),
  bad: field({ min: 255, max: 1 }),
  check: (app) =>
    [...app.modules.values(), ...app.connections.values(), ...app.rpcs.values()]
      .flatMap(parametersOf)
      .flatMap(judge),
}

function judge({ field, document, path }: PlacedField): Finding[] {
  const rules = own(field, 'validate')
  const place = (key: string): Span => document.spanOf([...path, 'validate', key])
  const wholeMember = (key: string): Span => {
    const { source, start } = document.keySpanOf([...path, 'validate', key])
    return { source, start, end: place(key).end }
  }
  const findings: Finding[] = []
  for (const [low, high] of [
    ['min', 'max'],
    ['minItems', 'maxItems'],
  ] as const) {
    const [least, most] = [own(rules, low), own(rules, high)]
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) continue
    const message = `${low} is ${least}, above ${high}, which is ${most}: no value fits.`
    const remedy = `exchange them, or lower ${low}`
    findings.push({ message, remedy, at: wholeMember(low) })
  }
  const pattern = own(rules, 'pattern')
  const source = typeof pattern === 'string' ? pattern : own(pattern, 'regexp')
  if (typeof source === 'string' && !compiles(source)) {
    const remedy = 'escape brackets that are meant as they are, and close all others'
    const message = 'The pattern is no regular expression.'
    findings.push({ message, remedy, at: place('pattern') })
  }
  return findings
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern)
    return true
  } catch {
    // the message of the engine names no place, so that it is a mistake is all there is to say
    return false
  }
}
