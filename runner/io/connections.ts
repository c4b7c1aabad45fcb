// Stored connections: one file each, readable by their owner only; the environment wins.
import { isRecord } from '../text/index.ts'
import { keptNames, readKept, removeKept, writeKept } from './kept.ts'

/** A connection as it is kept: which one it is, and the data its communication may read. */
export interface StoredConnection {
  /** Local name of the connection component in the app. */
  readonly connection: string
  readonly data: Readonly<Record<string, unknown>>
  readonly metadata?: unknown
  readonly uid?: unknown
  /** When the user must sign in again; what runs out earlier is refreshed. */
  readonly expires?: unknown
}

const OWNER_ONLY = 0o600

/** Names of stored connections become file names. */
export const CONNECTION_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

function fileOf(name: string): string {
  return `connections/${name}.json`
}

/** The stored connection of a name; undefined when there is none. Throws when the file is damaged. */
export function readConnection(directory: string, name: string): StoredConnection | undefined {
  const text = readKept(directory, fileOf(name))
  if (text === undefined) return undefined
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch {
    // told below, together with files of another shape
  }
  if (isRecord(stored) && typeof stored.connection === 'string' && isRecord(stored.data)) {
    return stored as unknown as StoredConnection
  }
  throw new Error(
    `The stored connection "${name}" is damaged; remove .dryrun/${fileOf(name)} and run dryrun connect.`,
  )
}

/** Keeps a connection and gives the path of its file. */
export function writeConnection(
  directory: string,
  name: string,
  connection: StoredConnection,
): string {
  const text = `${JSON.stringify(connection, null, 2)}\n`
  return writeKept(directory, fileOf(name), text, { mode: OWNER_ONLY, lasting: true })
}

/** The names of what is stored, sorted. */
export function storedConnections(directory: string): readonly string[] {
  return keptNames(directory, 'connections')
    .flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []))
    .filter((name) => CONNECTION_NAME.test(name))
}

export function removeConnection(directory: string, name: string): boolean {
  return removeKept(directory, fileOf(name))
}

/** The name of the environment variable that holds a connection parameter: apiKey, DRYRUN_APIKEY. */
export function environmentName(parameter: string): string {
  return `DRYRUN_${parameter.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`
}
