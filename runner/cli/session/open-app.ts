// Opens the app a command works on and finds a component by any name a person may give it.
import { resolve } from 'node:path'
import { openApp } from '../../run/index.ts'
import { type App, type Component, kebab } from '../../spec/index.ts'
import { type CodeOf, didYouMean, hasErrors, type Problem } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { isRefused, misused, type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** An app that can be worked with, although some of its files may have problems. */
export interface OpenedApp {
  readonly app: App
  readonly problems: readonly Problem[]
  /** Absolute path of its folder. */
  readonly directory: string
}

/** The app in the folder of `--app`, or where the user is. */
export function openedApp(terminal: Terminal, written: string | undefined): OpenedApp | Refused {
  const directory = resolve(terminal.directory, written ?? '.')
  const { app, problems } = openApp(directory)
  return app ? { app, problems, directory } : refuse(EXIT.problems, ...problems)
}

/** What is looked for, and the code of a miss. */
const MISSES = {
  module: 'usage/unknown-module',
  RPC: 'usage/unknown-rpc',
  connection: 'usage/unknown-connection',
  component: 'usage/unknown-component',
} as const satisfies Readonly<Record<string, CodeOf<'usage'>>>

/** A component by its name, the name of its folder, or its label in any letter case. */
export function findComponent<T extends Component>(
  components: ReadonlyMap<string, T>,
  written: string,
  what: keyof typeof MISSES,
): T | Refused {
  const exact = components.get(written)
  if (exact) return exact
  const all = [...components.values()]
  const lower = written.toLowerCase()
  const found = all.find(
    ({ name, label }) =>
      kebab(name) === lower || label.toLowerCase() === lower || name.toLowerCase() === lower,
  )
  if (found) return found
  const names = all.map(({ name }) => name)
  const labels = all.find(({ label }) => didYouMean(written, [label]) !== undefined)
  const known = names.length === 0 ? `the app has no ${what}` : `known are ${names.join(', ')}`
  const remedy =
    didYouMean(written, names) ??
    didYouMean(written, names.map(kebab)) ??
    (labels ? { suggestion: labels.name } : known)
  return misused(MISSES[what], `There is no ${what} "${written}".`, remedy)
}

/** Which component of which app a command is about, as they are typed. */
export interface Named {
  readonly app: string | undefined
  readonly name: string
}

/** What a command needs of the app, or why it cannot go on. */
export interface Needed<T extends Component> {
  readonly opened: OpenedApp
  readonly component: T
}

/**
 * The app and one of its components. Errors in files the component depends on refuse it; problems
 * elsewhere in the app do not stand in its way.
 */
export function openComponent<T extends Component>(
  terminal: Terminal,
  { app: folder, name }: Named,
  pick: (app: App) => ReadonlyMap<string, T>,
  what: keyof typeof MISSES,
): Needed<T> | Refused {
  const opened = openedApp(terminal, folder)
  if (isRefused(opened)) return opened
  const component = findComponent(pick(opened.app), name, what)
  if (!isRefused(component)) return openNamed(opened, component)
  // a manifest that is wrong may be why there is no such component: that is to be mended first
  const { app, problems } = opened
  const wrong = problems.filter((one) => one.at?.source.file === app.manifest.source.file)
  return hasErrors(wrong) ? refuse(EXIT.problems, ...wrong) : component
}

/** The component, unless an error stands in a file it depends on. */
export function openNamed<T extends Component>(
  opened: OpenedApp,
  component: T,
): Needed<T> | Refused {
  const inTheWay = opened.problems.filter((one) => concerns(opened.app, component, one))
  return hasErrors(inTheWay) ? refuse(EXIT.problems, ...inTheWay) : { opened, component }
}

/** True for problems in the component's own files, in base and common, and in its connection. */
function concerns(app: App, component: Component, problem: Problem): boolean {
  const file = problem.at?.source.file
  if (file === undefined) return true
  if (file === app.manifest.source.file) return concernsInManifest(app, component, problem)
  const connection = app.connections.get(component.connection ?? '')
  const documents = [
    ...component.code.values(),
    ...(connection?.code.values() ?? []),
    ...[app.base, app.common].filter((document) => document !== undefined),
  ]
  return documents.some((document) => document.source.file === file)
}

/** A problem of the manifest concerns everybody, unless it stands in another component's entry. */
function concernsInManifest(app: App, component: Component, problem: Problem): boolean {
  const start = problem.at?.start ?? 0
  const kinds = [app.connections, app.modules, app.rpcs, app.webhooks, app.functions, app.endpoints]
  const owner = kinds
    .flatMap((kind): Component[] => [...kind.values()])
    .find(({ kind, name }) => {
      const span = app.manifest.spanOf(['components', kind, name])
      return span.start <= start && start < span.end
    })
  return owner === undefined || owner === component || owner.name === component.connection
}
