// How long commands may take to start, in times of the program they are held against, by version of Node.

/** `floor` is a file beside this one; `limits` begin at a version and hold until the next one. */
export const rows = [
  { words: ['--help'], floor: 'empty.js', limits: { 20: 1.5, 22: 1.8 } },
  { words: ['list'], floor: 'empty.js', limits: { 20: 1.8, 22: 2.5 } },
  { words: ['show', 'createSubscription'], floor: 'empty.js' },
  { words: ['iml', "{{upper('a')}}"], floor: 'empty.js' },
  { words: ['check'], floor: 'empty.js' },
  {
    words: ['run', 'listSubscriptions', '--json'],
    isAgainstPortal: true,
    floor: 'http.js',
    limits: { 20: 2.0, 22: 1.8 },
  },
]

/** The limit of a row under a version of Node; undefined when it has none. */
export function limitOf({ limits = {} }, node = process.versions.node) {
  const major = Number.parseInt(node, 10)
  return Object.entries(limits)
    .filter(([from]) => Number(from) <= major)
    .at(-1)?.[1]
}
