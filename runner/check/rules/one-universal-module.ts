// Every app lets its users call what it has no module for.
import type { Rule } from './rule.ts'

const entry = (moduleType: string) => ({ label: 'Make an API Call', moduleType })

export const oneUniversalModule: Rule = {
  name: 'one-universal-module',
  severity: 'error',
  doc: 'An app with modules has exactly one universal module.',
  reason: 'Users then reach endpoints the app does not cover, and reviewers ask for it.',
  source: 'L-APP-1: modules, universal',
  certain: true,
  follows: { app: ['unread-entry'] },
  good: { module: entry('universal') },
  bad: { module: entry('action') },
  check: (app) => {
    const universal = [...app.modules.values()].filter((module) => module.type === 'universal')
    if (app.modules.size === 0 || universal.length === 1) return []
    const [, second] = universal
    if (second?.at) return [{ message: 'There is a second universal module.', at: second.at }]
    const at = app.manifest.keySpanOf(['components', 'module'])
    const remedy = 'add a module of type universal, "Make an API Call"'
    return [{ message: 'The app has no universal module.', remedy, at }]
  },
}
