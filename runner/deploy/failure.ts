// What went wrong with a step of a deploy, and whether another one makes sense.
import type { Answered, Reply } from './call.ts'
import type { ComponentName } from './names.ts'

/** What went wrong with a step, and whether the next one makes sense. */
export interface Failed {
  readonly reply: Exclude<Reply, Answered>
  readonly isFatal: boolean
}

export const notThere = (name: ComponentName) => ({
  kind: 'refused' as const,
  status: 404,
  code: undefined,
  message: `${name} is not in Make.`,
})

/** Nothing else will work either when nobody answers, or the token is not let in. */
export function failureOf(reply: Exclude<Reply, Answered>): Failed {
  const isFatal = reply.kind === 'unreachable' || reply.status === 401 || reply.status === 403
  return { reply, isFatal }
}
