// Following a path that is only known at run time (`get`, `map`, `sort`, ...): own members only.
import { member } from '../path.ts'
import { isCollection, toText } from '../values.ts'

type Reader = (container: unknown) => unknown

const cache = new Map<string, Reader>()
const CACHE_SIZE = 500
/** Longer texts are names, whatever they hold. */
const LONGEST = 1000

/**
 * Reads the value at a written path such as `a.b[2].c`: indexes count from 1, negative ones from the
 * end; undefined where a step is missing. A name that holds dots is found when it is a member as a
 * whole.
 */
export function readerOf(path: unknown): Reader {
  const text = typeof path === 'string' ? path : toText(path)
  const known = cache.get(text)
  if (known !== undefined) return known
  const reader = makeReader(text)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(text, reader)
  return reader
}

/** The value at a path; for many containers and one path, ask `readerOf` once. */
export function memberAt(container: unknown, path: unknown): unknown {
  return readerOf(path)(container)
}

function makeReader(path: string): Reader {
  const steps = path.length > LONGEST ? [] : stepsOf(path)
  const isName = steps.length === 0 || (steps.length === 1 && steps[0] === path)
  if (isName) return (container) => member(container, path)
  return (container) => {
    if (isCollection(container) && Object.hasOwn(container, path)) return container[path]
    let found = container
    for (const name of steps) {
      found = step(found, name)
      if (found === undefined) return undefined
    }
    return found
  }
}

/** Empty brackets mean the first item, as in `a[]`. */
function step(container: unknown, name: string): unknown {
  return name === '' && Array.isArray(container) ? container[0] : member(container, name)
}

/** path = part { "." part | "[" [text] "]" }; part = name | back-tick-quoted name. */
function stepsOf(path: string): readonly string[] {
  const steps: string[] = []
  const part = /`([^`]*)`|\[([^\]]*)\]|([^.[\]`]+)/g
  for (const match of path.matchAll(part)) {
    const [, quoted, bracketed, plain] = match
    steps.push(quoted ?? plain ?? unquoted(bracketed ?? ''))
  }
  return steps
}

/** The text between brackets without the blanks and quotation marks around it. */
function unquoted(written: string): string {
  const index = written.trim()
  const quote = index.charAt(0)
  const isQuoted = index.length > 1 && `'"`.includes(quote) && index.endsWith(quote)
  return isQuoted ? index.slice(1, -1) : index
}
