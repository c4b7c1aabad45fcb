// What helps against a refusal of Make, over what its words alone tell.
import { hintOf, type NotRead } from '../../deploy/index.ts'

/** The way out of a request that reading began with. */
export function hintFor(failed: NotRead['failed']): string | undefined {
  if (failed.kind === 'refused' && failed.status === 404) {
    return 'the app is not in this zone, or the token belongs to somebody else; look at appId and baseUrl in makecomapp.json'
  }
  return hintOf(failed)
}
