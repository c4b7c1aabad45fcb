// The operators a filter offers unless it brings its own; `:ci` ignores letter case.

const TEXT = ['equal', 'notequal', 'contain', 'notcontain', 'startwith', 'notstartwith']
const TEXT_END = ['endwith', 'notendwith', 'pattern', 'notpattern']
const ORDER = ['equal', 'notequal', 'greater', 'less', 'greaterorequal', 'lessorequal']

const withCase = (name: string): readonly string[] => [name, `${name}:ci`]
const ordered = (type: string): readonly string[] => ORDER.map((sign) => `${type}:${sign}`)

/** Operators without a right side. */
export const unaryOperators: readonly string[] = ['exist', 'notexist']

/** Operators that compare two sides, in the order the builder lists them. */
export const binaryOperators: readonly string[] = [
  ...[...TEXT, ...TEXT_END].flatMap((name) => withCase(`text:${name}`)),
  ...ordered('number'),
  ...ordered('date'),
  ...ordered('time'),
  ...ordered('semver'),
  ...withCase('array:contain'),
  ...withCase('array:notcontain'),
  ...ordered('array'),
  'boolean:equal',
  'boolean:notequal',
]

export const filterOperators: readonly string[] = [...unaryOperators, ...binaryOperators]
