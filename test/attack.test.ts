// What runs the attack: no input is lost, whatever it does to its process; the table fits into its time.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { chanceOf, each } from '../attack/campaign.ts'
import { campaigns } from '../attack/campaigns.ts'
import { hostileFunctions } from '../attack/function-kinds.ts'
import { mutated, mutatedText } from '../attack/mutations.ts'
import { wordsOf } from '../attack/one.ts'
import { supervise } from '../attack/supervise.ts'

const never = new AbortController().signal

describe('a campaign', () => {
  it('goes on behind an input that hangs, and behind one that ends its process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dryrun-supervised-'))
    try {
      const file = join(folder, 'campaign.mjs')
      const entry = join(import.meta.dirname, 'support/campaign.ts')
      buildSync({
        entryPoints: [entry],
        outfile: file,
        bundle: true,
        platform: 'node',
        format: 'esm',
      })
      const campaign = { name: 'failing', patience: 1 } as (typeof campaigns)[number]
      const order = { seed: 1, from: 0, count: 10, deadline: Date.now() + 60_000 }
      const start = (...given: Parameters<typeof wordsOf>) => [file, ...wordsOf(...given)]
      const { tried, failed } = await supervise(campaign, order, start, never)
      expect(tried).toBe(10)
      expect(failed).toEqual([
        '2: two is wrong\nthe input 2',
        '2: and so is 2\nthe input 2',
        '4: has not ended in 1 s\nthe input 4',
        expect.stringMatching(/^6: the process ended: *\nthe input 6$/),
        expect.stringMatching(/^8: it threw TypeError: eight .*\nthe input 8$/),
      ])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)

  it('ends when its time is over, and says how far it came', async () => {
    const given = {
      seed: 1,
      from: 3,
      count: 10,
      signal: never,
      trying: () => {},
      failing: () => {},
    }
    const trial = { make: () => 0, attempt: () => [], shown: String }
    expect(await each({ ...given, deadline: Date.now() - 1 }, trial)).toEqual({
      tried: 0,
      failed: [],
    })
    expect(await each({ ...given, deadline: Date.now() + 60_000 }, trial)).toMatchObject({
      tried: 7,
    })
  })
})

describe('the table', () => {
  it('has each name once, and the inputs that were promised', () => {
    const targets = new Map(campaigns.map(({ name, target }) => [name, target]))
    expect(targets.size).toBe(campaigns.length)
    const sum = (...names: string[]): number =>
      names.reduce((all, name) => all + (targets.get(name) ?? 0), 0)
    expect(sum('expressions')).toBeGreaterThanOrEqual(500_000)
    expect(
      sum('communications', 'apps', 'parameters', 'contracts', 'cases'),
    ).toBeGreaterThanOrEqual(30_000)
    expect(sum('answers')).toBeGreaterThanOrEqual(500)
    expect(sum('kills')).toBeGreaterThanOrEqual(200)
    expect(sum('races')).toBeGreaterThanOrEqual(100)
    expect(sum('functions')).toBeGreaterThanOrEqual(hostileFunctions().length)
  })

  it('gives no campaign more than ten minutes', () => {
    for (const { limit, small, target } of campaigns) {
      expect(limit).toBeLessThan(600)
      expect(small).toBeLessThanOrEqual(target)
    }
  })
})

describe('inputs', () => {
  it('follow from the seed and their index', () => {
    const value = { a: [1, 'text', { b: null }], c: { d: true } }
    for (let index = 0; index < 200; index += 1) {
      const made = (seed: number): string => {
        const luck = chanceOf(seed, index)
        return JSON.stringify([mutated(value, luck), mutatedText('some text', luck)])
      }
      expect(made(1)).toBe(made(1))
    }
    expect(value).toEqual({ a: [1, 'text', { b: null }], c: { d: true } })
    const ofSeed = (seed: number): string =>
      mutatedText('some text of some length', chanceOf(seed, 0))
    expect(new Set([1, 2, 3, 4, 5, 6].map(ofSeed)).size).toBeGreaterThan(1)
  })
})
