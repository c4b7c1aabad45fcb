// The structure of every file: keys, shapes and fixed words, as Make's editor wants them.
import { type Document, repeatedKeys } from '../../spec/index.ts'
import { type Path, positionOf } from '../../text/index.ts'
import { type Found, found, foundMistake } from '../found.ts'
import type { Mistake } from '../judge/part.ts'
import { validate } from '../judge/validate.ts'
import type { CheckedFile } from '../look/files.ts'

/** Every mistake in the shape of a file. */
export function checkStructure({ document, part }: CheckedFile): readonly Found[] {
  return [
    ...oncePerKey(validate(part, document.value)).map((one) => foundMistake(one, document)),
    ...keysTwice(document),
  ]
}

/** One mistake per place: a key that is missing because it is misspelt is told where it stands. */
function oncePerKey(mistakes: readonly Mistake[]): readonly Mistake[] {
  const meant = new Set(
    mistakes.flatMap(({ kind, path, advice }) =>
      kind === 'unknown-key' && typeof advice === 'object'
        ? [placeOf(path.slice(0, -1), advice.suggestion)]
        : [],
    ),
  )
  const worded = new Set(
    mistakes.flatMap(({ kind, path }) => (kind === 'wrong-value' ? [JSON.stringify(path)] : [])),
  )
  return mistakes.filter(({ kind, path, missing }) => {
    if (missing !== undefined) return !meant.has(placeOf(path, missing))
    // of a value that is no known word it is not told that it is no list either
    return kind !== 'wrong-type' || !worded.has(JSON.stringify(path))
  })
}

const placeOf = (path: Path, key: string): string => JSON.stringify([...path, key])

/** Keys that stand twice in one object: Make takes the last one, as every parser does. */
function keysTwice({ source }: Document): readonly Found[] {
  return repeatedKeys(source.text).map(({ name, first, start, end }) => {
    const { line } = positionOf(source, first)
    const message = `"${name}" stands in this object already; the last one counts.`
    const remedy = `remove one; the other is in line ${line}`
    return found('structure/repeated-key', { source, start, end }, message, remedy)
  })
}
