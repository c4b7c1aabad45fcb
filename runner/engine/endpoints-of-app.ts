// What a request may need of the rest of its app: endpoints, and how its connection signs.
import { type App, type Component, inherit } from '../spec/index.ts'
import { own } from '../text/index.ts'
import type { Setting } from './setting.ts'

/**
 * The endpoints of an app and the OAuth 1 block of a component's connection, for its setting. The
 * connection is the first one the component names, unless another of them was chosen.
 */
export function neighboursOf(
  app: App,
  component: Component,
  options: Parameters<typeof inherit>[2],
  chosen?: string,
): Pick<Setting, 'endpoints' | 'connectionOAuth'> {
  const endpoints = [...app.endpoints.values()].map(
    ({ name, code }) => [name, inherit(app.base, code.get('communication'), options)] as const,
  )
  const name = chosen ?? component.connection ?? component.altConnection ?? ''
  const connection = component.kind === 'connection' ? undefined : app.connections.get(name)
  const written = own(connection?.code.get('communication')?.value, 'oauth')
  const common = connection?.code.get('common')?.value ?? {}
  return {
    endpoints: new Map(endpoints),
    ...(written === undefined ? {} : { connectionOAuth: { written, common } }),
  }
}
