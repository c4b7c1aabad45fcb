// Listening on this machine: hooks attached, changed and detached at a service of its own.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { play } from './cli-harness.ts'
import { openWorkplace, typed, until, type Workplace } from './provider/workplace.ts'

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
  const told = await until(() => lines.find((one) => one.includes('Attached: ')), done)
  const url = /http:\S+\/hook/.exec(told ?? '')?.[0] ?? ''
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

it.each([
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
