// Keys nobody knows: they change nothing in Make without a word; here that is said.
import type { Placed } from '../spec/index.ts'
import { at, defined, didYouMean, inWords, isRecord, type Path } from '../text/index.ts'
import { REQUEST_KEYS, RESPONSE_KEYS } from './directives/index.ts'
import { type Communicating, warn } from './step.ts'

/** A collection of a request and the names it may have. */
interface Block {
  readonly path: Path
  readonly known: ReadonlySet<string>
  /** Names that are no words: statuses. */
  readonly pattern?: RegExp
}

const block = (path: string, known: readonly string[], pattern?: RegExp): Block => ({
  path: path === '' ? [] : path.split('.'),
  known: new Set(known),
  ...defined({ pattern }),
})

const PAGE = ['mergeWithParent', 'url', 'method', 'headers', 'qs', 'body', 'condition']

const blocks: readonly Block[] = [
  block('', [...REQUEST_KEYS]),
  block('response', [...RESPONSE_KEYS]),
  block('condition', ['condition', 'default']),
  block('pagination', [...PAGE, 'endpoint', 'input']),
  block('repeat', ['condition', 'delay', 'limit']),
  block('log', ['sanitize']),
  block('response.valid', ['condition', 'message', 'type']),
  block('response.iterate', ['container', 'condition']),
  block('response.trigger', ['type', 'order', 'id', 'date']),
  block('response.error', ['message', 'type'], /^\d{3}$/),
  block('response.type', [], /^(\*|\d{3}(-\d{3})?)$/),
]

/** One warning per key that no directive has. */
export function* warnOfStrangers(placed: Placed): Communicating<void> {
  for (const { path, known, pattern } of blocks) {
    const written = at(placed.value, path)
    if (!isRecord(written)) continue
    for (const name of Object.keys(written)) {
      if (known.has(name) || pattern?.test(name)) continue
      const hint = didYouMean(name, known)
      const whole = [...path, name]
      yield* warn(
        `There is no directive "${whole.join('.')}"; it is ignored${hint ? `, ${inWords(hint)}` : '.'}`,
        placed.spanOf(whole),
      )
    }
  }
}
