// Tests as data: the shape of cases, and how each kind is played against the runner.
export type { Case, CaseFile, Played } from './case.ts'
export type { BindFunctions } from './functions.ts'
export { playCases, players, type ReadCases, readCases, type Surrounding } from './play.ts'
export { cannedAnswer, differences, type Expected, expectedNames } from './requests.ts'
