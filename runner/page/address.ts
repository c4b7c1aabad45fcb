// A view as an address: a path and a query, never a fragment; it runs nothing and holds no value.
import { type Key, keyOf, type Tab } from './model.ts'

const TABS: readonly string[] = ['output', 'requests', 'look']

/** The place and the tab that an address names. */
export function viewIn(path: string, query: string): { place?: Key; tab: Tab } {
  const tab = new URLSearchParams(query).get('tab')
  const shown = { tab: (tab !== null && TABS.includes(tab) ? tab : 'output') as Tab }
  const found = /^\/(m|rpc)\/([^/]+)$/.exec(path)
  if (!found) return shown
  const name = decodeURIComponent(found[2] ?? '')
  return { place: keyOf(found[1] === 'm' ? 'module' : 'rpc', name), ...shown }
}

/** The address of a view. */
export function addressOf(place: Key | undefined, tab: Tab): string {
  const query = tab === 'output' ? '' : `?tab=${tab}`
  if (!place) return `/${query}`
  const [kind, ...name] = place.split('/')
  return `/${kind === 'module' ? 'm' : 'rpc'}/${encodeURIComponent(name.join('/'))}${query}`
}
