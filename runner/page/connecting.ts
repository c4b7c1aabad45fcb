// Connections in the page: made, chosen and forgotten. What is typed for one is kept nowhere.
import type { Connecting, Values } from './model.ts'
import type { Store } from './store.ts'
import type { Talk } from './talk.ts'
import type { AppFacts, ConnectLine } from './wire.ts'

/** What it needs of the other actions. */
interface Others {
  readonly failed: (error: unknown) => string
  readonly say: (said: string) => void
  readonly forgetAnswers: () => void
}

export function createConnecting(store: Store, talk: Talk, { failed, say, forgetAnswers }: Others) {
  const { get, set } = store
  const change = (how: Partial<Connecting>): void =>
    set((model) =>
      model.connecting ? { ...model, connecting: { ...model.connecting, ...how } } : model,
    )
  const close = (): void =>
    set((model) => {
      const { connecting: _, ...others } = model
      return others
    })
  const withApp = (app: AppFacts): void => set((model) => ({ ...model, app }))
  const take = (line: ConnectLine): void => {
    if (line.line === 'open') {
      change({ url: line.url })
      return
    }
    if (line.line === 'refused') {
      say(line.message)
      change({ state: 'open', message: line.message, problems: line.problems ?? [] })
      return
    }
    const { connecting } = get()
    if (!connecting) return
    const { connection } = connecting
    set((model) => ({ ...model, connections: { ...model.connections, [connection]: line.name } }))
    close()
    say(`The connection ${line.name} is stored. ${line.note ?? ''}`.trim())
    forgetAnswers()
  }
  return {
    addConnection: (connection: string): void => {
      const facts = get().app?.connections.find(({ name }) => name === connection)
      const name = freeName(connection, facts?.stored ?? [])
      const connecting = {
        connection,
        name,
        values: {},
        state: 'open',
        problems: [],
        run: '',
      } as const
      set((model) => ({ ...model, connecting }))
    },
    nameConnection: (name: string): void => change({ name }),
    typeConnection: (values: Values): void => change({ values }),
    closeConnection: async (): Promise<void> => {
      const { connecting } = get()
      if (connecting?.state === 'checking') {
        await talk.post('/api/cancel', { run: connecting.run }).catch(failed)
      }
      close()
    },
    saveConnection: async (): Promise<void> => {
      const { connecting } = get()
      if (!connecting) return
      const { connection, name, values } = connecting
      const run = `c-${Date.now().toString(36)}`
      change({ state: 'checking', run, problems: [], message: '' })
      try {
        await talk.lines<ConnectLine>('/api/connection', { connection, name, values, run }, take)
        await refresh()
      } catch (error) {
        change({ state: 'open', message: failed(error) })
      }
    },
    chooseConnection: async (connection: string, name: string | undefined): Promise<void> => {
      try {
        await talk.post('/api/connection/choose', { connection, name })
        set((model) => {
          const { [connection]: _, ...others } = model.connections
          return {
            ...model,
            connections: name === undefined ? others : { ...others, [connection]: name },
          }
        })
        forgetAnswers()
      } catch (error) {
        say(failed(error))
      }
    },
    forgetConnection: async (name: string): Promise<void> => {
      try {
        const { app } = await talk.post<{ app: AppFacts }>('/api/connection/forget', { name })
        withApp(app)
        set((model) => ({
          ...model,
          connections: Object.fromEntries(
            Object.entries(model.connections).filter(([, stored]) => stored !== name),
          ),
        }))
        say(`The connection ${name} is forgotten.`)
        forgetAnswers()
      } catch (error) {
        say(failed(error))
      }
    },
    checkConnection: async (connection: string, name: string): Promise<void> => {
      say('Checking.')
      try {
        const body = { connection, name }
        const { message } = await talk.post<{ message: string }>('/api/connection/check', body)
        say(message)
      } catch (error) {
        say(failed(error))
      }
    },
  }

  async function refresh(): Promise<void> {
    const chosen = Object.entries(get().connections)[0]
    if (!chosen) return
    const [connection, name] = chosen
    const { app } = await talk.post<{ app: AppFacts }>('/api/connection/choose', {
      connection,
      name,
    })
    withApp(app)
  }
}

/** The name of the component, or that with the first number that is free. */
function freeName(connection: string, stored: readonly string[]): string {
  if (!stored.includes(connection)) return connection
  for (let number = 2; ; number++) {
    const name = `${connection}-${number}`
    if (!stored.includes(name)) return name
  }
}
