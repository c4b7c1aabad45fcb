// What the terminal asks outside of dialogs: where a trigger begins, values that are missing.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { atTerminal, KEYS } from './person.ts'
import { openWorkplace, until, type Workplace } from './provider/workplace.ts'

let place: Workplace

beforeEach(async () => {
  place = await openWorkplace()
})

afterEach(() => place.close())

const local = () => ['--against', place.provider.url]

describe('where a trigger begins', () => {
  it('is asked at the first run, with the items of its epoch', async () => {
    const person = atTerminal(['run', 'watchThings', ...local()], place.directory)
    await person.sees('Where does Watch Things begin?')
    await person.sees('thing 2')
    person.presses(KEYS.down, KEYS.down, KEYS.enter)
    const { exit, out, told } = await person.ended
    expect([exit, out]).toEqual([0, 'id: 1\n'])
    expect(told).toContain('The next run begins behind id 1.')
  })

  it('may be typed, and what means nothing is refused at once', async () => {
    const person = atTerminal(['run', 'watchThings', ...local()], place.directory)
    await person.sees('Where does Watch Things begin?')
    person.presses(KEYS.down, KEYS.enter)
    await person.sees('From the item with an id …')
    person.presses('zz', KEYS.enter)
    await person.sees('give all, now or a numeric id')
    person.presses(KEYS.back, KEYS.back, '2', KEYS.enter)
    const { exit, out } = await person.ended
    expect([exit, out]).toEqual([0, 'id: 2\n'])
  })

  it('can be left with Ctrl-C, and then nothing ran', async () => {
    const person = atTerminal(['run', 'watchThings', ...local()], place.directory)
    await person.sees('Where does Watch Things begin?')
    person.presses(KEYS.interrupt)
    expect((await person.ended).exit).toBe(130)
    expect(place.provider.seen.map(({ path }) => path)).toEqual(['/things?epoch=yes'])
  })

  it.each([
    ['run watchThings', 'Where does Watch Things begin?'],
    ['connect watch', 'Client ID'],
  ])('ends with the terminal: %s', async (words, question) => {
    const person = atTerminal([...words.split(' '), ...local()], place.directory)
    await person.sees(question)
    person.presses(KEYS.end)
    expect((await person.ended).exit).toBe(130)
  })

  it('says that its items cannot be listed, and goes on', async () => {
    place.provider.broken = '/things'
    const person = atTerminal(['run', 'watchThings', ...local()], place.directory)
    await person.sees('Its items cannot be listed: ')
    await person.sees('Where does Watch Things begin?')
    person.presses(KEYS.interrupt)
    expect((await person.ended).exit).toBe(130)
  })

  it('does not use up canned answers for its list', async () => {
    const answers = join(place.directory, 'answers.yaml')
    writeFileSync(answers, '- { request: "GET /things", answer: { body: [{ id: 5 }] } }\n')
    const words = ['run', 'watchThings', '--answers', answers]
    const person = atTerminal(words, place.directory)
    await person.sees('Where does Watch Things begin?')
    person.presses(KEYS.down, KEYS.down, KEYS.enter)
    expect(await person.ended).toMatchObject({ exit: 0, out: 'id: 5\n' })
  })
})

describe('connect --open', () => {
  const path = process.env.PATH

  afterEach(() => {
    process.env.PATH = path
  })

  it.skipIf(process.platform !== 'linux')('hands the address to the browser', async () => {
    const opened = join(place.directory, 'opened')
    const opener = join(place.directory, 'xdg-open')
    writeFileSync(
      opener,
      `#!/bin/sh\nprintf %s "$1" > ${opened}.part\nmv ${opened}.part ${opened}\n`,
    )
    chmodSync(opener, 0o755)
    process.env.PATH = `${place.directory}:${path}`
    const values = { DRYRUN_CLIENTID: 'app1', DRYRUN_CLIENTSECRET: 'app-secret' }
    const person = atTerminal(['connect', 'watch', '--open'], place.directory, values)
    const there = () => (existsSync(opened) ? readFileSync(opened, 'utf8') : undefined)
    const url = await until(there, person.ended)
    await fetch(url ?? '')
    const { exit, told } = await person.ended
    expect([exit, url]).toEqual([0, expect.stringContaining(`${place.provider.url}/authorize?`)])
    expect(told).not.toContain('app-secret')
  })

  it.skipIf(process.platform !== 'linux')('says so when nothing can open it', async () => {
    process.env.PATH = place.directory
    const values = { DRYRUN_CLIENTID: 'app1', DRYRUN_CLIENTSECRET: 'app-secret' }
    const words = ['connect', 'watch', '--open', '--wait', '1']
    const person = atTerminal(words, place.directory, values)
    await person.sees('xdg-open cannot be started; open the address yourself.')
    expect((await person.ended).exit).toBe(2)
  })
})
