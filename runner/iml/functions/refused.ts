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

/** The name of each such function, and the sentence that refuses it. */
export const refusedFunctions: ReadonlyMap<string, string> = new Map([
  ...fusionNames.map((name) => [name, `The function ${name} ${FUSION}.`] as const),
  ...unpublishedNames.map((name) => [name, `The function ${name} ${UNPUBLISHED}.`] as const),
])
