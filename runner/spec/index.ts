// The app as data: what components exist, how their files are read, what base gives to each.
export {
  type App,
  type Component,
  type Connection,
  componentsOf,
  type Group,
  type Module,
  type Rpc,
  type Webhook,
} from './app.ts'
export {
  type CodeFile,
  type ComponentKind,
  type ComponentType,
  componentTypes,
  generalCodeFiles,
  kebab,
  type ModuleType,
  moduleTypeIds,
  moduleTypes,
} from './components.ts'
export { type Document, documentOfValue, readDocument } from './document.ts'
export { unreadFile } from './export-places.ts'
export { type Home, homes } from './homes.ts'
export { inherit, mergeDeep, overlaid, overlaidValue, type Placed } from './inherit.ts'
export { loadApp, MANIFEST } from './load.ts'
export { fileIn, type ListFolder, type ReadFile } from './loading.ts'
export { type RepeatedKey, repeatedKeys } from './repeated-keys.ts'
