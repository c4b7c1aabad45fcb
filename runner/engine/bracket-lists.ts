// Lists in brackets inside of expressions: null in a run of Make without a word; here that is said.
import { listsIn, templatesIn } from '../iml/index.ts'
import type { Placed } from '../spec/index.ts'
import type { Json, Path } from '../text/index.ts'
import { type Communicating, warn } from './step.ts'

/** What is written in layers, one below the other; their places do not count the layers. */
const LAYERED: ReadonlySet<string> = new Set(['headers', 'qs'])

/** One warning per list. [inferred, from notes of who reads Make's runtime] */
export function* warnOfLists({ value, spanOf }: Placed): Communicating<void> {
  for (const [name, written] of Object.entries(value)) {
    const isLayered = LAYERED.has(name) && Array.isArray(written)
    for (const layer of isLayered ? written : [written]) yield* warnIn(layer, [name], spanOf)
  }
}

function* warnIn(written: Json, prefix: Path, spanOf: Placed['spanOf']): Communicating<void> {
  for (const { text, path } of templatesIn(written)) {
    for (const list of listsIn(text)) {
      const message =
        'IML has no [ ] lists, so this one is null; add(emptyarray; item; ...) makes a list.'
      yield* warn(message, spanOf([...prefix, ...path], list))
    }
  }
}
