// One brace where two are meant: `"{item}"` as an output is a text like any other.
import type { Path } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { partAt } from '../judge/part.ts'
import type { CheckedFile } from '../look/files.ts'
import type { Text } from '../look/texts.ts'

const SINGLE = /^\{\s*([A-Za-z]+)(?:[.[][^{}]*)?\s*\}$/

const isOutput = (path: Path): boolean => path.includes('output') || path.includes('iterate')

/** Hints at a text in `output` or `iterate` that names something an expression could read there. */
export function singleBraces(
  { text, path, isKey }: Text,
  { part, document }: CheckedFile,
): readonly Found[] {
  if (isKey || !isOutput(path)) return []
  const [, name] = SINGLE.exec(text) ?? []
  if (name === undefined) return []
  const { scope = [] } = partAt(part, document.value, path)
  if (!scope.some((one) => one === name)) return []
  const message = `"${text}" is a text, no expression.`
  return [found('expression/single-braces', document.spanOf(path), message, `write {${text}}`)]
}
