// Finds many texts in one pass: Aho and Corasick's machine over code units, with letter case folded.

/** A stretch of code units, its end not included. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What is searched for. */
export interface Needle {
  readonly text: string
  /** True where only the beginning is given: a hit goes on while units may belong to `run`. */
  readonly run?: (unit: number) => boolean
  /** Units before and behind a hit that belong to it where they fulfil `around`. */
  readonly before?: number
  readonly behind?: number
  readonly around?: (unit: number) => boolean
}

export interface Machine {
  /**
   * Stretches of `units` between `from` and `to` that hold a needle, in no order, perhaps overlapping.
   * In front of three dots or an ellipsis, where a text was cut, the beginning of one is enough.
   */
  readonly find: (units: Uint16Array, from: number, to: number, found: Stretch[]) => void
  /** Units of the shortest needle. */
  readonly shortest: number
}

/**
 * Characters that stand for each other: letters of both cases, and the two alphabets of base64, of
 * which one writes + and / where the other writes - and _; a form writes a blank as +.
 */
function folded(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32
  if (unit === 45 || unit === 32) return 43
  return unit === 95 ? 47 : unit
}

/**
 * Builds a machine; time and memory grow with the units of all needles together. Searching takes a
 * bounded number of steps per unit of the text, whatever both are. (An existing package was measured
 * at six times this time, and can only search whole strings.)
 */
export function createMachine(needles: readonly Needle[]): Machine {
  const classes = new Uint16Array(65_536)
  let classCount = 1
  let most = 1
  for (const { text } of needles) {
    most += text.length
    for (let index = 0; index < text.length; index++) {
      const unit = folded(text.charCodeAt(index))
      if (classes[unit] === 0) classes[unit] = classCount++
    }
  }
  // what folds to the same unit has the same class
  for (let unit = 0; unit < 128; unit++) classes[unit] = classes[folded(unit)] ?? 0
  const trie = growTrie(needles, classes, classCount, most)
  link(trie)
  return {
    shortest: Math.min(...needles.map(({ text }) => text.length)),
    find: (units, from, to, found) => find(trie, needles, units, from, to, found),
  }
}

/**
 * States as columns. Most states have one child, which stands in `child` and `childClass`; those with
 * more have a row of all classes in `table`.
 */
interface Trie {
  readonly classes: Uint16Array
  readonly classCount: number
  size: number
  readonly child: Int32Array
  readonly childClass: Uint16Array
  /** Number of the row of a state in `table`, or 0. */
  readonly row: Int32Array
  table: Int32Array
  rows: number
  readonly fail: Int32Array
  /** The needle that ends in a state, counted from 1; of suffixes the longest. */
  readonly ends: Int32Array
  /** How many units lead to a state. */
  readonly depth: Int32Array
}

function growTrie(
  needles: readonly Needle[],
  classes: Uint16Array,
  classCount: number,
  most: number,
): Trie {
  const trie: Trie = {
    classes,
    classCount,
    size: 1,
    child: new Int32Array(most),
    childClass: new Uint16Array(most),
    row: new Int32Array(most),
    table: new Int32Array(classCount * 64),
    rows: 1,
    fail: new Int32Array(most),
    ends: new Int32Array(most),
    depth: new Int32Array(most),
  }
  giveRow(trie, 0)
  for (const [number, { text }] of needles.entries()) {
    let state = 0
    for (let index = 0; index < text.length; index++) {
      const unitClass = classes[folded(text.charCodeAt(index))] ?? 0
      const next = step(trie, state, unitClass)
      state = next === 0 ? addChild(trie, state, unitClass) : next
    }
    trie.ends[state] = number + 1
  }
  return trie
}

function step(
  { row, table, classCount, child, childClass }: Trie,
  state: number,
  unitClass: number,
) {
  const at = row[state] ?? 0
  if (at !== 0) return table[at * classCount + unitClass] ?? 0
  return childClass[state] === unitClass ? (child[state] ?? 0) : 0
}

function addChild(trie: Trie, state: number, unitClass: number): number {
  const made = trie.size++
  trie.depth[made] = (trie.depth[state] ?? 0) + 1
  if (trie.row[state] === 0 && trie.child[state] !== 0) giveRow(trie, state)
  const at = trie.row[state] ?? 0
  if (at !== 0) trie.table[at * trie.classCount + unitClass] = made
  else {
    trie.child[state] = made
    trie.childClass[state] = unitClass
  }
  return made
}

