// Two fields of which one is enough must name each other.
import { fieldsOf, type PlacedField, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const pair = (second: string) => ({
  'module.mappableParams': [
    {
      name: 'code',
      type: 'text',
      label: 'Plan Code',
      help: 'Fill in this or **Plan ID**. One of the two is needed.',
    },
    { name: 'plan_id', type: 'text', label: 'Plan ID', help: second },
  ],
})

export const eitherOrIsExplained: Rule = {
  name: 'either-or-is-explained',
  severity: 'warning',
  doc: 'Of two fields that stand for each other, each names the other in its help.',
  reason: 'Whoever begins with the second field does not read the help of the first.',
  source: 'L-PAR-10, P-12: unofficial notes',
  certain: false,
  good: pair('Fill in this or **Plan Code**. One of the two is needed.'),
  bad: pair('The ID of the plan.'),
  check: (app) =>
    [...app.modules.values()].flatMap((module) => {
      const fields = fieldsOf(module.code.get('mappableParams'))
      return fields.flatMap((one) => {
        const help = textIn(one, 'help')
        if (!/\b(either|instead|one of the two|alternative|or in)\b/i.test(help)) return []
        return fields
          .filter((other) => isPartner(one, other, help) && !names(textIn(other, 'help'), one))
          .map((other): Finding => {
            const at = other.document.spanOf([
              ...other.path,
              textIn(other, 'help') === '' ? 'name' : 'help',
            ])
            return {
              message: `"${textIn(one, 'label')}" refers to this field, which does not refer back.`,
              remedy: `say in its help when "${textIn(one, 'label')}" is used instead`,
              at,
            }
          })
      })
    }),
}

const names = (help: string, one: PlacedField): boolean => help.includes(textIn(one, 'label'))

function isPartner(one: PlacedField, other: PlacedField, help: string): boolean {
  const label = textIn(other, 'label')
  if (label === '' || other === one || other.list.join() !== one.list.join()) return false
  return (
    help.includes(`**${label}**`) || help.includes(`"${label}"`) || help.includes(`\`${label}\``)
  )
}
