// A service on this machine for tests: signs users in with OAuth 1 and 2, takes hooks, lists things.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Provider {
  readonly url: string
  /** Every request but those for the sign-in page: method, path with query, body, Authorization. */
  readonly seen: { method: string; path: string; body: string; authorization: string }[]
  /** How long access tokens live, in seconds. */
  lifetime: number
  /** A path that answers with 500. */
  broken: string
  close(): Promise<void>
}

/** Starts it on a free port. */
export async function openProvider(): Promise<Provider> {
  const seen: Provider['seen'] = []
  let tokens = 0
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider.test')
    const authorization = request.headers.authorization ?? ''
    seen.push({ method: request.method ?? '', path: request.url ?? '', body, authorization })
    const json = (value: unknown, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    const back = (address: string, query: Record<string, string>): void => {
      response.writeHead(302, { location: `${address}?${new URLSearchParams(query)}` })
      response.end()
    }
    const routes: Record<string, () => void> = {
      '/authorize': () => {
        const state = searchParams.get('state') ?? ''
        const address = searchParams.get('redirect_uri') ?? ''
        const wish = searchParams.get('wish')
        if (wish === 'deny')
          back(address, { error: 'access_denied', error_description: 'Never.', state })
        else if (wish === 'forge') back(address, { code: 'one-time-c0de', state: 'another' })
        else back(address, { code: 'one-time-c0de', state })
      },
      '/token': () => {
        tokens += 1
        const access = `access-${tokens}-secret`
        json({
          access_token: access,
          refresh_token: 'refresh-secret',
          expires_in: provider.lifetime,
        })
      },
      '/me': () => json({ id: 7, email: 'ann@example.test' }),
      '/revoke': () => json({}),
      '/things': () => json([{ id: 1 }, { id: 2 }]),
      '/hooks': () => json({ id: 'h1' }, 201),
      '/hooks/h1': () => json({ changed: 'yes' }),
      '/request-token': () => response.end('oauth_token=rt1&oauth_token_secret=rts-secret'),
      '/authorize1': () => {
        back(callback1(seen), {
          oauth_token: searchParams.get('oauth_token') ?? '',
          oauth_verifier: 'v1',
        })
      },
      '/access-token': () => response.end('oauth_token=at-secret&oauth_token_secret=ats-secret'),
    }
    const route = routes[pathname]
    if (pathname === provider.broken) json({ error: 'out of order' }, 500)
    else if (route) route()
    else json({ error: 'there is nothing here' }, 404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const provider: Provider = {
    url: `http://127.0.0.1:${port}`,
    seen,
    lifetime: 3600,
    broken: '',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return provider
}

/** OAuth 1 tells the address to come back to with the first request. */
function callback1(seen: Provider['seen']): string {
  const first = seen.find(({ path }) => path === '/request-token')
  const written = /oauth_callback="([^"]*)"/.exec(first?.authorization ?? '')?.[1] ?? ''
  return decodeURIComponent(written)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
