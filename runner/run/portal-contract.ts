// The contract of the embedded portal, for the check of an app that talks to the service it stands for.
import type { App } from '../spec/index.ts'
import { at, type Source } from '../text/index.ts'
import { writtenBaseUrl } from './target.ts'

/** Its text and the value in it; undefined for apps of other services. */
export async function portalContract(
  app: App,
): Promise<{ readonly source: Source; readonly document: unknown } | undefined> {
  // not through the portal's index: the check must not pay for a server it never starts
  const { contractText, readContract } = await import('../fake/contract.ts')
  const text = contractText()
  const { document } = readContract(text)
  const service = at(document, ['servers', 0, 'url'])
  if (writtenBaseUrl(app)?.replace(/\/+$/, '') !== service) return undefined
  return { source: { file: 'runner/fake/contract.yaml', text }, document }
}
