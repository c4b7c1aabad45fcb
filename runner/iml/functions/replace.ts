// `replace` and `replaceEmojiCharacters`: finding parts of a text and putting others in their place.
import { LONGEST_RESULT, readRegex, safeReplace } from '../regex/index.ts'
import { toText } from '../values.ts'
import { invalid, missing } from './arguments.ts'
import type { ImlFunction } from './function.ts'

const PAGE = 'https://help.make.com/text-and-binary-functions'

/** A search text between slashes is a regular expression; its body ends at the last slash. */
function replaceText([text, search, replacement]: readonly unknown[]): string {
  const whole = toText(text)
  const wanted = toText(search)
  const other = toText(replacement)
  const regex = readRegex(wanted)
  if (regex !== undefined) return safeReplace(whole, regex.source, regex.flags, other)
  if (wanted === '') return whole
  const parts = whole.split(wanted)
  if (whole.length + (parts.length - 1) * other.length > LONGEST_RESULT) {
    throw invalid('The replaced text becomes too long.')
  }
  return parts.join(other)
}

const replace: ImlFunction = {
  name: 'replace',
  parameters: 'text; search; replacement',
  arity: [3, 3],
  result: 'text',
  doc: 'The text with every occurrence of the search text replaced; a search text /.../ with flags is a regular expression, whose groups are $1 to $99 in the replacement.',
  example: {
    template: "{{replace('Phone: 777111222'; '/\\d+/g'; '+420$&')}}",
    gives: 'Phone: +420777111222',
  },
  source: PAGE,
  certain: true,
  note: 'A plain search replaces every occurrence literally [observed]; an empty search changes nothing [inferred]; named groups are an error, as documented for the white label. A pattern that runs away is stopped and refused after a second, which Make may not do.',
  call: replaceText,
}

/**
 * What counts as one emoji: every recommended sequence, single characters shown as emoji, and others
 * that are made emoji by U+FE0F. Digits, `#`, `©` and the like in plain text are none.
 */
const EMOJI = String.raw`\p{RGI_Emoji}|\p{Emoji_Presentation}\uFE0F?|\p{Extended_Pictographic}\uFE0F`
let emoji: RegExp | undefined

const replaceEmojiCharacters: ImlFunction = {
  name: 'replaceEmojiCharacters',
  parameters: 'text; replacement',
  arity: [2, 2],
  result: 'text',
  doc: 'The text with every emoji replaced.',
  example: { template: "{{replaceEmojiCharacters('a😀b'; '*')}}", gives: 'a*b' },
  source: PAGE,
  certain: false,
  note: 'Observed: each emoji is replaced and the replacement is required. A sequence such as a family or a flag counts as one emoji [inferred].',
  call: ([text, replacement]) => {
    if (missing(replacement)) {
      throw invalid('The replacement is required.', 'give emptystring to remove emoji')
    }
    const other = toText(replacement)
    // Made at the first use: it takes some 20 ms.
    emoji ??= new RegExp(EMOJI, 'gv')
    return toText(text).replace(emoji, () => other)
  },
}

export const replacing: readonly ImlFunction[] = [replace, replaceEmojiCharacters]
