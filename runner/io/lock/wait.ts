// What the wait for a lock tells and hears, of either kind.

/** Who holds a lock, as far as its name tells; for people only. */
export interface Holder {
  readonly pid: number
  /** The command, such as run; empty when it is not known. */
  readonly command: string
  readonly since: Date
}

export interface Wait {
  /** The command that waits, for others to be told. */
  readonly command: string
  readonly signal: AbortSignal | undefined
  /** Told whom the wait is for, each time that is known anew; undefined: it cannot be told. */
  readonly blockedBy: (holder: Holder | undefined) => void
}
