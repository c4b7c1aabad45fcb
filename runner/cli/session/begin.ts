// A session as a command begins it: opened, introduced on stderr, its connection fresh.
import { isRefused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Manner } from '../wish/manner.ts'
import { withFreshConnection } from './refresh.ts'
import { introduce, openSession, type Running, type Session } from './session.ts'

/** The session in which a component is run, or why there is none. */
export async function beginSession(
  terminal: Terminal,
  manner: Manner,
  running: Running,
): Promise<Session | Refused> {
  const opened = openSession(terminal, manner, running)
  if (isRefused(opened)) return opened
  introduce(terminal, opened)
  return withFreshConnection(terminal, opened)
}
