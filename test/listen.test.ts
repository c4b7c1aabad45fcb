// Listening on this machine: hooks attached, changed and detached at a service of its own.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { play } from './cli-harness.ts'
import { openWorkplace, typed, until, type Workplace } from './provider/workplace.ts'
import { sendRaw } from './support/raw.ts'

let place: Workplace

beforeEach(async () => {
  place = await openWorkplace()
})

afterEach(() => place.close())

/** A listener that has begun, and its address. */
async function listen(line: string) {
  const controller = new AbortController()
  const lines: string[] = []
  const done = play(typed(line), place.directory, controller.signal, lines)
  // the address stands whole on a line of its own
  const told = await until(() => lines.find((one) => /^! https?:\S+$/.test(one)), done)
  const url = told?.slice(2) ?? ''
  const stop = (): Promise<string> => {
    controller.abort()
    return done
  }
  return { lines, done, url, stop }
}

const json = { 'content-type': 'application/json' }

it('attaches, answers, prints bundles, and detaches on Ctrl-C', async () => {
  const { lines, done, url, stop } = await listen('dryrun listen onCall --json-lines')
  expect(place.provider.seen.at(-1)).toMatchObject({
    method: 'POST',
    path: '/hooks',
    body: `{"url":"${url}"}`,
  })
  const challenged = await fetch(`${url}?challenge=c1`)
  expect(await challenged.text()).toBe('c1')
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...json, 'x-id': '9' },
    body: JSON.stringify({ calls: [{ id: 1 }, { id: 2 }] }),
  })
  const { status, headers } = answer
  expect([status, headers.get('x-seen'), await answer.text()]).toEqual([202, '9', '{"ok":true}'])
  await until(() => lines.find((one) => one === '{"id":2}'), done)
  const came = await stop()
  expect(came).toContain('{"id":1}\n')
  expect(came).toContain('! Detached.')
  expect(came.endsWith('exit 0')).toBe(true)
  expect(place.provider.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/hooks/h1' })
})

it('says when a request claims to be JSON and is not', async () => {
  const { url, stop } = await listen('dryrun listen onCall')
  const answer = await fetch(url, { method: 'POST', headers: json, body: '{"calls":' })
  expect(answer.status).toBe(202)
  const warned = 'warning: The request says it is JSON, and its body is not: '
  expect(await stop()).toContain(warned)
})

it('lives on when its answer cannot be sent', async () => {
  const { url, stop } = await listen('dryrun listen onCall')
  const post = (body: object) =>
    fetch(url, { method: 'POST', headers: json, body: JSON.stringify(body) })
  expect((await post({ echo: 'a\r\nX-Evil: 1' })).status).toBe(500)
  expect((await post({ echo: '→' })).status).toBe(500)
  expect((await post({ echo: 'fine' })).headers.get('x-echo')).toBe('fine')
  const came = await stop()
  expect(came).toContain('The header X-Echo holds a character that headers cannot carry.')
  expect(came).toContain('! Detached.')
})

it('hands the fields of the webhook to its requests and hides its passwords', async () => {
  const { lines, done, url, stop } = await listen(
    'dryrun listen onCall --param room=blue --param signing=hush-hush --update room=red --trace',
  )
  expect(place.provider.seen.at(0)).toMatchObject({
    path: '/hooks',
    body: `{"url":"${url}","room":"blue","secret":"hush-hush"}`,
  })
  await until(() => lines.find((one) => one.includes('PUT /hooks/h1')), done)
  expect(place.provider.seen.at(-1)).toMatchObject({ method: 'PUT', body: '{"room":"red"}' })
  const answer = await fetch(url, { method: 'POST', headers: json, body: '{"calls":[]}' })
  expect(answer.headers.get('x-room')).toBe('red')
  const came = await stop()
  expect(place.provider.seen.at(-1)).toMatchObject({
    method: 'DELETE',
    path: '/hooks/h1?changed=yes',
  })
  expect(came).not.toContain('hush-hush')
})

