// What the exit status of a command says; the one table, printed in --help.

export const EXIT = {
  done: 0,
  moduleFailed: 1,
  problems: 2,
  usage: 3,
  unreachable: 4,
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
  { code: EXIT.defect, meaning: 'a defect of dryrun itself' },
  { code: EXIT.interrupted, meaning: 'interrupted, or a question was answered with no' },
]
