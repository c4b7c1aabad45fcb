// Whether the objects that everything inherits from are still what they were.

const WATCHED = [
  Object.prototype,
  Array.prototype,
  String.prototype,
  Number.prototype,
  Function.prototype,
  Date.prototype,
  Map.prototype,
  Promise.prototype,
  RegExp.prototype,
  Error.prototype,
  Buffer.prototype,
  Object,
  Array,
  JSON,
]

const keysOf = (object: object): string => Reflect.ownKeys(object).map(String).join()

/** Looks now; what it gives tells, as often as it is asked, what was changed since. */
export function prototypes(): () => readonly string[] {
  const before = WATCHED.map(keysOf)
  return () => {
    const changed = WATCHED.filter((object, index) => keysOf(object) !== before[index])
    if (changed.length === 0) return []
    // told once: everything after it would fail, too
    for (const [index, object] of WATCHED.entries()) before[index] = keysOf(object)
    return ['changed what every object inherits']
  }
}
