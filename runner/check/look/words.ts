// Words of labels: which count for upper and lower case, which are plural.

const SMALL = new Set(
  'a an the of to from for in on at by with and or nor but via into onto per as is vs over under'.split(
    ' ',
  ),
)

/** The words of a label behind the first, without what stands in brackets and without small words. */
export function judgedWords(label: string): string[] {
  const plain = label.replace(/\([^)]*\)/g, ' ')
  return plain
    .split(/[\s/]+/)
    .slice(1)
    .filter(
      (word) => /^[A-Za-z]/.test(word) && !SMALL.has(word.toLowerCase()) && !isAbbreviation(word),
    )
}

/** True for `API`, `IDs` and names such as `iPhone`, whose case says nothing. */
function isAbbreviation(word: string): boolean {
  return /[A-Z]/.test(word.slice(1))
}

const PLURALS =
  /(people|children|men|women|data|media|news|feet|staff|info|information|history|feedback|content|inventory|metadata)$/i

/** True when one of the words behind the verb is a plural. */
export function hasPlural(label: string): boolean {
  const words = label
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^A-Za-z]+/)
    .slice(1)
  return words.some((word) => /[^su]s$/i.test(word) || PLURALS.test(word))
}

/** How the words behind the first are written; undefined for labels that fit both: one word, or a name among small words. */
export function caseOf(label: string): 'Title Case' | 'sentence case' | undefined {
  const words = judgedWords(label)
  const small = words.filter((word) => /^[a-z]/.test(word)).length
  if (words.length === 0) return undefined
  if (small === words.length) return 'sentence case'
  if (small === 0) return 'Title Case'
  // names inside of a sentence are upper case anyway
  return words.length > 2 || small * 2 >= words.length ? 'sentence case' : undefined
}
