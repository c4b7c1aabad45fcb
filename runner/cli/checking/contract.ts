// The contract an app is held against: the file of --contract, or the embedded portal's own.
import { contractProblems, type Found, filesOf } from '../../check/index.ts'
import { portalContract } from '../../run/portal-contract.ts'
import type { App } from '../../spec/index.ts'
import type { Problem } from '../../text/index.ts'
import { valueFrom } from '../files/read-file.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Holds an app against the contract in a file, or against its own; nothing is found without one. */
export async function contractCheck(
  terminal: Terminal,
  path: string | undefined,
  app: App,
): Promise<((app: App) => readonly Problem[]) | Refused> {
  if (path === undefined) {
    const contract = await portalContract(app)
    return (any) => (contract ? contractProblems(any, contract) : [])
  }
  const given = await valueFrom(terminal, path)
  if (isRefused(given)) return given
  return (any) => contractProblems(any, { source: given.source, document: given.value })
}

/** The program brings the portal's contract as a text in one line: a place in it is of no use. */
export function withoutBuiltIn(findings: readonly Found[], app: App): readonly Found[] {
  const files = new Set(filesOf(app).map(({ document }) => document.source.file))
  return findings.map((finding) => {
    const { at, ...rest } = finding
    const isBuiltIn =
      at !== undefined && finding.code.startsWith('contract/') && !files.has(at.source.file)
    return isBuiltIn ? rest : finding
  })
}
