// What to do about a problem: a sentence, or the name that was meant; put into words here and nowhere else.

/** The known name that is nearest to what was written. */
export interface Suggestion {
  readonly suggestion: string
}

/** A few words, or the name that was meant. */
export type Advice = string | Suggestion

/** What holds advice, such as a Problem: words, a name, or both. */
export interface Advised {
  readonly remedy?: string | undefined
  readonly suggestion?: string | undefined
}

/** The members of a problem that hold the advice; none where there is none. */
export function advised(advice: Advice | undefined): {
  readonly remedy?: string
  readonly suggestion?: string
} {
  if (advice === undefined) return {}
  return typeof advice === 'string' ? { remedy: advice } : advice
}

/** What a person reads: `did you mean x?`, the remedy, or one after the other. */
export function remedyOf({ remedy, suggestion }: Advised): string | undefined {
  if (suggestion === undefined) return remedy
  return remedy === undefined ? question(suggestion) : `${question(suggestion)} ${remedy}`
}

/** Advice as a part of another sentence. */
export function inWords(advice: Advice): string {
  return typeof advice === 'string' ? advice : question(advice.suggestion)
}

const question = (name: string): string => `did you mean ${name}?`

/** The same with the remedy in words in place of the suggestion, for JSON and for paint. */
export function worded<One extends Advised>(one: One): Omit<One, 'suggestion'> {
  const members = Object.entries(one).map(([name, value]) =>
    name === 'suggestion' || name === 'remedy' ? ['remedy', remedyOf(one)] : [name, value],
  )
  return Object.fromEntries(members)
}
