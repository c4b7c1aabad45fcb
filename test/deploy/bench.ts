// A folder with an app under git, an app of it in the stand-in, and short ways to run commands and to change both.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { typed } from '../cli-harness.ts'
import { type Logged, type MakeApi, serveMakeApi, TOKEN } from '../make-api/server.ts'
import type { App } from '../make-api/state.ts'
import type { Switches } from '../make-api/switches.ts'
import type { Files } from './apps.ts'

/** The app of this repository. */
export const OUR_PARTS = ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs']

export interface Came {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number
  /** Requests that this command has sent. */
  readonly log: readonly Logged[]
  /** Those that change something. */
  readonly writes: readonly Logged[]
}

export interface Bench {
  readonly api: MakeApi
  readonly directory: string
  readonly app: App
  readonly run: (...words: string[]) => Promise<Came>
  /** With other variables of the environment than the token. */
  readonly runWith: (
    environment: Readonly<Record<string, string>>,
    ...words: string[]
  ) => Promise<Came>
  readonly read: (file: string) => string
  readonly write: (file: string, text: string) => void
  /** Changes the manifest, which stays as the editor prints it. */
  readonly edit: (change: (manifest: Manifest) => void) => void
  readonly git: (...words: string[]) => string
  readonly commit: () => void
  readonly close: () => Promise<void>
}

export interface Manifest {
  generalCodeFiles: Record<string, string | null>
  components: Record<string, Record<string, Record<string, unknown>>>
  origins: {
    label: string
    baseUrl: string
    appId: string
    idMapping?: Record<
      string,
      { local: string | null; remote: string | null; localDeleted?: boolean }[]
    >
  }[]
}

/** Every run of a test: nothing is asked, nothing waits. */
export const DEPLOY = ['deploy', '--ci', '--rate', '0'] as const

/** A bench for our own app, or for one of files; everything is committed. */
export async function benchFor(
  files: Files | undefined,
  switches: Partial<Switches> = {},
): Promise<Bench> {
  const api = await serveMakeApi(switches)
  const directory = mkdtempSync(join(tmpdir(), 'dryrun-deploy-'))
  if (files === undefined)
    for (const part of OUR_PARTS) cpSync(part, join(directory, part), { recursive: true })
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), text)
  }
  for (const [file, text] of Object.entries(files ?? {})) write(file, text)
  const read = (file: string): string => readFileSync(join(directory, file), 'utf8')
  const app = newApp(api)
  const edit = (change: (manifest: Manifest) => void): void => {
    const manifest = JSON.parse(read('makecomapp.json')) as Manifest
    change(manifest)
    write('makecomapp.json', JSON.stringify(manifest, null, 4))
  }
  edit((manifest) => {
    manifest.origins = [originFor(api, app)]
  })
  write('.gitignore', '.dryrun/\n.secrets/\n')
  const git = (...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...words], {
      cwd: directory,
      encoding: 'utf8',
    })
  const commit = (): void => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message', 'state')
  }
  git('init', '--quiet')
  commit()
  const runWith: Bench['runWith'] = async (environment, ...words) => {
    const before = api.log.length
    const came = await typed(words, directory, environment, { wait })
    const log = api.log.slice(before)
    return { ...came, log, writes: log.filter(({ method }) => method !== 'GET') }
  }
  return {
    api,
    directory,
    app,
    run: (...words) => runWith({ MAKE_API_KEY: TOKEN }, ...words),
    runWith,
    read,
    write,
    edit,
    git,
    commit,
    close: async () => {
      await api.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Nobody waits in a test; what is on its way gets a turn. */
const wait = (): Promise<void> =>
  new Promise((done) => {
    setImmediate(done)
  })

export const originFor = (api: MakeApi, app: App) => ({
  label: 'Test',
  baseUrl: `http://${api.zone}/api`,
  appId: app.name,
  appVersion: app.version,
  apikeyFile: '.secrets/apikey',
})

/** An app as Make has it behind its creation: texts of a template, no component. */
export function newApp(api: MakeApi, name = 'app-abc123'): App {
  const app: App = {
    name,
    version: 1,
    facts: { label: 'An App', theme: '#2f4b8f', language: 'en', audience: 'global' },
    texts: {
      base: '{\n\t"headers": {}\n}',
      common: '{}',
      groups: '[]',
      readme: '',
      install: '[]',
      installSpec: '[]',
    },
    icon: undefined,
    public: false,
    approved: false,
    origin: api.switches.zone,
    changes: [],
  }
  api.state.apps.set(`${name}/1`, app)
  return app
}

/** A bench on which the app was deployed and committed. */
export async function deployed(
  files: Files | undefined,
  switches: Partial<Switches> = {},
): Promise<Bench> {
  const bench = await benchFor(files, switches)
  const came = await bench.run(...DEPLOY, '--allow-create')
  if (came.exit !== 0) throw new Error(`${came.stdout}${came.stderr}exit ${came.exit}`)
  bench.commit()
  return bench
}
