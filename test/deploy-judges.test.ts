// Others judge what a deploy leaves in Make: Make's own public command line, unmodified, reads everything back.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { hooks, many, tools } from './deploy/apps.ts'
import { type Bench, DEPLOY, deployed, type Manifest } from './deploy/bench.ts'
import { TOKEN } from './make-api/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'dryrun-judge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/**
 * Runs its code once for each command line of a list, all in one process. It speaks https only, and the
 * stand-in does not: nothing of it is changed, the fetch it finds is turned.
 */
const driver = join(folder, 'driver.mjs')
const CLI = pathToFileURL(resolve('node_modules/@makehq/cli/dist/index.js')).href
writeFileSync(
  driver,
  `const own = globalThis.fetch
globalThis.fetch = (url, options) => own(String(url).replace('https://127.0.0.1', 'http://127.0.0.1'), options)
const write = process.stdout.write.bind(process.stdout)
const answers = []
for (const [index, words] of JSON.parse(process.argv[2]).entries()) {
  process.argv = [process.argv[0], 'make-cli', ...words]
  const told = new Promise((done) => {
    process.stdout.write = (text) => (done(text), true)
  })
  await import('${CLI}?run=' + index)
  answers.push(await told)
}
write(JSON.stringify(answers))
`,
)

/** What each command line prints. */
async function makeCli(bench: Bench, lines: readonly (readonly string[])[]): Promise<string[]> {
  const env = { ...process.env, MAKE_API_KEY: TOKEN, MAKE_ZONE: bench.api.zone }
  const { stdout } = await promisify(execFile)(process.execPath, [driver, JSON.stringify(lines)], {
    env,
  })
  return JSON.parse(stdout) as string[]
}

/** By kind: the commands, the option with the name, and code types with their sections. */
const KINDS = [
  {
    kind: 'module',
    command: 'sdk-modules',
    option: '--module-name',
    sections: {
      communication: 'api',
      staticParams: 'parameters',
      mappableParams: 'expect',
      interface: 'interface',
      samples: 'samples',
      epoch: 'epoch',
    },
  },
  {
    kind: 'rpc',
    command: 'sdk-rpcs',
    option: '--rpc-name',
    sections: { communication: 'api', params: 'parameters' },
  },
  {
    kind: 'connection',
    command: 'sdk-connections',
    option: '--connection-name',
    sections: {
      communication: 'api',
      params: 'parameters',
      scopeList: 'scopes',
      defaultScope: 'scope',
    },
  },
  {
    kind: 'webhook',
    command: 'sdk-webhooks',
    option: '--webhook-name',
    sections: { communication: 'api', params: 'parameters', attach: 'attach', detach: 'detach' },
  },
  {
    kind: 'endpoint',
    command: 'sdk-endpoints',
    option: '--endpoint-name',
    sections: {
      communication: 'api',
      inputParameters: 'inputParameters',
      outputParameters: 'outputParameters',
    },
  },
] as const

const isVersioned = (kind: string): boolean => kind !== 'connection' && kind !== 'webhook'

it.each([
  ['ours', undefined],
  ['hooks', hooks],
  ['tools', tools],
  ['many', many],
] as const)(
  'the app %s is read back by @makehq/cli as its files say',
  async (_, files) => {
    const bench = await deployed(files)
    const { components, generalCodeFiles, origins } = JSON.parse(
      bench.read('makecomapp.json'),
    ) as Manifest
    const lines: string[][] = []
    const paths: string[] = []
    const facts: unknown[] = []
    for (const { kind, command, option, sections } of KINDS) {
      for (const [local, entry] of Object.entries(components[kind] ?? {})) {
        const remote =
          origins[0]?.idMapping?.[kind]?.find((pair) => pair.local === local)?.remote ?? ''
        const place = [
          ...(isVersioned(kind) ? ['--app-name', bench.app.name, '--app-version=1'] : []),
          option,
          remote,
        ]
        lines.unshift([command, 'get', ...place])
        facts.unshift({ name: remote, label: entry.label })
        const codeFiles = entry.codeFiles as Record<string, string | null>
        for (const [key, section] of Object.entries(sections)) {
          const path = codeFiles[key]
          if (!path) continue
          lines.push([command, 'get-section', ...place, '--section', section])
          paths.push(path)
        }
      }
    }
    if (generalCodeFiles.base) {
      lines.push([
        'sdk-apps',
        'get-section',
        '--name',
        bench.app.name,
        '--version=1',
        '--section',
        'base',
      ])
      paths.push(generalCodeFiles.base)
    }
    const told = await makeCli(bench, lines)
    expect(told.slice(0, facts.length).map((text) => JSON.parse(text) as unknown)).toMatchObject(
      facts,
    )
    const texts = told.slice(facts.length)
    for (const [index, path] of paths.entries()) {
      const text = bench.read(path).replace(/^\uFEFF/, '')
      expect([path, textOf(texts[index] ?? '')]).toEqual([path, text.trimEnd()])
    }
    await bench.close()
  },
  60_000,
)

it('what @makehq/cli changes is found as a change in Make', async () => {
  const bench = await deployed(many)
  const place = ['--app-name', bench.app.name, '--app-version=1', '--module-name', 'getThing']
  const body = '{"url": "/by-cli"}'
  await makeCli(bench, [
    ['sdk-modules', 'set-section', ...place, '--section', 'api', '--body', body],
  ])
  const came = await bench.run(...DEPLOY)
  expect([came.exit, came.writes]).toEqual([7, []])
  expect(came.stdout).toContain('! module/getThing api  changed there')
  await bench.close()
}, 60_000)

/** The text of a section, which the command line prints bare or as a JSON text. */
function textOf(told: string): string {
  const text = told.trimEnd()
  return (text.startsWith('"') ? String(JSON.parse(text)) : text).trimEnd()
}
