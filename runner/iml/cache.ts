// A bounded memory for what was compiled: two generations, of which the older one is dropped when the younger is full.

export interface Cache<Value> {
  readonly get: (text: string) => Value | undefined
  readonly set: (text: string, value: Value) => void
}

/** Entries per generation: an app has some hundred texts, and more would only keep the collector busy. */
const CAPACITY = 250

/** Longer texts are not kept: they would hold more memory than compiling them again costs. */
const LONGEST = 20_000

/** A cache by text; what was asked for lately survives, and a hit costs one look-up. */
export function createCache<Value>(): Cache<Value> {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  const set = (text: string, value: Value): void => {
    if (text.length > LONGEST) return
    if (young.size >= CAPACITY) {
      old = young
      young = new Map()
    }
    young.set(text, value)
  }
  const get = (text: string): Value | undefined => {
    const found = young.get(text)
    if (found !== undefined) return found
    const aged = old.get(text)
    if (aged !== undefined) set(text, aged)
    return aged
  }
  return { get, set }
}
