// The workbench: a page on this machine, served behind one gate from one table of routes.
export type { Aim, NoAim, WorkbenchOptions } from './desk.ts'
export { openDesk } from './desk.ts'
export { type Needs, refusalOf } from './gate.ts'
export type { Route } from './route.ts'
export { openWorkbench, tableOf, type Workbench } from './serve.ts'
