// What the exit status of a command says; the one table, printed in --help.

export const EXIT = {
  done: 0,
  moduleFailed: 1,
  problems: 2,
  usage: 3,
  unreachable: 4,
  refused: 5,
  partly: 6,
  conflict: 7,
  changes: 8,
  defect: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Every exit status and its meaning, in the order of the help. */
export const exitCodes: readonly { readonly code: ExitCode; readonly meaning: string }[] = [
  { code: EXIT.done, meaning: 'done' },
  { code: EXIT.moduleFailed, meaning: 'the module failed; its error type and message are shown' },
  { code: EXIT.problems, meaning: 'problems in the app, the input or an expression' },
  { code: EXIT.usage, meaning: 'the command was typed in a way that means nothing' },
  { code: EXIT.unreachable, meaning: 'the network or the target cannot be reached' },
  {
    code: EXIT.refused,
    meaning: 'refused: by Make, or because an option that allows it is missing',
  },
  { code: EXIT.partly, meaning: 'a deploy was done in part; what was done is kept' },
  { code: EXIT.conflict, meaning: 'what is in Make was changed there, or a plan is stale' },
  { code: EXIT.changes, meaning: 'there is something to deploy (with --detailed-exitcode)' },
  { code: EXIT.defect, meaning: 'a defect of dryrun itself' },
  { code: EXIT.interrupted, meaning: 'interrupted, or a question was answered with no' },
]
