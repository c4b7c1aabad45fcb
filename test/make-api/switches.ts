// In what Make may differ from what the stand-in does when it is told nothing.

/** In what Make may differ from case to case; what is reported by several is on unless switched. */
export interface Switches {
  zone: string
  suffix: () => string
  /** The account feature by which names get no suffix. */
  keepsNames: boolean
  /** Groups and common data are printed anew. */
  reformats: boolean
  endpoints: boolean
  functions: 'allowed' | 'denied' | 'unknown'
  patchEchoesOld: boolean
  rpcIgnoresConnection: boolean
  deletesLater: boolean
  deletesInPublic: boolean
  sectionsAsJson: boolean
  webhooksWithoutName: boolean
  /** Columns and lists that the checksum leaves out. */
  checksumOmits: readonly string[]
  /** Requests in any minute, and how the refusal looks. */
  limit: { perMinute: number; retryAfter?: string; body: 'json' | 'text' } | undefined
}
