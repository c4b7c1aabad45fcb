// What every attack is given and gives back, and what several of them need.

export interface Attack {
  /** Where the chance begins: the same seed makes the same attack. */
  readonly seed: number
  /** How many inputs made by chance are tried, beside those that are known. */
  readonly rounds: number
  /** Ends the attack after the input that is being tried. */
  readonly signal?: AbortSignal | undefined
}

export interface Attacked {
  /** How many inputs were tried. */
  readonly tried: number
  /** One sentence for each input that did harm. */
  readonly failed: readonly string[]
}

/** Errors that nobody caught while an attack goes on. */
export interface Stray {
  readonly take: () => readonly string[]
  readonly stop: () => void
}

/** Listens for errors that nobody catches, until it is stopped. */
export function strayErrors(): Stray {
  let errors: string[] = []
  const hear = (error: unknown): void => {
    errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  process.on('uncaughtException', hear).on('unhandledRejection', hear)
  return {
    take: () => errors.splice(0),
    stop: () => {
      process.off('uncaughtException', hear).off('unhandledRejection', hear)
      errors = []
    },
  }
}
