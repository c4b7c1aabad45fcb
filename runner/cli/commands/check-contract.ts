// The contract an app is held against: the file of --contract, or the embedded portal's own.
import { type ContractFile, contractProblems } from '../../check/index.ts'
import { portalContract } from '../../run/portal-contract.ts'
import type { App } from '../../spec/index.ts'
import type { Problem } from '../../text/index.ts'
import { type Context, textOption } from '../command.ts'
import { valueFrom } from '../given.ts'
import { isRefused, type Refused } from '../refusal.ts'

/** What the contract says about the app; nothing where there is no contract. */
export async function contractFindings(
  context: Context,
  app: App,
): Promise<readonly Problem[] | Refused> {
  const path = textOption(context, 'contract')
  if (path === undefined) {
    const contract = await portalContract(app)
    return contract ? contractProblems(app, contract).map((one) => placed(one, contract)) : []
  }
  const given = await valueFrom(context, path)
  if (isRefused(given)) return given
  return contractProblems(app, { source: given.source, document: given.value })
}

/** The program brings the portal's contract as JSON in one line, in which no place helps. */
function placed(problem: Problem, { source }: ContractFile): Problem {
  if (problem.at?.source !== source || !source.text.startsWith('{')) return problem
  const { at: _at, ...rest } = problem
  return rest
}
