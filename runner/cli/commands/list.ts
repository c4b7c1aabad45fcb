// dryrun list: the module picker, as text; with --all everything the app consists of.
import type { App, Component, Module } from '../../spec/index.ts'
import { defined, hasErrors, type Problem } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { printJson } from '../print/json.ts'
import { drawTable } from '../print/table.ts'
import { visible } from '../print/wrap.ts'
import { openedApp } from '../session/open-app.ts'
import { isRefused, type Refused, tell } from '../terminal/refusal.ts'
import type { Output, Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

/** What is listed: a module, or with --all any other component. */
type Entry = Component & Partial<Pick<Module, 'crud'>> & { readonly type?: string }

/** A heading and what stands under it. */
interface Listed {
  readonly label: string
  readonly modules: readonly Entry[]
}

export type Wish = Typed<'list'>

export function read(typed: Typed<'list'>): Wish {
  return typed
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const opened = openedApp(terminal, wish.app)
  if (isRefused(opened)) return opened
  const { app } = opened
  const groups = [...groupsOf(app), ...(wish.all ? othersOf(app) : [])]
  if (wish.json) terminal.stdout.write(printJson(groups.map(factsOf)))
  else terminal.stdout.write(`${draw(groups, terminal.stdout).join('\n')}\n`)
  const problems = [...opened.problems, ...strangers(app)]
  tell(terminal, problems)
  return hasErrors(problems) ? EXIT.problems : EXIT.done
}

/** The groups of groups.json; modules that are in none of them come last. */
function groupsOf(app: App): Listed[] {
  const groups = app.groups.map(({ label, modules }) => ({
    label,
    modules: modules.flatMap((name) => app.modules.get(name) ?? []),
  }))
  const grouped = new Set(app.groups.flatMap(({ modules }) => modules))
  const others = [...app.modules.values()].filter(({ name }) => !grouped.has(name))
  if (others.length === 0) return groups
  return [...groups, { label: groups.length === 0 ? 'Modules' : 'In no group', modules: others }]
}

/** Everything that is no module, kind by kind. */
function othersOf(app: App): Listed[] {
  const kinds: readonly (readonly [string, ReadonlyMap<string, Entry>])[] = [
    ['Connections', app.connections],
    ['RPCs', app.rpcs],
    ['Webhooks', app.webhooks],
    ['Functions', app.functions],
    ['Endpoints', app.endpoints],
  ]
  return kinds
    .filter(([, components]) => components.size > 0)
    .map(([label, components]) => ({ label, modules: [...components.values()] }))
}

/** Names in groups.json that no module has. */
function strangers(app: App): Problem[] {
  return app.groups.flatMap(({ label, modules }, group) =>
    modules.flatMap((name, index): Problem[] => {
      if (app.modules.has(name)) return []
      const at = app.groupsDocument?.spanOf([group, 'modules', index])
      return [
        {
          code: 'app/groups',
          severity: 'warning',
          message: `The group "${label}" names a module that does not exist: ${name}.`,
          ...defined({ at }),
        },
      ]
    }),
  )
}

function factsOf({ label, modules }: Listed): unknown {
  return {
    group: label,
    modules: modules.map(
      ({ name, kind, label: title, type = kind, crud, description, connection }) => ({
        name,
        label: title,
        type,
        crud,
        description,
        connection: connection || undefined,
      }),
    ),
  }
}

function draw(groups: readonly Listed[], { width, paint }: Output): string[] {
  const rows = groups.flatMap(({ modules }) => modules.map(rowOf))
  if (rows.length === 0) return ['The app has no modules.']
  // one table for all groups, so that the columns stand below each other
  const names = Math.max(...rows.map(([name]) => name.length))
  const types = Math.max(...rows.map(([, type]) => type.length))
  return groups.flatMap(({ label, modules }, index) => {
    const cells = modules.map(rowOf).map(([name, type, text]) => {
      const narrow = width !== undefined && width < names + types + 30
      if (narrow) return [paint.name(name), `${text} (${type})`]
      return [paint.name(name.padEnd(names)), type.padEnd(types), text]
    })
    const title = paint.strong(visible(label))
    return [...(index === 0 ? [] : ['']), title, ...drawTable(cells, { width, indent: 2 })]
  })
}

/** Name, type, and label with description. */
function rowOf(entry: Entry): readonly [string, string, string] {
  const { name, kind, type = kind, label, description } = entry
  const text = description === '' ? label : `${label}: ${description}`
  return [visible(name), visible(type), visible(text)]
}
