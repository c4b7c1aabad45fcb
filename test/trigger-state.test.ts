// What a polling trigger remembers between runs of the program; its service is on this machine.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTriggerState, writeTriggerState } from '../runner/run/index.ts'
import { play } from './cli-harness.ts'

let server: Server
let directory = ''
let events: { id: number; at: string }[] = []

beforeEach(async () => {
  events = [1, 2, 3].map((id) => ({ id, at: `2024-0${id}-01T00:00:00Z` }))
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(events.toReversed()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  directory = mkdtempSync(join(tmpdir(), 'dryrun-trigger-'))
  const trigger = (more: object) => ({
    url: '/events',
    qs: { since: "{{formatDate(data.lastDate; 'YYYY-MM-DD')}}" },
    response: {
      iterate: '{{body}}',
      limit: 2,
      trigger: { order: 'desc', id: '{{item.id}}', ...more },
    },
  })
  const module = (name: string) => ({
    label: name,
    moduleType: 'trigger',
    codeFiles: { communication: `${name}.json` },
  })
  const files = {
    'base.json': { baseUrl: `http://127.0.0.1:${port}` },
    'byDate.json': trigger({ type: 'date', date: '{{item.at}}' }),
    'byId.json': trigger({ type: 'id' }),
    'makecomapp.json': {
      fileVersion: 1,
      generalCodeFiles: { base: 'base.json', common: null, readme: null, groups: null },
      components: { module: { byDate: module('byDate'), byId: module('byId') } },
    },
  }
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(directory, name), JSON.stringify(value))
  }
})

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(directory, { recursive: true, force: true })
})

/** The ids a run gives, as JSON lines. */
async function ids(words: string): Promise<number[]> {
  const came = await play(
    { line: `dryrun run ${words} --json-lines`, stdin: '', came: '' },
    directory,
  )
  const lines = came.split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => (JSON.parse(line) as { id: number }).id)
}

describe('a polling trigger', () => {
  it.each(['byDate', 'byId'])('goes on where the last run of %s ended', async (name) => {
    expect(await ids(name)).toEqual([1, 2])
    expect(await ids(name)).toEqual([3])
    expect(await ids(name)).toEqual([])
    events.push({ id: 4, at: '2024-04-01T00:00:00Z' })
    expect(await ids(name)).toEqual([4])
  })

  it.each(['byDate', 'byId'])('begins %s from now, and then gives what is newer', async (name) => {
    expect(await ids(`${name} --from now`)).toEqual([])
    events.push({ id: 4, at: '2099-04-01T00:00:00Z' })
    expect(await ids(name)).toEqual([4])
  })

  it('begins anew with --from, and after --reset', async () => {
    expect(await ids('byId --from 3')).toEqual([3])
    expect(await ids('byId --from all')).toEqual([1, 2])
    const came = await play({ line: 'dryrun run byId --reset', stdin: '', came: '' }, directory)
    expect(came).toBe('byId has forgotten where it stood; its next run is a first one.\nexit 0')
    expect(await ids('byId')).toEqual([1, 2])
  })

  it('shows with --dry the request of the next run', async () => {
    await ids('byDate')
    const line = 'dryrun run byDate --dry'
    const came = await play({ line, stdin: '', came: '' }, directory)
    expect(came).toContain('/events?since=2024-02-01')
  })

  it('keeps nothing of a run that failed', async () => {
    await ids('byId')
    const file = join(directory, '.dryrun/triggers/none/byId.json')
    const before = readFileSync(file, 'utf8')
    events = [{ id: Number.NaN, at: '' }]
    const came = await play({ line: 'dryrun run byId', stdin: '', came: '' }, directory)
    expect(came.endsWith('exit 1')).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('keeps the states of two targets that are written at once', async () => {
    const place = { directory, connection: 'none', module: 'byId' }
    const against = ['live', 'local', 'http://127.0.0.1:1']
    const write = (one: string, index: number): Promise<void> =>
      writeTriggerState({ ...place, against: one }, { lastId: index }, {})
    await Promise.all(against.map(write))
    const found = against.map((one) => readTriggerState({ ...place, against: one }))
    expect(found).toEqual([{ lastId: 0 }, { lastId: 1 }, { lastId: 2 }])
  })

  it('says what to do with a damaged file', async () => {
    await ids('byId')
    writeFileSync(join(directory, '.dryrun/triggers/none/byId.json'), '{')
    const came = await play({ line: 'dryrun run byId', stdin: '', came: '' }, directory)
    expect(came).toContain('is damaged; forget it with --reset.')
    expect(came.endsWith('exit 2')).toBe(true)
    for (const more of ['--dry', '--from all']) {
      const line = `dryrun run byId ${more}`
      expect((await play({ line, stdin: '', came: '' }, directory)).endsWith('exit 2')).toBe(true)
    }
    await play({ line: 'dryrun run byId --reset', stdin: '', came: '' }, directory)
    expect(existsSync(join(directory, '.dryrun/triggers/none/byId.json'))).toBe(false)
  })
})
