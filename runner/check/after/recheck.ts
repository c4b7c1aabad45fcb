// The app as it would be with every suggested name in place: what is not found there is a consequence.
import {
  type App,
  type Component,
  componentsOf,
  type Document,
  fileIn,
  loadApp,
  readDocument,
} from '../../spec/index.ts'
import type { Found } from '../found.ts'
import { filesOf } from '../look/files.ts'
import { applyFixes } from './fix.ts'

/** Names and paths that may be put in place of another without thinking of quotes. */
const WORD = /^[\w$.-]+$/

/** The finding with the replacement it suggests; undefined where it suggests no single word. */
export function replaced(finding: Found): Found | undefined {
  const { at, suggestion } = finding
  if (!at || suggestion === undefined || !WORD.test(suggestion)) return undefined
  const written = at.source.text.slice(at.start, at.end)
  if (!WORD.test(written.replace(/^"|"$/g, ''))) return undefined
  // of a path that is suggested as a whole only the step may be marked
  const text = written.includes('.') ? suggestion : (suggestion.split('.').at(-1) ?? suggestion)
  return { ...finding, fix: { at, text: written.startsWith('"') ? `"${text}"` : text } }
}

/**
 * Findings that are still there when every one that suggests a name has been mended. `known`: those
 * that `check` has found in the app, and would look for again; all others stay.
 */
export function withoutFollowers(
  findings: readonly Found[],
  app: App,
  known: readonly Found[],
  check: (app: App) => readonly Found[],
): readonly Found[] {
  const causes = findings.filter((finding) => replaced(finding) !== undefined)
  if (causes.length === 0 || causes.length === findings.length) return findings
  const mended = withNames(
    app,
    causes.flatMap((finding) => replaced(finding) ?? []),
  )
  if (!mended) return findings
  const left = new Set(check(mended).map(keyOf))
  const asked = new Set(known.map(keyOf))
  return findings.filter(
    (finding) => causes.includes(finding) || !asked.has(keyOf(finding)) || left.has(keyOf(finding)),
  )
}

/** Lines may have moved, the words of a finding have not. */
const keyOf = ({ code, message, at }: Found): string =>
  JSON.stringify([code, message, at?.source.file])

/** The app read again from its changed texts; of an export tree the code only, not what it lists. */
function withNames(app: App, findings: readonly Found[]): App | undefined {
  const sources = [
    ...filesOf(app).map(({ document }) => document.source),
    ...componentsOf(app).flatMap(({ texts }) => [...texts.values()]),
  ]
  const texts = new Map(sources.map(({ file, text }) => [file, text]))
  for (const { source, text } of applyFixes(findings)) {
    if (texts.has(source.file)) texts.set(source.file, text)
  }
  if (app.isExported) return withTexts(app, texts)
  return loadApp(app.directory, (path) => texts.get(fileIn(app.directory, path))).app
}

/** The same app, its JSON files read again where their texts are others. */
function withTexts(app: App, texts: ReadonlyMap<string, string>): App {
  const again = (document: Document): Document => {
    const { file, text: before } = document.source
    const text = texts.get(file) ?? before
    return text === before ? document : readDocument({ file, text }).document
  }
  const all = <T extends Component>(components: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map(
      [...components].map(([name, one]) => {
        const code = new Map([...one.code].map(([key, document]) => [key, again(document)]))
        return [name, { ...one, code }]
      }),
    )
  return {
    ...app,
    base: app.base && again(app.base),
    common: app.common && again(app.common),
    connections: all(app.connections),
    modules: all(app.modules),
    rpcs: all(app.rpcs),
    webhooks: all(app.webhooks),
    functions: all(app.functions),
    endpoints: all(app.endpoints),
  }
}
