// Labels of fields are names, not sentences.
import { type App, componentsOf } from '../../spec/index.ts'
import { replaceValue } from '../look/edits.ts'
import { fieldsOf, type PlacedField, parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

/** Abbreviations that are written in capitals, by their wrong spellings. */
const ABBREVIATION = /\b(Id|id|Ids|Url|url|Urls|Api|api|Uri|Uuid|Json|Html|Csv|Pdf|Vat|Sku|Ip)\b/

export const fieldLabelIsClean: Rule = {
  name: 'field-label-is-clean',
  severity: 'warning',
  doc: 'Labels of fields have no article in front, no punctuation behind, and ID, URL, API in capitals.',
  reason: 'Labels are shown again when values are mapped, where anything but a name is in the way.',
  source: 'L-NAME-6: naming conventions, output labels',
  certain: true,
  good: { 'module.mappableParams': [{ name: 'id', type: 'text', label: 'Thing ID' }] },
  bad: { 'module.mappableParams': [{ name: 'id', type: 'text', label: 'The thing Id:' }] },
  check: (app) => labelled(app).flatMap(judge),
}

function labelled(app: App): PlacedField[] {
  return componentsOf(app).flatMap((one) => [
    ...parametersOf(one),
    ...fieldsOf(one.code.get('interface')),
  ])
}

function judge(field: PlacedField): Finding[] {
  const label = textIn(field, 'label')
  const path = [...field.path, 'label']
  const at = () => field.document.spanOf(path)
  const findings: Finding[] = []
  if (/[.:;,!]$/.test(label.trim()))
    findings.push({ message: `"${label}" ends with punctuation.`, remedy: 'remove it', at: at() })
  if (/^(a|an|the)\s/i.test(label))
    findings.push({ message: `"${label}" begins with an article.`, remedy: 'remove it', at: at() })
  const wrong = ABBREVIATION.exec(label)?.[0]
  if (wrong !== undefined) {
    const right = wrong.replace(/s$/, '').toUpperCase() + (/s$/.test(wrong) ? 's' : '')
    const fix = replaceValue(field.document, path, label.replace(ABBREVIATION, right))
    const message = `"${wrong}" is an abbreviation.`
    findings.push({ message, remedy: `write ${right}`, at: at(), fix })
  }
  return findings
}
