// Leaves that know nothing of Make: JSON values, places in texts, problems with their codes and how they are drawn.
export {
  type Advice,
  type Advised,
  advised,
  inWords,
  remedyOf,
  type Suggestion,
  worded,
} from './advice.ts'
export {
  type Cause,
  type Code,
  type CodeOf,
  type CodeRow,
  type FindingRow,
  type Follows,
  findings,
  type Part,
  partOf,
  passedOn,
  type Reach,
  type Severity,
  type ToldRow,
} from './codes/index.ts'
export {
  at,
  copyOf,
  type Defined,
  defined,
  isRecord,
  type Json,
  jsonReason,
  nestsDeeper,
  own,
  type Path,
  printPath,
  setOwn,
  stringOf,
  textAt,
} from './json.ts'
export { type Certain, certainty, code, notice, table } from './markdown.ts'
export { addressEncoded, percentEncoded } from './percent.ts'
export { drawProblem, type Paint } from './pointer.ts'
export {
  type KnownDifference,
  type OpenPoint,
  openPoint,
  type SettledPoint,
  settledPoint,
} from './points.ts'
export { hasErrors, type Problem } from './problem.ts'
export { type Position, positionOf, type Source, type Span, spanOfText } from './span.ts'
export { escaped, jsonText, unsteered } from './steering.ts'
export { didYouMean, suggest } from './suggest.ts'
