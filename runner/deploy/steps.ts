// What a deploy does, in order, before it begins: one step a line of its report.

import { isConflict } from './compare.ts'
import { type Compared, namesOf } from './compare-app.ts'
import { deleteOrder, kindRows, uploadOrder } from './kinds.ts'
import { factsOf, type Local, type LocalComponent, type LocalSection } from './local.ts'
import { type ComponentName, sectionKey } from './names.ts'
import type { Removed } from './pairing.ts'
import type { Item, Planned } from './plan.ts'

export type Step =
  | { readonly kind: 'create'; readonly component: LocalComponent }
  | {
      readonly kind: 'upload'
      readonly name: ComponentName
      /** Undefined for the sections of the app itself. */
      readonly component: LocalComponent | undefined
      readonly section: LocalSection
    }
  | {
      readonly kind: 'facts'
      readonly component: LocalComponent
      /** Keys of the facts that differ. */
      readonly facts: readonly string[]
    }
  | { readonly kind: 'delete'; readonly removed: Removed }

/** What a person allows and wants of a plan. */
export interface Permission {
  /** Components whose state in Make is given up. */
  readonly overwrite: ReadonlySet<ComponentName>
  /** Undefined: all. */
  readonly only: ReadonlySet<ComponentName> | undefined
  readonly deletes: boolean
}

export const isWanted = ({ only }: Permission, name: ComponentName): boolean =>
  only === undefined || only.has(name)

/** The component a step is about, and the part of it. */
export function aboutStep(step: Step): { readonly name: ComponentName; readonly part: string } {
  switch (step.kind) {
    case 'create':
      return { name: step.component.name, part: 'create' }
    case 'upload':
      return { name: step.name, part: step.section.section.name }
    case 'facts':
      return { name: step.component.name, part: step.facts.join(', ') }
    case 'delete':
      return { name: step.removed.name, part: 'delete' }
  }
}

/** The steps of a plan, as far as they are wanted and allowed. */
export function stepsOf(local: Local, planned: Planned, permission: Permission): readonly Step[] {
  const { pairing, compared } = planned
  const wanted = (name: ComponentName): boolean => isWanted(permission, name)
  const again = pairing.gone.filter(({ name }) => permission.overwrite.has(name))
  const fresh = new Set([...pairing.fresh, ...again].filter(({ name }) => wanted(name)))
  const creates = kindRows.flatMap(({ kind }) =>
    [...fresh]
      .filter((one) => one.kind === kind)
      .map((component): Step => ({ kind: 'create', component })),
  )
  const isToWrite = ({ component, standing }: Compared): boolean =>
    wanted(component) &&
    (standing === 'changed here' || (isConflict(standing) && permission.overwrite.has(component)))
  const keys = new Set(compared.filter(isToWrite).map(({ key }) => key))
  const general = local.general
    .filter(({ section }) => keys.has(section.key))
    .map(
      (section): Step => ({
        kind: 'upload',
        name: section.section.key,
        component: undefined,
        section,
      }),
    )
  const ordered = uploadOrder.flatMap((kind) => local.components.filter((one) => one.kind === kind))
  const uploads = ordered.flatMap((component) =>
    component.sections
      .filter(
        ({ section }) => fresh.has(component) || keys.has(sectionKey(component.name, section.name)),
      )
      .map((section): Step => ({ kind: 'upload', name: component.name, component, section })),
  )
  const facts = ordered.flatMap((component): Step[] => {
    const changed = compared.filter(
      (one) => one.component === component.name && one.fact !== undefined && isToWrite(one),
    )
    const names = changed.flatMap(({ fact }) => fact ?? [])
    return names.length === 0 ? [] : [{ kind: 'facts', component, facts: names }]
  })
  const deletes = deleteOrder.flatMap((kind) =>
    pairing.removed
      .filter((one) => one.kind === kind && one.there && wanted(one.name) && permission.deletes)
      .map((removed): Step => ({ kind: 'delete', removed })),
  )
  return [...creates, ...general, ...uploads, ...facts, ...deletes]
}

/** Conflicts that are wanted and not given up, which stop a deploy. */
export function conflictsLeft(items: readonly Item[], permission: Permission): readonly Item[] {
  return items.filter(
    ({ component }) => isWanted(permission, component) && !permission.overwrite.has(component),
  )
}

/** Components that must be created first, and are not wanted: what refers to them has to wait. */
export function neededFirst(planned: Planned, steps: readonly Step[]): readonly ComponentName[] {
  const created = new Set(
    steps.flatMap((one) => (one.kind === 'create' ? [one.component.name] : [])),
  )
  const names = namesOf(planned.pairing)
  const needed = steps.flatMap((step) => {
    if (step.kind !== 'create' && step.kind !== 'facts') return []
    const values = [...factsOf(step.component, names).values()]
    return values.flatMap((value) => (value.kind === 'waits' ? [value.on] : []))
  })
  return [...new Set(needed)].filter((name) => !created.has(name))
}
