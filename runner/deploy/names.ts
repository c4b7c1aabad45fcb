// How components and their sections are called in plans, in files and on the command line.
import { type ComponentKind, componentTypes } from '../spec/index.ts'
import { generalSections } from './sections.ts'

/** `module/getSubscription`, or `base`, `common`, `groups`, `readme`. */
export type ComponentName = string

export const nameOf = (kind: ComponentKind, local: string): ComponentName => `${kind}/${local}`

/** The kind and local name of a component; undefined for the app's own sections. */
export function splitName(
  name: ComponentName,
): { readonly kind: ComponentKind; readonly local: string } | undefined {
  const [first = '', ...rest] = name.split('/')
  const type = componentTypes.find(({ kind }) => kind === first)
  return type && rest.length === 1 && rest[0] ? { kind: type.kind, local: rest[0] } : undefined
}

/** True for what may be typed as COMPONENT, whether or not the app has it. */
export function isComponentName(name: string): boolean {
  return generalSections.some(({ key }) => key === name) || splitName(name) !== undefined
}

/** Under what a section, or a fact beside the code, is kept in the file of last hashes. */
export const sectionKey = (component: ComponentName, section: string): string =>
  component === section ? component : `${component}/${section}`

export const factKey = (component: ComponentName, fact: string): string => `${component}#${fact}`

/** True for what holds secrets: common data of the app or of a connection. */
export const isCommonKey = (key: string): boolean => key === 'common' || key.endsWith('/common')
