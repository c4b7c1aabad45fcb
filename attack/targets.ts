// The servers of this program as an attack meets them: each begun, asked in good faith, and ended.
import { createFake, serve } from '../runner/fake/index.ts'
import { play } from '../test/cli-harness.ts'
import { openWorkplace, typed, until } from '../test/provider/workplace.ts'
import { openBench } from '../test/web/bench.ts'
import type { Asked } from './request-kinds.ts'
import { calling, inTime } from './sockets.ts'

export interface Target {
  readonly name: string
  readonly asked: Asked
  /** What is wrong with its answer to a good request; undefined when nothing is. */
  readonly probe: () => Promise<string | undefined>
  /** Ends it; what is wrong with its end, while clients may still hang on it. */
  readonly end: () => Promise<string | undefined>
}

/** Milliseconds that a good request may take beside hostile ones, on a loaded machine. */
const LONGEST = 5000

/** Milliseconds in which a server must have ended. */
const LONGEST_END = 5000

/** The status of an answer; 0 when there is none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.\d (\d{3})/.exec(answer)?.[1] ?? 0)
}

/** Asks in good faith; what is wrong when the answer is not as wanted. */
async function asks({ host, path }: Asked, wanted: RegExp): Promise<string | undefined> {
  const { socket, heard } = calling(host)
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
  const answer = await heard(LONGEST)
  socket.destroy()
  return wanted.test(answer)
    ? undefined
    : `answers a good request with ${JSON.stringify(answer.slice(0, 60))}`
}

/** The embedded portal, at its API or at its control path. */
export async function portalTarget(name: string, path: string): Promise<Target> {
  const served = await serve(createFake())
  const asked = { host: new URL(served.url).host, path }
  const good = { ...asked, path: '/reseller/public-api/plans?api_token=k' }
  const end = async (): Promise<string | undefined> =>
    (await inTime(served.close(), LONGEST_END)) ? undefined : 'does not end'
  return { name, asked, probe: () => asks(good, /^HTTP\/1\.1 200 [\s\S]*"success":true/), end }
}

/** The workbench, at a route that needs its token. */
export async function workbenchTarget(): Promise<Target> {
  const bench = await openBench()
  const asked = { host: `127.0.0.1:${bench.port}`, path: '/api/events' }
  const end = async (): Promise<string | undefined> => {
    const isEnded = await inTime(bench.close(), LONGEST_END)
    const [defect] = bench.defects
    if (defect !== undefined) return `told a defect: ${String(defect)}`
    return isEnded ? undefined : 'does not end'
  }
  const probe = () => asks({ ...asked, path: '/' }, /^HTTP\/1\.1 200 [\s\S]*workbench/)
  return { name: 'the workbench', asked, probe, end }
}

/** A command of the program that waits for requests; `find` is its address among what it says. */
async function commandTarget(
  name: string,
  line: string,
  find: (lines: readonly string[]) => string | undefined,
  path: (url: URL) => string,
  good: readonly [query: string, wanted: RegExp],
  ending: RegExp,
): Promise<Target> {
  const place = await openWorkplace()
  const controller = new AbortController()
  const lines: string[] = []
  const done = play(typed(line), place.directory, controller.signal, lines)
  const url = await until(() => find(lines), done)
  if (url === undefined) throw new Error(`${name} has not begun: ${lines.join('\n')}`)
  const at = new URL(url)
  const asked = { host: at.host, path: path(at) }
  const [query, wanted] = good
  let isOver = false
  done.then(() => {
    isOver = true
  })
  return {
    name,
    asked,
    probe: async () =>
      isOver ? 'has ended' : asks({ ...asked, path: at.pathname + query }, wanted),
    end: async () => {
      controller.abort()
      const isEnded = await inTime(done, LONGEST_END)
      await place.close()
      if (!isEnded) return 'does not end'
      const came = await done
      return ending.test(came) ? undefined : `ends with ${JSON.stringify(came.slice(-200))}`
    },
  }
}

export function listenTarget(): Promise<Target> {
  return commandTarget(
    'listen',
    'dryrun listen onCall --json-lines',
    (lines) => lines.find((one) => /^! http:\S+$/.test(one))?.slice(2),
    ({ pathname }) => pathname,
    ['?challenge=c1', /^HTTP\/1\.1 200 [\s\S]*c1$/],
    /! Detached\.\nexit 0$/,
  )
}

export function signInTarget(): Promise<Target> {
  const back = (lines: readonly string[]): string | undefined => {
    const address = lines.find((one) => one.startsWith('http://'))
    return address && (new URL(address).searchParams.get('redirect_uri') ?? undefined)
  }
  return commandTarget(
    'sign-in',
    'DRYRUN_CLIENTID=a DRYRUN_CLIENTSECRET=s3cret dryrun connect watch',
    back,
    ({ pathname }) => `${pathname}?code=x&state=forged`,
    ['?code=x&state=forged', /^HTTP\/1\.1 400 [\s\S]*another state/],
    /! Nothing was stored\.\nexit 130$/,
  )
}
