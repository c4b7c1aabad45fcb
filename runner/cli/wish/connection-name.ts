// Names under which connections are stored: they become file names, so not every text will do.
import { misused, type Refused } from '../terminal/refusal.ts'

/** The refusal of a name that CONNECTION_NAME does not take. */
export function wrongName(name: string): Refused {
  const remedy = 'use letters, digits, dots, dashes and underscores, at most 64'
  return misused('usage/connection', `"${name}" is no name for a connection.`, remedy)
}
