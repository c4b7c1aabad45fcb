// The parts of a module that more than one generated text needs: its fields, and its group.
import { type ParameterList, parameterList } from '../parameters/index.ts'
import type { App, Module } from '../spec/index.ts'

/** A heading of the picker and its modules. */
export interface ModuleGroup {
  readonly label: string
  readonly modules: readonly Module[]
}

/** The fields of a module's dialog: static parameters first, as Make shows them. */
export function fieldsOfModule(module: Module): ParameterList {
  return ['staticParams', 'mappableParams'].flatMap((key) => [
    ...parameterList(module.code.get(key)?.value),
  ])
}

/** The modules by group, in the order of the picker; those of no group come last. */
export function groupedModules(app: App): readonly ModuleGroup[] {
  const groups = app.groups.map(({ label, modules }) => ({
    label,
    modules: modules.flatMap((name) => app.modules.get(name) ?? []),
  }))
  const grouped = new Set(app.groups.flatMap(({ modules }) => modules))
  const others = [...app.modules.values()].filter(({ name }) => !grouped.has(name))
  const label = groups.length === 0 ? 'Modules' : 'Other modules'
  return [...groups, { label, modules: others }].filter(({ modules }) => modules.length > 0)
}
