// The Resellers Portal in memory: a function from Request to Response that keeps the promises of
// contract.yaml, for dry runs without an account. It imports nothing of the runner, because a shared
// helper would hide a shared mistake.
//
// Reading order: contract.yaml and contract.ts (what is promised), world.ts and seed.ts (what is
// remembered), subscriptions.ts, users.ts and plans.ts (what is done), api.ts (the order of checks),
// faults.ts (what may go wrong on request), control.ts (what no API offers), serve.ts (the network).

export type { Answer } from './answer.ts'
export { type Contract, contractText, type Policies, readContract } from './contract.ts'
export { createFake, defaultContract, type Fake, type FakeOptions } from './fake.ts'
export { parseFault } from './fault-book.ts'
export { FAULTS, type Fault, type FaultKind } from './faults.ts'
export { HANDLERS } from './operations.ts'
export type { Around } from './portal.ts'
export type { SavedState } from './saved.ts'
export { type Served, serve } from './serve.ts'