function giveRow(trie: Trie, state: number): void {
  const at = trie.rows++
  if (trie.rows * trie.classCount > trie.table.length) {
    const wider = new Int32Array(trie.table.length * 2 + trie.classCount)
    wider.set(trie.table)
    trie.table = wider
  }
  trie.row[state] = at
  const only = trie.child[state] ?? 0
  if (only !== 0) trie.table[at * trie.classCount + (trie.childClass[state] ?? 0)] = only
}

/** Gives each state the longest of its suffixes that is a state, level by level. */
function link(trie: Trie): void {
  const { row, table, classCount, child, childClass, fail, ends } = trie
  const queue = new Int32Array(trie.size)
  let tail = 0
  const visit = (parent: number, unitClass: number, state: number): void => {
    queue[tail++] = state
    if (parent === 0) return
    let back = fail[parent] ?? 0
    let next = step(trie, back, unitClass)
    while (next === 0 && back !== 0) {
      back = fail[back] ?? 0
      next = step(trie, back, unitClass)
    }
    fail[state] = next
    if (ends[state] === 0) ends[state] = ends[next] ?? 0
  }
  const children = (state: number): void => {
    const at = row[state] ?? 0
    if (at === 0) {
      const only = child[state] ?? 0
      if (only !== 0) visit(state, childClass[state] ?? 0, only)
      return
    }
    for (let unitClass = 1; unitClass < classCount; unitClass++) {
      const next = table[at * classCount + unitClass] ?? 0
      if (next !== 0) visit(state, unitClass, next)
    }
  }
  children(0)
  for (let head = 0; head < tail; head++) children(queue[head] ?? 0)
}

function find(
  trie: Trie,
  needles: readonly Needle[],
  units: Uint16Array,
  from: number,
  to: number,
  found: Stretch[],
): void {
  const { classes, classCount, row, table, child, childClass, fail, ends, depth } = trie
  let state = 0
  let swallowed = 0
  for (let index = from; index < to; index++) {
    const unit = units[index] ?? 0
    if (state !== 0 && CUTTING[unit & 0xff] === 1 && isCut(units, index, to)) {
      const begun = depth[state] ?? 0
      if (begun >= FEWEST_BEGUN) found.push({ start: index - begun, end: index })
    }
    const unitClass = classes[unit] ?? 0
    for (;;) {
      const at = row[state] ?? 0
      const next =
        at !== 0
          ? (table[at * classCount + unitClass] ?? 0)
          : childClass[state] === unitClass
            ? (child[state] ?? 0)
            : 0
      if (next !== 0) {
        state = next
        break
      }
      if (state === 0) break
      state = fail[state] ?? 0
    }
    const ending = ends[state] ?? 0
    if (ending === 0) continue
    const needle = needles[ending - 1]
    // what a run has swallowed is not swallowed again, however often its beginning stands in it
    if (needle && !(needle.run && index < swallowed)) {
      swallowed = Math.max(swallowed, note(needle, units, index + 1, to, found))
    }
  }
}

/** Where a text was cut, the beginning of a needle is told from this many units on. */
const FEWEST_BEGUN = 5

/** The low byte of what a mark of a cut begins with: a dot, an ellipsis, a quotation mark in front of them. */
const CUTTING = new Uint8Array(256)
for (const mark of '.…"\'') CUTTING[mark.charCodeAt(0) & 0xff] = 1

const DOT = 46
const ELLIPSIS = 0x2026

/** True where three dots or an ellipsis stand, a quotation mark in front of them or not. */
function isCut(units: Uint16Array, at: number, to: number): boolean {
  const first = units[at] === 34 || units[at] === 39 ? at + 1 : at
  if (units[first] === ELLIPSIS) return true
  return first + 2 < to && [0, 1, 2].every((more) => units[first + more] === DOT)
}

/** Notes a hit that ends at `end`, and gives where its run ends, 0 without one. */
function note(
  needle: Needle,
  units: Uint16Array,
  end: number,
  to: number,
  found: Stretch[],
): number {
  const { text, run, before = 0, behind = 0, around } = needle
  let start = end - text.length
  let last = end
  if (run) while (last < to && run(units[last] ?? 0)) last++
  for (let more = 0; more < behind && last < to && around?.(units[last] ?? 0); more++) last++
  for (let more = 0; more < before && start > 0 && around?.(units[start - 1] ?? 0); more++) start--
  found.push({ start, end: last })
  return run ? last : 0
}
