// The shape of a row in the table of body codecs.

/** A body as it is sent: text or bytes, and the Content-Type that goes with it, if any. */
export interface Encoded {
  readonly body?: string | Uint8Array
  readonly contentType?: string
  /** Something unusual about it, in one sentence. */
  readonly warning?: string
  /** True when an author's own Content-Type must not win (a multipart boundary). */
  readonly forced?: boolean
}

export interface BodyCodec {
  readonly name: string
  readonly doc: string
  /**
   * `random` gives numbers from 0 to 1, for boundaries. Throws a ModuleError when the value cannot
   * be written in this form.
   */
  readonly encode: (value: unknown, random: () => number) => Encoded
}
