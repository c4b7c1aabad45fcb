// --param and --input: the values a person gives.

export interface Given {
  /** `name=value` texts; they win over the file. */
  readonly params: readonly string[]
  /** A file with bundles, `-` being stdin. */
  readonly input: string | undefined
}
