// One process at a time: a short race of real processes, and what a wait tells, hears, and never waits for.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chance } from '../attack/chance.ts'
import { killWriters } from '../attack/kills.ts'
import { PLANTED } from '../attack/planted.ts'
import { bundled, start } from '../attack/processes.ts'
import { lockRaces } from '../attack/races.ts'
import { takeLock } from '../runner/io/index.ts'
import { raiseAlone } from '../runner/io/lock/by-socket.ts'

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dryrun-lock-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const flags = (): string[] =>
  readdirSync(join(directory, '.dryrun')).filter((name) => name.startsWith('flag-'))

describe('the lock', () => {
  it('is held by one of six processes at a time, some of which are killed', async () => {
    const { tried, failed } = await lockRaces(chance(7), 8)
    expect(failed).toEqual([])
    expect(tried).toBeGreaterThan(24)
  })

  it('is taken in turn inside one process, too', async () => {
    let holders = 0
    const hold = async (): Promise<void> => {
      const release = await takeLock(directory)
      holders += 1
      expect(holders).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 1))
      holders -= 1
      release()
    }
    await Promise.all(Array.from({ length: 8 }, hold))
    expect(flags()).toEqual([])
  })

  it.each(Object.keys(PLANTED))('is not held by %s', async (name) => {
    const kept = join(directory, '.dryrun')
    mkdirSync(kept, { mode: 0o700 })
    PLANTED[name]?.(kept)
    const began = performance.now()
    const release = await takeLock(directory)
    release()
    expect(performance.now() - began).toBeLessThan(1500)
  })

  it('is free at once when its holder is killed', async () => {
    writeFileSync(join(directory, 'count'), '0')
    const { ended } = start(
      [bundled('lock-holder.ts', directory), directory, '1', '1', '1'],
      directory,
    )
    expect((await ended).exit).toBeUndefined()
    expect(flags()).toHaveLength(1)
    const began = performance.now()
    const release = await takeLock(directory)
    expect(performance.now() - began).toBeLessThan(1500)
    expect(flags()).toHaveLength(1)
    release()
    expect(flags()).toEqual([])
  })

  it('tells after a second for whom it waits, and hears when it shall not wait', async () => {
    const since = new Date().toISOString().slice(0, 17)
    const release = await takeLock(directory, { command: 'form' })
    const told: { sentence: string; after: number }[] = []
    const stopped = new AbortController()
    const began = performance.now()
    const tell = (sentence: string): void => {
      told.push({ sentence, after: performance.now() - began })
    }
    const wait = { command: 'run', signal: stopped.signal, tell }
    const waiting = takeLock(directory, wait)
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(told).toHaveLength(1)
    expect(told[0]?.after).toBeGreaterThan(950)
    const who = `dryrun form (process ${process.pid}, since ${since}`
    expect(told[0]?.sentence).toContain(`Waiting for ${who}`)
    const reason = new Error('enough')
    stopped.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(takeLock(directory, wait)).rejects.toBe(reason)
    expect(flags()).toHaveLength(1)
    release()
  })

  it('works where the path is longer than the address of a socket may be', async () => {
    const deep = join(directory, 'a-folder-with-a-long-name-'.repeat(5), 'b'.repeat(100))
    mkdirSync(deep, { recursive: true })
    const release = await takeLock(deep)
    const second = takeLock(deep)
    release()
    ;(await second)()
  })

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'is raised elsewhere where the file system has no sockets',
    async () => {
      const blockers: unknown[] = []
      const wait = {
        command: '',
        signal: undefined,
        blockedBy: (one: unknown) => blockers.push(one),
      }
      const release = await raiseAlone('/dev/pts', wait)
      const second = raiseAlone('/dev/pts', wait)
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(blockers).toHaveLength(1)
      release()
      ;(await second)()
    },
  )
})

it('finds whole files, and the last ones, wherever writers are killed', async () => {
  const { tried, failed } = await killWriters(chance(7), 1)
  expect(failed).toEqual([])
  expect(tried).toBe(5)
})
