// The table of routes: everything that this server answers, and what each needs of whoever asks.
import { fieldsOf } from '../operation/index.ts'
import type { ConnectAsked, Opened, RunAsked } from '../page/wire.ts'
import type { Need } from '../parameters/index.ts'
import { CONNECTION_NAME, removeConnection, resolver } from '../run/index.ts'
import { defined } from '../text/index.ts'
import { checkStored, connectFor } from './connecting.ts'
import type { Desk } from './desk.ts'
import { componentOf, dialogOf, factsOf } from './facts.ts'
import { planFor } from './planning.ts'
import { previewOf } from './preview.ts'
import {
  json,
  lines,
  Misunderstood,
  optionalTextIn,
  type Passed,
  pageOf,
  type Route,
  recordIn,
  textIn,
} from './route.ts'
import { runFor } from './running.ts'
import { isRefused, openSession } from './session.ts'
import { chooseTarget, targetOf } from './target.ts'
import { forget, listItems } from './trigger.ts'

/** Routes that ask for data; the frame and the files of the page stand in serve.ts beside them. */
export const routes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/open',
    needs: 'token',
    handle: async ({ desk }) => {
      const page = desk.newPage()
      const target = await targetOf(desk, page)
      const { welcome } = desk.options
      const isHome = target.against === 'fake'
      const opened: Opened = {
        page: page.id,
        app: factsOf(desk),
        target,
        ...defined({ welcome: isHome ? welcome : undefined }),
      }
      return json(opened)
    },
  },
  {
    method: 'GET',
    path: '/api/dialog/module/:name',
    needs: 'token',
    handle: ({ desk, name }) => json(dialogOf(desk, 'module', name)),
  },
  {
    method: 'GET',
    path: '/api/dialog/rpc/:name',
    needs: 'token',
    handle: ({ desk, name }) => json(dialogOf(desk, 'rpc', name)),
  },
  { method: 'POST', path: '/api/need', needs: 'token', handle: answerNeed },
  {
    method: 'POST',
    path: '/api/preview',
    needs: 'token',
    handle: ({ desk, body }) => {
      const component = componentOf(desk, textIn(body, 'kind'), textIn(body, 'name'))
      return json(previewOf(desk, component, recordIn(body, 'values'), contextIn(body)))
    },
  },
  {
    method: 'POST',
    path: '/api/plan',
    needs: 'token',
    handle: async (passed) =>
      json(await planFor(passed.desk, pageOf(passed), runAskedIn(passed.body))),
  },
  { method: 'POST', path: '/api/run', needs: 'token', handle: run },
  {
    method: 'POST',
    path: '/api/cancel',
    needs: 'token',
    handle: (passed) => {
      const controller = pageOf(passed).runs.get(textIn(passed.body, 'run'))
      controller?.abort()
      return json({ cancelled: controller !== undefined })
    },
  },
  { method: 'POST', path: '/api/items', needs: 'token', handle: items },
  {
    method: 'POST',
    path: '/api/reset',
    needs: 'token',
    handle: ({ desk, body }) => {
      const name = textIn(body, 'name')
      const module = desk.current().app.modules.get(name)
      if (!module) throw new Misunderstood(`The app has no module "${name}".`, 404)
      return json({ forgot: forget(desk, module), dialog: dialogOf(desk, 'module', name) })
    },
  },
  { method: 'POST', path: '/api/target', needs: 'token', handle: chooseTarget },
  { method: 'POST', path: '/api/connection', needs: 'token', handle: connect },
  {
    method: 'POST',
    path: '/api/connection/check',
    needs: 'token',
    handle: async (passed) => {
      const { desk, body } = passed
      const connection = textIn(body, 'connection')
      const name = connectionName(textIn(body, 'name'))
      return json({ message: await checkStored(desk, pageOf(passed), connection, name) })
    },
  },
  {
    method: 'POST',
    path: '/api/connection/choose',
    needs: 'token',
    handle: (passed) => {
      const { desk, body } = passed
      const { name } = componentOf(desk, 'connection', textIn(body, 'connection'))
      const stored = optionalTextIn(body, 'name')
      if (stored === undefined) pageOf(passed).connections.delete(name)
      else pageOf(passed).connections.set(name, connectionName(stored))
      return json({ app: factsOf(desk) })
    },
  },
  {
    method: 'POST',
    path: '/api/connection/forget',
    needs: 'token',
    handle: (passed) => {
      const { desk, body } = passed
      const name = connectionName(textIn(body, 'name'))
      const forgot = removeConnection(desk.options.directory, name)
      const chosen = pageOf(passed).connections
      for (const [connection, stored] of chosen) if (stored === name) chosen.delete(connection)
      return json({ forgot, app: factsOf(desk) })
    },
  },
]

