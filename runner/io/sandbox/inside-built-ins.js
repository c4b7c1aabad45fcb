// Evaluated inside QuickJS before any code of an app: the built-in objects as they are, and how they become so again.
//
// All functions of an app share them: what one function changes is put back once its call has ended, so
// that it spoils no other one. What this needs itself is taken before an app can change it, and arrays
// inherit nothing, so that no setter of an app is ever called.
;() => {
  const { ownKeys, defineProperty, deleteProperty, isExtensible } = Reflect
  const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect
  const { setPrototypeOf: inheritFrom } = Reflect
  const { setPrototypeOf, is } = Object

  const bare = () => setPrototypeOf([], null)

  const isObject = (value) =>
    (typeof value === 'object' && value !== null) || typeof value === 'function'

  /** Built-in objects by the name a person knows them under, the shortest first. */
  const named = [
    ['globalThis', globalThis],
    ['the iterator of an array', [].values()],
    ['the iterator of a text', ''[Symbol.iterator]()],
    ['the iterator of a Map', new Map().values()],
    ['the iterator of a Set', new Set().values()],
    ['the iterator of matches', ''.matchAll(/x/g)],
    ['a generator', function* () {}],
    ['an async function', async () => {}],
    ['an async generator', async function* () {}],
  ]
  // iml is closed once all functions of the app are there, and frozen from then on
  const known = new Set([globalThis.iml, globalThis.environment])
  for (const [, object] of named) known.add(object)
  const add = (name, value) => {
    if (!isObject(value) || known.has(value)) return
    known.add(value)
    named.push([name, value])
  }
  // what is inherited is known under its own name first, where it has one
  let inherited = 0
  for (let at = 0; at < named.length || inherited < named.length; ) {
    if (at < named.length) {
      const [name, object] = named[at]
      at += 1
      for (const key of ownKeys(object)) {
        const path = name === 'globalThis' ? String(key) : `${name}.${String(key)}`
        add(path, getOwnPropertyDescriptor(object, key).value)
      }
    } else {
      const [name, object] = named[inherited]
      inherited += 1
      add(`the prototype of ${name}`, getPrototypeOf(object))
    }
  }

  const keyName = (name, key) =>
    typeof key === 'string' ? `${name}.${key}` : `${name}[${String(key).slice(7, -1)}]`

  /** Of a function that holds nothing of its own only the name, length and prototype exist. */
  const USUAL = ['length', 'name', 'prototype', 'arguments', 'caller']
  const holders = bare()
  for (const [name, object] of named) {
    const keys = ownKeys(object)
    if (typeof object === 'function' && keys.every((key) => USUAL.includes(key))) continue
    const holder = {
      name,
      object,
      // whoever runs may leave variables behind
      mayGrow: object === globalThis,
      inherits: getPrototypeOf(object),
      count: keys.length,
      keys: bare(),
      names: bare(),
      values: bare(),
      isValue: bare(),
      written: bare(),
    }
    for (let at = 0; at < keys.length; at += 1) {
      const written = getOwnPropertyDescriptor(object, keys[at])
      holder.keys[at] = keys[at]
      holder.names[at] = keyName(name === 'globalThis' ? '' : name, keys[at]).replace(/^\./, '')
      holder.values[at] = written.value
      // NaN is never the same
      holder.isValue[at] = 'value' in written && !is(written.value, Number.NaN)
      holder.written[at] = setPrototypeOf(written, null)
    }
    holders[holders.length] = setPrototypeOf(holder, null)
  }

  const sameWritten = (one, other) =>
    other !== undefined &&
    is(one.value, other.value) &&
    one.get === other.get &&
    one.set === other.set &&
    one.writable === other.writable &&
    one.enumerable === other.enumerable

  /** Looks at values alone: their descriptions are made only where something may be wrong. */
  const isAsItWas = (holder) => {
    const { object, keys, values, isValue, written, count } = holder
    if (getPrototypeOf(object) !== holder.inherits || !isExtensible(object)) return false
    if (!holder.mayGrow && ownKeys(object).length !== count) return false
    for (let at = 0; at < count; at += 1) {
      if (isValue[at]) {
        if (object[keys[at]] !== values[at]) return false
      } else if (!sameWritten(written[at], getOwnPropertyDescriptor(object, keys[at]))) return false
    }
    return true
  }

  /** What is told: names of what was changed, and whether all of it could be put back. */
  let changed = bare()
  let isWhole = true
  const tell = (name, isBack) => {
    changed[changed.length] = name
    if (!isBack) isWhole = false
  }

  const putBack = (holder) => {
    const { name, object, keys, names, written, count } = holder
    if (!isExtensible(object)) tell(name, false)
    if (getPrototypeOf(object) !== holder.inherits) {
      tell(name, inheritFrom(object, holder.inherits))
    }
    const now = ownKeys(object)
    for (let at = 0; !holder.mayGrow && at < now.length; at += 1) {
      let isOld = false
      for (let old = 0; old < count; old += 1) if (keys[old] === now[at]) isOld = true
      if (isOld) continue
      // biome-ignore lint/style/useTemplate: QuickJS makes those with String.prototype.concat
      const added = typeof now[at] === 'string' ? name + '.' + now[at] : name
      tell(added, deleteProperty(object, now[at]))
    }
    for (let at = 0; at < count; at += 1) {
      if (sameWritten(written[at], getOwnPropertyDescriptor(object, keys[at]))) continue
      tell(names[at], defineProperty(object, keys[at], written[at]))
    }
  }

  /**
   * Puts the built-in objects back. Gives a text: nothing where nothing was changed, otherwise + where
   * all of it is as it was and - where something is not, then the names.
   */
  return () => {
    changed = bare()
    isWhole = true
    for (let at = 0; at < holders.length; at += 1) {
      let isFine = false
      try {
        isFine = isAsItWas(holders[at])
      } catch {
        // a getter in the place of a value
      }
      if (!isFine) putBack(holders[at])
    }
    if (changed.length === 0) return ''
    let names = ''
    for (let at = 0; at < changed.length; at += 1) names += (at === 0 ? '' : ', ') + changed[at]
    return (isWhole ? '+' : '-') + names
  }
}
