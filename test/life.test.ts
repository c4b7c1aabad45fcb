// How the process ends: small programs of their own, since only a whole process has an exit code.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const directory = mkdtempSync(join(tmpdir(), 'dryrun-life-'))
const program = join(directory, 'program.mjs')

/** What the command does whose name is the first argument. */
const COMMANDS = `
import { live } from './runner/cli/terminal/life.ts'
const forever = () => new Promise(() => {})
const stopped = (signal) => new Promise((done) => {
  const timer = setInterval(() => {}, 1000)
  signal.addEventListener('abort', () => { clearInterval(timer); done() })
})
const secret = { text: (text) => text.replaceAll('s3cret', '•••') }
const commands = {
  hangs: forever,
  warns: async () => {
    process.emitWarning('s3cret: this is old', 'DeprecationWarning')
    await new Promise((done) => setTimeout(done, 20))
    return 0
  },
  throws: async ({ redactors }) => {
    redactors.push(secret)
    setTimeout(() => { throw new Error('s3cret is gone') }, 10)
    return stopped(new AbortController().signal)
  },
  rejects: async ({ redactors }) => {
    redactors.push(secret)
    Promise.reject(new Error('nobody hears s3cret'))
    return forever()
  },
  masks: async ({ redactors }) => {
    redactors.push({ text: () => { throw new RangeError('too long: s3cret') } })
    setTimeout(() => { throw new Error('s3cret is gone') }, 10)
    return forever()
  },
  waits: async ({ signal, stdout }) => {
    stdout.write('waits\\n')
    await stopped(signal)
    return 130
  },
  stays: async ({ signal, stdout }) => {
    stdout.write('waits\\n')
    await stopped(signal)
    stdout.write('heard\\n')
    setInterval(() => {}, 1000)
    return forever()
  },
}
await live(commands[process.argv[2]])
`

beforeAll(async () => {
  const contents = { contents: COMMANDS, resolveDir: resolve(import.meta.dirname, '..') }
  const shared = { bundle: true, platform: 'node', format: 'esm', logLevel: 'error' } as const
  await build({ ...shared, stdin: contents, outfile: program })
})

afterAll(() => rmSync(directory, { recursive: true, force: true }))

interface Ended {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

/** Runs a command; `said` is called with everything that stands on its stdout so far. */
function run(
  name: string,
  environment: Readonly<Record<string, string>> = {},
  said: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void = () => {},
): Promise<Ended> {
  const env = { PATH: process.env.PATH, ...environment }
  const child = spawn(process.execPath, [program, name], { env })
  const came = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    came.stdout += chunk
    said(came.stdout, (signal) => child.kill(signal))
  })
  child.stderr.on('data', (chunk: Buffer) => {
    came.stderr += chunk
  })
  return new Promise((done) => {
    child.on('close', (code) => done({ ...came, code }))
  })
}

describe('a process', () => {
  it.each([
    ['hangs', 'error: the command ended before it was done, which is a defect of dryrun\n'],
    ['throws', 'error: this is a defect of dryrun: ••• is gone (DRYRUN_DEBUG=1 shows where)\n'],
    [
      'rejects',
      'error: this is a defect of dryrun: nobody hears ••• (DRYRUN_DEBUG=1 shows where)\n',
    ],
    [
      'masks',
      'error: this is a defect of dryrun: what it says cannot be shown (DRYRUN_DEBUG=1 shows where)\n',
    ],
  ])('that %s ends with 70 and a sentence', async (name, stderr) => {
    expect(await run(name)).toEqual({ stdout: '', stderr, code: 70 })
  })

  it('shows where when asked to, without secrets', async () => {
    const { stderr } = await run('throws', { DRYRUN_DEBUG: '1' })
    expect(stderr).toMatch(
      /^error: this is a defect of dryrun: ••• is gone\nError: ••• is gone\n +at /,
    )
    expect(stderr).not.toContain('s3cret')
  })

  it('keeps the warnings of Node to itself, unless asked', async () => {
    expect(await run('warns')).toEqual({ stdout: '', stderr: '', code: 0 })
    const { stderr } = await run('warns', { DRYRUN_DEBUG: '1' })
    expect(stderr).toContain('warning: DeprecationWarning: s3cret: this is old')
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is interrupted by %s', async (signal) => {
    const ended = await run('waits', {}, (_stdout, kill) => kill(signal))
    expect(ended).toEqual({ stdout: 'waits\n', stderr: '', code: 130 })
  })

  it('ends at the second SIGTERM, whatever it does', async () => {
    let isHeard = false
    const ended = await run('stays', {}, (stdout, kill) => {
      if (stdout.includes('heard') && !isHeard) {
        isHeard = true
        setTimeout(() => kill('SIGTERM'), 400)
      } else kill('SIGTERM')
    })
    expect(ended).toEqual({ stdout: 'waits\nheard\n', stderr: 'Interrupted.\n', code: 130 })
  })
})
