// The commands that are killed: what each is given, and what must be true of its files afterwards.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { contentOf, copyApp, type Ended, ownFolder, PROGRAM, ROOT } from './processes.ts'
import { creation } from './races.ts'

export interface Hunted {
  readonly name: string
  readonly folder: string
  /** Makes the files ready for a round. */
  readonly prepare: (round: number) => void
  readonly command: (round: number) => {
    readonly words: readonly string[]
    readonly environment?: Readonly<Record<string, string>>
  }
  /** What is wrong after a round; how its process ended, killed or not. */
  readonly wrong: (round: number, ended: Ended) => string | undefined
  readonly close: () => Promise<void>
}

/** Each opens one, in a folder of its own. */
export const hunted: readonly (() => Promise<Hunted>)[] = [
  creating,
  polling,
  connecting,
  generating,
  fixing,
]

/** Every subscription that a command told of is kept, whatever was killed since. */
async function creating(): Promise<Hunted> {
  const { path: folder, remove } = ownFolder('kill-create')
  copyApp(folder)
  const told: string[] = []
  const email = (round: number): string => `u${round}@acme.example`
  return {
    name: 'run createSubscription',
    folder,
    prepare: () => {},
    command: (round) => ({ words: creation(email(round)) }),
    wrong: (round, { exit }) => {
      if (exit === 0) told.push(email(round))
      const text = contentOf(folder).get('.dryrun/portal.json')
      if (text === undefined) return told.length > 0 ? 'the state is gone' : undefined
      const { users } = JSON.parse(text) as { users: { email: string }[] }
      const kept = new Set(users.map((user) => user.email))
      const lost = told.filter((one) => !kept.has(one))
      return lost.length > 0 ? `lost is ${lost.join(', ')}` : undefined
    },
    close: async () => remove(),
  }
}

/** A small app of a service on this machine, with a key and a polling trigger. */
async function openService(): Promise<{
  readonly folder: string
  readonly url: string
  readonly close: () => Promise<void>
}> {
  const { path: folder, remove } = ownFolder('kill-service')
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(Array.from({ length: 1000 }, (_, index) => ({ id: index + 1 }))))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const files = {
    'base.json': { baseUrl: url, headers: { authorization: '{{connection.apiKey}}' } },
    'key.json': { url: `${url}/me`, headers: { authorization: '{{parameters.apiKey}}' } },
    'key.params.json': [{ name: 'apiKey', type: 'password', label: 'Key', required: true }],
    'byId.json': {
      url: '/events',
      response: {
        iterate: '{{body}}',
        limit: 2,
        trigger: { type: 'id', order: 'asc', id: '{{item.id}}' },
      },
    },
    'makecomapp.json': {
      fileVersion: 1,
      generalCodeFiles: { base: 'base.json', common: null, readme: null, groups: null },
      components: {
        connection: {
          key: {
            label: 'Key',
            connectionType: 'basic',
            codeFiles: { communication: 'key.json', params: 'key.params.json' },
          },
        },
        module: {
          byId: {
            label: 'By ID',
            moduleType: 'trigger',
            codeFiles: { communication: 'byId.json' },
          },
        },
      },
    },
  }
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(folder, name), JSON.stringify(value))
  }
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
    remove()
  }
  return { folder, url, close }
}

/** A trigger never forgets where it stood. */
async function polling(): Promise<Hunted> {
  const { folder, close } = await openService()
  let last = 0
  return {
    name: 'run of a polling trigger',
    folder,
    prepare: () => {},
    command: () => ({ words: [PROGRAM, 'run', 'byId', '--json-lines'] }),
    wrong: (_, { stdout, exit }) => {
      const text = contentOf(folder).get('.dryrun/triggers/none/byId.json')
      if (text === undefined) return last > 0 ? 'the state is gone' : undefined
      const { local } = JSON.parse(text) as { local: { lastId: number } }
      const given = [...stdout.matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id))
      const wanted = exit === 0 ? Math.max(last, ...given) : last
      if (local.lastId < wanted) return `it stands at ${local.lastId}, and stood at ${wanted}`
      last = local.lastId
      return undefined
    },
    close,
  }
}

/** A stored connection is the old or the new one, for its owner only. */
async function connecting(): Promise<Hunted> {
  const { folder, url, close } = await openService()
  let last = -1
  return {
    name: 'connect',
    folder,
    prepare: () => {},
    command: (round) => ({
      words: [PROGRAM, 'connect', 'key', '--against', url],
      environment: { DRYRUN_APIKEY: `secret-${round}` },
    }),
    wrong: (round, { exit }) => {
      const text = contentOf(folder).get('.dryrun/connections/key.json')
      if (text === undefined) return last >= 0 ? 'the connection is gone' : undefined
      const { data } = JSON.parse(text) as { data: { apiKey: string } }
      const found = Number(data.apiKey.slice('secret-'.length))
      if (found !== round && (exit === 0 || found !== last)) return `the key is that of ${found}`
      last = found
      return undefined
    },
    close,
  }
}

/** Generated files are the old or the new ones. */
async function generating(): Promise<Hunted> {
  const { path: folder, remove } = ownFolder('kill-generate')
  copyApp(folder)
  const manifest = join(folder, 'makecomapp.json')
  const original = readFileSync(manifest, 'utf8')
  let before: ReadonlyMap<string, string> = new Map()
  return {
    name: 'generate',
    folder,
    prepare: (round) => {
      before = contentOf(folder)
      writeFileSync(manifest, original.replace('List Subscriptions', `List ${round} Subscriptions`))
    },
    command: () => ({ words: [PROGRAM, 'generate', 'types', 'docs', 'schemas'] }),
    wrong: (round) => {
      for (const [name, text] of contentOf(folder)) {
        if (/\.new$|^makecomapp/.test(name) || text === before.get(name)) continue
        const isWhole = text.endsWith('\n') && text.length > 0.9 * (before.get(name)?.length ?? 0)
        const isParsed = !name.endsWith('.json') || JSON.parse(text) !== undefined
        if (!isWhole || !isParsed) return `${name} is not whole`
        if (name.endsWith('modules.md') && !text.includes(`List ${round} Sub`))
          return `${name} is older than before`
      }
      return undefined
    },
    close: async () => remove(),
  }
}

/** A file that is mended is the old or the mended one. */
async function fixing(): Promise<Hunted> {
  const { path: folder, remove } = ownFolder('kill-fix')
  const faulty = join(ROOT, 'test/cli/files/faulty-app')
  const file = join(folder, 'modules/get-thing/get-thing.communication.iml.json')
  const texts = new Set<string>()
  return {
    name: 'check --fix',
    folder,
    prepare: () => {
      rmSync(join(folder, 'modules'), { recursive: true, force: true })
      cpSync(faulty, folder, { recursive: true })
      texts.add(readFileSync(file, 'utf8'))
    },
    command: () => ({ words: [PROGRAM, 'check', '--rule', 'expression-expected', '--fix'] }),
    wrong: (round) => {
      const text = readFileSync(file, 'utf8')
      // the first one ends by itself, and says what the mended file is
      if (round === 0) texts.add(text)
      return texts.has(text) ? undefined : 'the mended file is not whole'
    },
    close: async () => remove(),
  }
}
