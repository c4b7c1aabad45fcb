// Two fields with one name hold one value.
import { componentsOf } from '../../spec/index.ts'
import { type Path, positionOf } from '../../text/index.ts'
import { fieldsOf, isVisual, type PlacedField, parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const field = (name: string) => ({ name, type: 'text', label: name })

export const namesAreUnique: Rule = {
  name: 'names-are-unique',
  severity: 'error',
  doc: 'All fields of one level have names of their own, static and mappable parameters together.',
  reason: 'Of two fields with one name only one value reaches the module.',
  source: 'P-2: make-forman-schema',
  certain: true,
  good: { 'module.mappableParams': [field('one'), field('two')] },
  bad: { 'module.mappableParams': [field('one'), field('one')] },
  check: (app) =>
    componentsOf(app).flatMap((component) => [
      ...doubles(parametersOf(component)),
      ...doubles(fieldsOf(component.code.get('interface'))),
    ]),
}

/** Fields that different choices reveal are never shown together and may share a name. */
function doubles(fields: readonly PlacedField[]): Finding[] {
  const seen = new Map<string, PlacedField>()
  const doubled: Path[] = []
  return fields.flatMap((one): Finding[] => {
    const name = textIn(one, 'name')
    if (name === '' || isVisual(one)) return []
    const level = one.revealedBy.length > 0 ? one.list.join('.') : ''
    const key = JSON.stringify([one.inside, level, name])
    const first = seen.get(key)
    seen.set(key, first ?? one)
    // what stands in the second of two collections repeats what stands in the first
    const isInside = doubled.some((path) => path.every((step, index) => one.path[index] === step))
    if (!first || isInside) return []
    doubled.push(one.path)
    const at = one.document.spanOf([...one.path, 'name'])
    const { source, start } = first.document.spanOf([...first.path, 'name'])
    const { line } = positionOf(source, start)
    const file = source.file === at.source.file ? '' : ` of ${source.file.split('/').at(-1)}`
    const remedy = `rename one; the other is in line ${line}${file}`
    return [{ message: `There is another field "${name}" beside this one.`, remedy, at }]
  })
}
