// Percent-encoding of any text: half a pair of surrogates is U+FFFD, as in every text that becomes UTF-8.

/** A text as part of an address or of a form, everything but letters, digits and a few signs encoded. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

/** A text as a whole address or path: what has a meaning there stays. */
export function addressEncoded(text: string): string {
  return encodeURI(text.toWellFormed())
}
