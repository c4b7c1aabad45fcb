// A first deploy that is killed at any request goes on when it is run again: one state, nothing twice, nothing lost.
// A few places in every run of the tests; KILL=every (npm run test:kill) takes every request, twice.
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hooks } from './deploy/apps.ts'
import { type Bench, benchFor, DEPLOY } from './deploy/bench.ts'
import { editorFinds } from './deploy/editor.ts'
import { TOKEN } from './make-api/server.ts'

const PROGRAM = resolve('dist/dryrun.js')

/** Requests of a first deploy: of the small app with webhooks, and of ours. */
const REQUESTS = { hooks: 43, ours: 81 } as const

const EVERY = process.env.KILL === 'every'

/** Before a request is carried out, or behind it and before it is answered. */
const MOMENTS = ['before', 'after'] as const

interface Place {
  readonly app: keyof typeof REQUESTS
  readonly k: number
  readonly moment: (typeof MOMENTS)[number]
}

const SAMPLE: readonly Place[] = [
  { app: 'hooks', k: 6, moment: 'after' },
  { app: 'hooks', k: 12, moment: 'after' },
  { app: 'hooks', k: 17, moment: 'before' },
]

const places: readonly Place[] = EVERY
  ? (['hooks', 'ours'] as const).flatMap((app) =>
      Array.from({ length: REQUESTS[app] }, (_, index) => index + 1).flatMap((k) =>
        MOMENTS.map((moment) => ({ app, k, moment })),
      ),
    )
  : SAMPLE

/** Runs the program until its k-th request, at which it is killed as by the system. */
function killedAt(bench: Bench, { k, moment }: Place): Promise<'killed' | 'ended'> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [PROGRAM, ...DEPLOY, '--allow-create'], {
      cwd: bench.directory,
      env: { ...process.env, MAKE_API_KEY: TOKEN },
      stdio: 'ignore',
    })
    let seen = 0
    let wasKilled = false
    bench.api.on = (now) => {
      if (now === 'before') seen += 1
      if (seen !== k || now !== moment || wasKilled) return undefined
      wasKilled = true
      child.kill('SIGKILL')
      // the request is carried out, or not, while nobody waits for the answer
      return new Promise((gone) => child.once('exit', () => gone()))
    }
    child.once('error', failed)
    child.once('exit', () => {
      bench.api.on = undefined
      // what was on its way arrives before anybody looks
      setTimeout(() => done(wasKilled ? 'killed' : 'ended'), 20)
    })
  })
}

const HOLDS = { timeout: 120_000, ...(EVERY ? { concurrent: true } : {}) }

describe('a deploy killed at a request', HOLDS, () => {
  it.each(places)('of $app: $k, $moment it is carried out', HOLDS, async (place) => {
    const bench = await benchFor(place.app === 'hooks' ? hooks : undefined)
    try {
      expect(existsSync(PROGRAM)).toBe(true)
      expect(await killedAt(bench, place)).toBe('killed')
      const again = await bench.run(...DEPLOY, '--allow-create')
      expect([again.exit, again.stderr]).toEqual([0, ''])
      const third = await bench.run(...DEPLOY)
      expect([third.exit, third.writes]).toEqual([0, []])
      const { parts } = bench.api.state
      const [connections, modules] = place.app === 'hooks' ? [2, 4] : [1, 12]
      expect([parts.connections.size, parts.modules.size]).toEqual([connections, modules])
      expect(parts.webhooks.size).toBe(place.app === 'hooks' ? 2 : 0)
      expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
      const kept = bench.read('makecomapp.deployed.json')
      expect(kept).not.toMatch(/unfinished|sending/)
    } finally {
      await bench.close()
      rmSync(join(bench.directory), { recursive: true, force: true })
    }
  })
})

it('knows how many requests there are', async () => {
  for (const [app, requests] of Object.entries(REQUESTS)) {
    const bench = await benchFor(app === 'hooks' ? hooks : undefined)
    const { log } = await bench.run(...DEPLOY, '--allow-create')
    await bench.close()
    expect(log.length).toBe(requests)
  }
})
