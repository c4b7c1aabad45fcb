// Tests as data: the shape of cases, and how each kind is played against the runner.
export type { Case, CaseFile, Played } from './case.ts'
export { playCases, players, type ReadCases, readCases } from './play.ts'
export type { Player, Surrounding } from './player.ts'
