// Is this app well written, before anybody uploads it? To be read in this order: structure/ says what
// may stand where and judge/ how it is judged; look/ is how the others see an app; expressions/,
// references/, rules/ and contract/ find; after/ leaves out what follows from another finding.

export { applyFixes, type FixedFile } from './after/fix.ts'
export { switchesIn } from './after/package-switches.ts'
export {
  isSwitchName,
  type Switches,
  switchName,
  switchNames,
  switchRemedy,
} from './after/switches.ts'
export { type Checked, type CheckOptions, check, checked } from './check.ts'
export { type ContractFile, contractProblems } from './contract/index.ts'
export type { Found } from './found.ts'
export { filesOf } from './look/files.ts'
export { type ComponentFolder, componentFolders } from './references/index.ts'
export { type ReportFormat, reports } from './report/index.ts'
export { counts } from './report/place.ts'
export { rulesPage } from './report/rules-page.ts'
export { rules } from './rules/index.ts'
export type { Fix, Rule } from './rules/rule.ts'
export { appFileProblems } from './structure/app-file.ts'
