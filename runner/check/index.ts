// Is this app well written, before anybody uploads it? In reading order: what may stand where
// (part, structure/), how it is judged (validate, explain, words), expressions, references, rules.
export { type CheckOptions, check } from './check.ts'
export { type CodeRow, codes } from './codes.ts'
export { type ContractFile, contractProblems } from './contract.ts'
export { filesOf } from './files.ts'
export { applyFixes, type FixedFile } from './fix.ts'
export type { Found } from './found.ts'
export { switchesIn } from './package-switches.ts'
export { type ComponentFolder, componentFolders } from './references/index.ts'
export { type ReportFormat, reports } from './report/index.ts'
export { counts } from './report/place.ts'

export { rules } from './rules/index.ts'
export type { Fix, Rule } from './rules/rule.ts'
export { isSwitchName, type Switches, switchName, switchNames } from './switches.ts'
