// From the repository into Make: what is here, what is there, the plan between them, and carrying it out.
export { appFactsOf, appIsKnown, createApp } from './apps.ts'
export { type Call, get, hintOf, type Method, type Reply, sendJson } from './call.ts'
export { isConflict } from './compare.ts'
export type { Compared } from './compare-app.ts'
export { deploying, settle } from './deploying.ts'
export { unifiedDiff } from './diff.ts'
export { hasGit, isIgnored, revisionOf, uncommitted } from './git.ts'
export { hashOfText } from './hashes.ts'
export { KEPT_FILE } from './kept.ts'
export { type AppPlace, appPath } from './kinds.ts'
export { createLedger, type Ledger } from './ledger.ts'
export {
  isNotRead,
  type NotRead,
  planWith,
  readSection,
  readState,
  readThere,
} from './looking.ts'
export { type ComponentName, isComponentName, splitName } from './names.ts'
export { type Origin, readOrigins, withValue } from './origins.ts'
export { perform } from './performing.ts'
export { type Item, type Plan, type Planned, stops } from './plan.ts'
export { openPort, type Port } from './port.ts'
export { count, lineText, planJson, planText, stateText, waysOut } from './print.ts'
export {
  keptOf,
  openProject,
  type Project,
  setAside,
  takeLock,
  toCommit,
  writeFile,
  writeFor,
} from './project.ts'
export { type Pulled, pull, type Wanted } from './pulling.ts'
export { conflictsLeft, isWanted, neededFirst, type Permission, stepsOf } from './steps.ts'
export { type AppState, hostOf, type There } from './there.ts'
export { findToken, looksLikeToken, type Token, writeToken, ZONE_NAMES } from './tokens.ts'
export type { Line } from './wish.ts'
export { mayGo, type Zone, zoneOf } from './zone.ts'
