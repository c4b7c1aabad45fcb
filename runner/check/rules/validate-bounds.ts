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
  const findings: Finding[] = []
  for (const [low, high] of [
    ['min', 'max'],
    ['minItems', 'maxItems'],
  ] as const) {
    const [least, most] = [own(rules, low), own(rules, high)]
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) continue
    findings.push({ message: `${low} is above ${high}.`, at: place(low) })
  }
  const pattern = own(rules, 'pattern')
  const source = typeof pattern === 'string' ? pattern : own(pattern, 'regexp')
  if (typeof source === 'string' && !compiles(source)) {
    findings.push({ message: 'The pattern is no regular expression.', at: place('pattern') })
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
