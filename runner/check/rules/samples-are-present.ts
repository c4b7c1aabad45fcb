// Without a sample users must run a module before they can map it.
import { isRecord } from '../../text/index.ts'
import { fieldsOf } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'
import { isAsked } from './samples-fit-interface.ts'

const fields = [{ name: 'id', type: 'number', label: 'Thing ID' }]

export const samplesArePresent: Rule = {
  name: 'samples-are-present',
  severity: 'warning',
  doc: 'A module with an interface has a sample.',
  reason: 'The sample shows values while a scenario is built, before anything has run.',
  source: 'L-INT-2: unofficial notes',
  certain: false,
  good: { 'module.interface': fields, 'module.samples': { id: 1 } },
  bad: { 'module.interface': fields, 'module.samples': {} },
  check: (app) =>
    [...app.modules.values()].flatMap((module): Finding[] => {
      const file = module.code.get('interface')
      if (!file || fieldsOf(file).length === 0) return []
      const samples = module.code.get('samples')
      const value = samples?.value
      const filled =
        Array.isArray(value) || isAsked(value) || (isRecord(value) && Object.keys(value).length > 0)
      if (filled) return []
      const add = app.isExported
        ? 'add samples.imljson with {}, then '
        : 'name a file with {} under codeFiles.samples, then '
      const remedy = `${samples ? '' : add}run dryrun generate samples`
      return [{ message: 'The module has no sample.', remedy, at: (samples ?? file).spanOf([]) }]
    }),
}
