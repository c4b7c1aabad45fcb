// Functions that exist somewhere but have no specification to follow: named, never guessed.

const FUSION =
  'is known from a white label of Make (Adobe Workfront Fusion) only; Make does not have it'
const UNPUBLISHED = 'has no public description, so its result cannot be told'

const fusionNames = [
  'addWeekDays',
  'arrayElement',
  'case',
  'concat',
  'dateMax',
  'dateMin',
  'dayOfMonth',
  'dayOfWeek',
  'daysInMonth',
  'daysInSplitWeek',
  'daysInYear',
  'div',
  'endOfMonth',
  'hour',
  'ifin',
  'in',
  'isBlank',
  'isWeekend',
  'left',
  'ln',
  'log',
  'mergeCollections',
  'minute',
  'month',
  'number',
  'pascal',
  'power',
  'prod',
  'removeAccents',
  'replacePattern',
  'right',
  'second',
  'sortAscNum',
  'sortAscString',
  'sortDescNum',
  'sortDescString',
  'sqrt',
  'startOfMonth',
  'sub',
  'weekDayDiff',
  'workMinutesDiff',
  'year',
]

const unpublishedNames = [
  'cryptoSign',
  'errorFactory',
  'generateJwtWithKeyId',
  'set',
  'toDataStructure',
]

/** The refused functions by what is said about each of them: `The function x <why>.` */
export const refusals: readonly { readonly why: string; readonly names: readonly string[] }[] = [
  { why: FUSION, names: fusionNames },
  { why: UNPUBLISHED, names: unpublishedNames },
]

/** The name of each such function, and the sentence that refuses it. */
export const refusedFunctions: ReadonlyMap<string, string> = new Map(
  refusals.flatMap(({ why, names }) =>
    names.map((name) => [name, `The function ${name} ${why}.`] as const),
  ),
)