it('has a path that nobody guesses, the same in every run', async () => {
  const first = await listen('dryrun listen onCall')
  const { pathname, origin } = new URL(first.url)
  expect(pathname).toMatch(/^\/hook\/[\da-f]{32}$/)
  for (const path of ['/', '/hook', '/hook/', `${pathname}/more`, `${pathname}.`]) {
    expect((await fetch(origin + path, { method: 'POST' })).status).toBe(404)
  }
  const came = await first.stop()
  expect(came).toContain('! A request was refused with 404. There is nothing at its path.')
  expect(came).toContain('More of them are not told.')
  expect(came).toContain('! Attached. Ctrl-C ends it.')
  const kept = statSync(join(place.directory, '.dryrun/hooks/calls.txt'))
  expect(kept.mode & 0o777).toBe(0o600)
  const second = await listen('dryrun listen onCall')
  expect(new URL(second.url).pathname).toBe(pathname)
  await second.stop()
})

it('answers to its own names only', async () => {
  const { lines, done, stop } = await listen(
    'dryrun listen onCall --public-url https://tunnel.example/base/',
  )
  const told = await until(() => lines.find((one) => one.includes('requests come to')), done)
  const local = /http:\S+\d/.exec(told ?? '')?.[0] ?? ''
  const path = /base(\/hook\S+)/.exec(lines.join(' '))?.[1] ?? ''
  expect(lines).toContain(`! https://tunnel.example/base${path}`)
  const statusFor = async (host: string, at = path): Promise<string> => {
    const text = `GET ${at}?challenge=c1 HTTP/1.1\r\nhost: ${host}\r\n\r\n`
    return (await sendRaw(local, text).answer).slice(9, 12)
  }
  expect(await statusFor('tunnel.example')).toBe('200')
  expect(await statusFor('localhost:1')).toBe('200')
  expect(await statusFor('tunnel.example', `/base${path}`)).toBe('200')
  expect(await statusFor('evil.example')).toBe('421')
  expect(await statusFor('tunnel.example.evil.example')).toBe('421')
  expect(await statusFor('evil.example', `http://localhost${path}`)).toBe('200')
  expect(await statusFor('localhost', `http://evil.example${path}`)).toBe('421')
  expect(await stop()).toContain(
    '! A request was refused with 421. It was for the host "evil.example", which is not this program’s.',
  )
})

it('is held up by no half request, and not by its end either', async () => {
  const { url, stop } = await listen('dryrun listen onCall')
  const { host, pathname } = new URL(url)
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 100\r\n\r\n`
  const hanging = [sendRaw(url, `${head}{"calls"`), sendRaw(url, head.slice(0, 20))]
  expect((await fetch(url, { method: 'POST', headers: json, body: '{"calls":[]}' })).status).toBe(
    202,
  )
  const before = Date.now()
  const came = await stop()
  expect(Date.now() - before).toBeLessThan(2000)
  expect(came).toContain('! Detached.')
  await Promise.all(hanging.map(({ answer }) => answer))
})

it('refuses JSON that nests too deep, and bodies that are too large', async () => {
  const { url, stop } = await listen('dryrun listen onCall')
  const post = (body: string) => fetch(url, { method: 'POST', headers: json, body })
  const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
  expect((await post(nested(200))).status).toBe(202)
  expect((await post(nested(3000))).status).toBe(400)
  expect((await post(`"${'['.repeat(3000)}"`)).status).toBe(202)
  expect((await post(`{"a":"${'x'.repeat(6_000_000)}"}`)).status).toBe(413)
  expect((await post('{"calls":[]}')).status).toBe(202)
  const came = await stop()
  expect(came).toContain('! A request was refused with 400. Its JSON nests deeper than 200 levels.')
  expect(came).toContain('! A request was refused with 413. Its body is larger than 5 MB.')
  expect(came).toContain('! Detached.')
})

it('attaches at the live service when that is on this machine', async () => {
  const { stop } = await listen('dryrun listen onCall --against live')
  expect(await stop()).toContain('! Detached.')
})

it.each([
  ['--public-url https://a.example?x=1', 'so it ends in a path or a host', 'leave out user'],
  ['--update romo=red', '--update: the webhook has no field "romo".', 'did you mean room?'],
  ['--param romo=red', "There is no parameter 'romo'.", 'did you mean room?'],
])('refuses %s', async (option, message, remedy) => {
  const came = await play(typed(`dryrun listen onCall ${option}`), place.directory)
  expect(came).toContain(message)
  expect(came).toContain(remedy)
  expect(place.provider.seen).toEqual([])
})

it('leaves nothing listening when the hook cannot be attached', async () => {
  await place.provider.close()
  const came = await play(typed('dryrun listen onCall'), place.directory)
  expect(came.endsWith('exit 4')).toBe(true)
})
