// The world: files, the network, stored connections, and the loop that drives the engine.
export {
  CONNECTION_NAME,
  environmentName,
  readConnection,
  removeConnection,
  type StoredConnection,
  storedConnections,
  writeConnection,
} from './connections.ts'
export { drive, type World } from './drive.ts'
export {
  folderReader,
  readText,
  shownPath,
  type Unfinished,
  type Writing,
  withoutUnfinished,
  writeUnfinished,
  writeWhole,
} from './files.ts'
export { isKept, KEPT, readKept, removeKept, writeKept } from './kept.ts'
export { takeLock, type Waiting } from './lock.ts'
export { LARGEST_ANSWER, type SendOptions, send } from './send.ts'
export { makeUserKey, readUserKey } from './user-key.ts'
