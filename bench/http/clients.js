// The same two jobs by each client: read one subscription, list all of them page by page.

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = new URL('../..', import.meta.url).pathname

/** Each client: `one()` reads a subscription, `list()` gives all subscriptions as bundles. */
export const clients = {
  dryrun: async (url) => {
    const { openApp, runModule } = await import(pathToFileURL(resolve(root, 'dist/index.js')).href)
    const { app } = openApp(root)
    const world = {
      target: { kind: 'instead', url },
      connection: { data: { apiKey: 'bench' } },
    }
    const run = async (name, values) => {
      const done = await runModule(app, name, values, world)
      if (done.error) throw done.error
      return done.bundles
    }
    return {
      one: async () => (await run('getSubscription', { subscription_id: 9001 }))[0],
      list: () => run('listSubscriptions', { limit: 1_000_000 }),
    }
  },
  got: async (url) => {
    const { default: got } = await import('got')
    const read = (path) =>
      got(url + path, { headers: { 'x-api-token': 'bench' }, retry: { limit: 0 } }).json()
    return client(read)
  },
  undici: async (url) => {
    const { Pool } = await import('undici')
    const { origin, pathname } = new URL(url)
    const pool = new Pool(origin)
    const read = async (path) => {
      const headers = { 'x-api-token': 'bench' }
      const { body } = await pool.request({ path: pathname + path, method: 'GET', headers })
      return body.json()
    }
    return client(read)
  },
}

function client(read) {
  return {
    one: async () => (await read('/subscriptions/9001')).data,
    list: async () => {
      const all = []
      for (let start = 0; ; ) {
        const { data, additional_data } = await read(`/subscriptions?start=${start}&limit=500`)
        all.push(...data)
        if (!additional_data.pagination.more_items_in_collection) return all
        start = additional_data.pagination.next_start
      }
    },
  }
}
