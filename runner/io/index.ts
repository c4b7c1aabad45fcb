// The world: files, the network, stored connections, and the loop that drives the engine.
export {
  CONNECTION_NAME,
  environmentName,
  readConnection,
  removeConnection,
  type StoredConnection,
  writeConnection,
} from './connections.ts'
export { drive, type World } from './drive.ts'
export {
  folderReader,
  KEPT,
  readKept,
  readText,
  removeKept,
  shownPath,
  writeKept,
} from './files.ts'
export { type Holder, isHolder, type Lock, takeLock } from './lock.ts'
export { LARGEST_ANSWER, type SendOptions, send } from './send.ts'
