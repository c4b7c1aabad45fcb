// How far the consequences of a finding reach: its place, its file, its component, the whole app.
import { type App, type Component, componentsOf } from '../../spec/index.ts'
import { at, own, type Path, type Reach, type Source, type Span } from '../../text/index.ts'
import type { Found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import { nameOf } from '../look/requests.ts'

type ReachOf = (
  cause: Found,
  file: CheckedFile,
  files: readonly CheckedFile[],
  app: App,
) => (finding: Found) => boolean

export const isInside = (at: Span | undefined, span: Span): boolean =>
  at !== undefined &&
  at.source.file === span.source.file &&
  at.start >= span.start &&
  at.start <= span.end

/**
 * `place`: the same member, or what holds it; `component`: all files and the entry of the component,
 * and what the contract offers it; `word`: the same name, wherever it stands.
 */
export const reaches: Readonly<Record<Reach, ReachOf>> = {
  app: () => () => true,
  file:
    (_, { document }) =>
    ({ at: there }) =>
      there?.source.file === document.source.file,
  word: (cause) => (finding) => wordAt(finding) === wordAt(cause),
  component: (cause, file, files, app) => {
    const component = file.component ?? componentIn(app, cause)
    // an entry that is no component may be one that others need
    const isEntry =
      file.key === 'manifest' && isInside(cause.at, app.manifest.spanOf(['components']))
    if (!component) return () => isEntry
    const sources = new Set<Source>(
      files.filter((one) => one.component === component).map(({ document }) => document.source),
    )
    const path = ['components', component.kind, component.name]
    const entry = app.manifest.spanOf(path)
    const start = app.manifest.keySpanOf(path).start
    return ({ at: there, unusedBy }) =>
      (there !== undefined &&
        (sources.has(there.source) || isInside(there, { ...entry, start }))) ||
      unusedBy?.includes(nameOf(component)) === true
  },
  place: ({ at: here, steps }, { document }) => {
    const places = [...(here ? [here] : []), ...(steps ? placesAround(document, steps) : [])]
    return (one) =>
      places.some((place) => isInside(one.at, place)) ||
      (here !== undefined && one.at !== undefined && isInside(here, one.at))
  },
}

/** The member itself, and where rules point to when a member is not there: its object, and the name of it. */
function placesAround(
  { spanOf, keySpanOf, value }: CheckedFile['document'],
  steps: Path,
): readonly Span[] {
  const last = steps.findLastIndex((step) => typeof step === 'string')
  const parent = steps.slice(0, Math.max(0, last))
  const { source, start } = spanOf(parent)
  const first = (span: Span): Span => ({ ...span, end: span.start })
  const isWritten = at(value, steps) !== undefined
  const named = own(value, 'components') === undefined ? [spanOf([...parent, 'name'])] : []
  // an item of a list has no key
  const startOf = (path: Path) =>
    typeof path.at(-1) === 'string' ? keySpanOf(path).start : spanOf(path).start
  return [
    ...(isWritten ? [{ ...spanOf(steps), start: startOf(steps) }] : []),
    first({ source, start, end: start }),
    ...named.map(first),
    ...(parent.length > 0 ? [first({ ...spanOf(parent), start: startOf(parent) })] : []),
  ]
}

/** The component in whose entry of the manifest something is wrong. */
function componentIn(app: App, { at: here, steps }: Found): Component | undefined {
  return componentsOf(app).find(({ kind, name }) =>
    steps
      ? steps[1] === kind && steps[2] === name
      : isInside(here, app.manifest.spanOf(['components', kind, name])),
  )
}

/** What stands at the place of a finding, without quotes. */
function wordAt({ at: here }: Found): string | undefined {
  return here?.source.text.slice(here.start, here.end).replaceAll('"', '')
}
