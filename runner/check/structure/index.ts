// The structure of every file: keys, shapes and fixed words, as Make's editor wants them.
import type { CheckedFile } from '../files.ts'
import { type Found, foundMistake } from '../found.ts'
import { validate } from '../validate.ts'

/** Every mistake in the shape of a file. */
export function checkStructure({ document, part }: CheckedFile): readonly Found[] {
  return validate(part, document.value).map((mistake) => foundMistake(mistake, document))
}
