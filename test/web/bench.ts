// A workbench for tests: on a copy of our app, with the embedded portal behind it, asked over raw HTTP.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Opened } from '../../runner/page/wire.ts'
import { isProblem, openPortal } from '../../runner/run/portal.ts'
import {
  type Aim,
  type NoAim,
  openWorkbench,
  type Workbench,
  type WorkbenchOptions,
} from '../../runner/web/index.ts'

/** What the tests type as a key; no answer may ever hold it. */
export const KEY = 'k3y-for+workbench/only='

/** Nobody waits long in a test. */
export const WAITING = { command: 'workbench' } as const

export interface Bench {
  readonly workbench: Workbench
  readonly directory: string
  readonly port: number
  readonly token: string
  readonly defects: unknown[]
  readonly ask: (asked: Asked) => Promise<Answered>
  /** The same with everything a page of this workbench sends. */
  readonly as: (page: string, method: string, path: string, body?: object) => Promise<Answered>
  readonly open: () => Promise<Opened>
  readonly close: () => Promise<void>
}

export interface Asked {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** The files of an app, without what is beside it. */
const APP = ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs']

export function copyOfApp(from = '.'): string {
  const directory = mkdtempSync(join(tmpdir(), 'workbench-'))
  for (const name of APP)
    cpSync(join(resolve(from), name), join(directory, name), { recursive: true })
  return directory
}

export async function openBench(more: Partial<WorkbenchOptions> = {}): Promise<Bench> {
  const directory = more.directory ?? copyOfApp()
  const defects: unknown[] = []
  const workbench = await openWorkbench({
    directory,
    against: 'fake',
    openAim: (against) => aimAt(against, directory),
    choices: [
      { against: 'fake', name: 'the embedded portal' },
      { against: 'live', name: 'resellers.pipedrive.com' },
    ],
    findings: async () => ({ errors: 0, others: 0 }),
    environment: {},
    now: () => new Date(),
    timezone: 'UTC',
    waiting: WAITING,
    assets: resolve('dist/page'),
    defect: (error) => defects.push(error),
    ...more,
  })
  const { port } = new URL(workbench.url)
  const token = workbench.address.split('#t=')[1] ?? ''
  const ask = (asked: Asked): Promise<Answered> => raw(Number(port), asked)
  const as: Bench['as'] = (page, method, path, body) =>
    ask({
      method,
      path,
      headers: {
        origin: `http://127.0.0.1:${port}`,
        'content-type': 'application/json',
        'x-dryrun-token': token,
        'x-dryrun-page': page,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    workbench,
    directory,
    port: Number(port),
    token,
    defects,
    ask,
    as,
    open: async () => JSON.parse((await as('', 'POST', '/api/open', {})).text) as Opened,
    close: async () => {
      await workbench.close()
      if (more.directory === undefined) rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The portal from its seed, or the service, which no test may reach. */
async function aimAt(against: string | undefined, directory: string): Promise<Aim | NoAim> {
  const usual = { keeps: true, against: against ?? 'fake' }
  if (against === 'live') {
    const name = 'resellers.pipedrive.com'
    return { ...usual, target: { kind: 'live' }, isLocal: false, name, close: async () => {} }
  }
  const portal = await openPortal({ directory, fresh: true })
  if (isProblem(portal)) return { why: portal.message }
  const target = { kind: 'instead', url: portal.url } as const
  return { ...usual, target, isLocal: true, name: 'the embedded portal', close: portal.close }
}

/** One request with exactly these headers; what fetch would add or refuse stays out of it. */
function raw(port: number, { method = 'GET', path, headers = {}, body }: Asked): Promise<Answered> {
  return new Promise((done, fail) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { host: `127.0.0.1:${port}`, ...headers },
        agent: false,
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

/** The lines of a streamed answer. */
export function linesOf<Line>({ text }: Answered): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}
