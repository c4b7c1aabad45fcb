// A text of YAML as a value, or the refusal of it; loaded only when a text is no JSON.
import type { Source } from '../../text/index.ts'
import { readYaml } from '../../text/yaml.ts'
import { EXIT } from '../exit-codes.ts'
import { type Refused, refuse } from '../terminal/refusal.ts'

/** The value in a text, or its first mistake with its place. */
export function parseYaml(source: Source): { readonly value: unknown } | Refused {
  const read = readYaml(source)
  if (!('mistake' in read)) return { value: read.value }
  const { message, at } = read.mistake
  return refuse(EXIT.problems, { code: 'input/syntax', severity: 'error', message, at })
}
