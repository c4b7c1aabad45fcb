// groups.json against the modules of the app: every module once, and nothing else.
import type { App } from '../../spec/index.ts'
import { didYouMean, own, stringOf } from '../../text/index.ts'
import { type Found, found, opening } from '../found.ts'

/** An app without groups is fine: Make then groups by the type of the modules. */
export function checkGroups(app: App): readonly Found[] {
  const document = app.groupsDocument
  const groups = document?.value
  if (!document || !Array.isArray(groups) || groups.length === 0) return []
  const findings: Found[] = []
  const seen = new Map<string, string>()
  for (const [index, group] of groups.entries()) {
    const modules = own(group, 'modules')
    if (!Array.isArray(modules)) continue
    for (const [position, name] of modules.entries()) {
      if (typeof name !== 'string') continue
      const at = () => document.spanOf([index, 'modules', position])
      if (!app.modules.has(name)) {
        const advice = didYouMean(name, app.modules.keys()) ?? 'remove it'
        const message = `There is no module "${name}".`
        findings.push(found('reference/unknown-module', at(), message, advice))
      } else if (seen.has(name)) {
        const message = `The module ${name} is listed already, under "${seen.get(name)}".`
        const remedy = 'a module stands in one group; remove it from the other'
        findings.push(found('reference/in-two-groups', at(), message, remedy))
      } else seen.set(name, stringOf(own(group, 'label') ?? ''))
    }
  }
  const missing = [...app.modules.keys()].filter((name) => !seen.has(name))
  if (missing.length > 0) {
    const message = `In no group: ${missing.join(', ')}.`
    const at = opening(document.spanOf([]))
    findings.push(
      found('reference/in-no-group', at, message, 'modules without a group are not shown'),
    )
  }
  return findings
}
