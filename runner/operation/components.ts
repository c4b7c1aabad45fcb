// Which other components of its app one needs: its connections, and the webhook it listens to.
import type { App, Component, Connection, Module, Webhook } from '../spec/index.ts'

/** A module; any other component names no webhook. */
type Hooked = Component & Partial<Pick<Module, 'webhook'>>

/** The webhook an instant trigger listens to; undefined when it names none. */
export function webhookOf(app: App, module: Hooked): Webhook | undefined {
  return module.webhook === undefined ? undefined : app.webhooks.get(module.webhook)
}

/** The component whose connection an instant trigger and its webhook use. */
export function connectedPart(app: App, module: Hooked): Component {
  const names = module.connection ?? module.altConnection
  return names === undefined ? (webhookOf(app, module) ?? module) : module
}

/** The connections that a module, an RPC or a webhook may use: the one it names, and the alternative. */
export function connectionsOf(app: App, component: Component): readonly Connection[] {
  const names = new Set([component.connection, component.altConnection])
  return [...names].flatMap((name) => (name === undefined ? [] : (app.connections.get(name) ?? [])))
}

/** The first of them; undefined when it names none. */
export function connectionOf(app: App, component: Component): Connection | undefined {
  return connectionsOf(app, component)[0]
}