/** Calls an RPC for a field; a failure is an answer, too. */
async function answerNeed(passed: Passed): Promise<Response> {
  const { desk, body, signal } = passed
  const component = componentOf(desk, textIn(body, 'kind'), textIn(body, 'name'))
  const written = recordIn(body, 'need')
  const need: Need = { rpc: textIn(written, 'rpc'), data: recordIn(written, 'data') }
  const session = await openSession(desk, pageOf(passed), component, { signal })
  if (isRefused(session)) return json({ failed: session.why })
  const { redactor } = session.world
  const resolve = resolver(desk.current().app, session.world, fieldsOf(component))
  const answer = await resolve(need)
  return json(redactor.value(answer))
}

function run(passed: Passed): Response {
  const { desk, body, signal } = passed
  const page = pageOf(passed)
  const asked = runAskedIn(body)
  const controller = new AbortController()
  page.runs.set(asked.run, controller)
  return lines(async (write, left) => {
    const ends = AbortSignal.any([controller.signal, left])
    await unlessDefect(desk, write, () => runFor(desk, page, asked, write, ends))
    page.runs.delete(asked.run)
  }, signal)
}

function connect(passed: Passed): Response {
  const { desk, body, signal } = passed
  const page = pageOf(passed)
  const asked: ConnectAsked = {
    connection: textIn(body, 'connection'),
    name: textIn(body, 'name'),
    values: recordIn(body, 'values'),
    run: textIn(body, 'run'),
  }
  const controller = new AbortController()
  page.runs.set(asked.run, controller)
  return lines(async (write, left) => {
    const ends = AbortSignal.any([controller.signal, left])
    await unlessDefect(desk, write, () => connectFor(desk, page, asked, write, ends))
    page.runs.delete(asked.run)
  }, signal)
}

type Refused = { readonly line: 'refused'; readonly message: string }

/** A stream has begun by then, so a refusal and a defect are lines, too. */
async function unlessDefect(
  desk: Desk,
  write: (line: Refused) => void,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Misunderstood) return write({ line: 'refused', message: error.message })
    desk.options.defect(error)
    write({ line: 'refused', message: 'This is a defect of dryrun; the terminal says more.' })
  }
}

async function items(passed: Passed): Promise<Response> {
  const { desk, body, signal } = passed
  const page = pageOf(passed)
  const module = desk.current().app.modules.get(textIn(body, 'name'))
  if (!module) throw new Misunderstood('The app has no such module.', 404)
  const session = await openSession(desk, page, module, { signal })
  if (isRefused(session)) return json({ items: [], failed: session.why })
  const listed = await listItems(desk, page, session, module, recordIn(body, 'values'))
  return json(listed)
}

function runAskedIn(body: Passed['body']): RunAsked {
  const kind = textIn(body, 'kind')
  if (kind !== 'module' && kind !== 'rpc') throw new Misunderstood('"kind" is module or rpc.')
  return {
    kind,
    name: textIn(body, 'name'),
    values: recordIn(body, 'values'),
    run: textIn(body, 'run'),
    isRequest: body.isRequest === true,
    ...defined({
      context: contextIn(body),
      from: optionalTextIn(body, 'from'),
      confirmed: optionalTextIn(body, 'confirmed'),
    }),
    ...(body.payload === undefined ? {} : { payload: body.payload }),
  }
}

function contextIn(body: Passed['body']): Readonly<Record<string, unknown>> | undefined {
  return body.context === undefined ? undefined : recordIn(body, 'context')
}

/** A name of a stored connection: it becomes the name of a file. */
function connectionName(name: string): string {
  if (!CONNECTION_NAME.test(name)) throw new Misunderstood(`"${name}" is no name of a connection.`)
  return name
}
