// Every case file under test/, and every case shown in test/README.md, played by the public command.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { players } from '../runner/cases/index.ts'
import { typed } from './cli-harness.ts'

interface Result {
  readonly file: string
  readonly id: string
  readonly ok: boolean
  readonly why?: string
}

/** What `dryrun test PATH --json` says, in the folder of this project or about another app. */
async function played(path: string, ...app: readonly string[]): Promise<readonly Result[]> {
  const { stdout, stderr } = await typed(['test', path, '--json', ...app], '.')
  if (stderr !== '') throw new Error(stderr)
  return (JSON.parse(stdout) as { results: Result[] }).results
}

/** Folders of case files; files of other shapes have players of their own. */
const folders = foldersIn('test').filter((folder) => kindsIn(folder).length > 0)

/** Apps of tests, each with the cases that are about it. */
const apps = foldersIn('test/apps')

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'apps')
    .map(({ name }) => join(folder, name))
}

function kindsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => /^kind: (.*)$/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? '')
    .filter((kind) => players.has(kind))
}

it('finds the folders', () => {
  expect(folders).toEqual(['engine', 'iml', 'modules', 'parameters'].map((one) => `test/${one}`))
})

for (const folder of [...folders, ...apps]) {
  const results = apps.includes(folder)
    ? await played(join(folder, 'cases.yaml'), '--app', folder)
    : await played(folder)
  describe(folder, () => {
    it.each(results.map((one) => [`${one.file} ${one.id}`, one] as const))('%s', (_, one) => {
      expect(one.why ?? '').toBe('')
      expect(one.ok).toBe(true)
    })
  })
}

describe('test/README.md', () => {
  const shown = [...readFileSync('test/README.md', 'utf8').matchAll(/```yaml\n(.*?)```/gs)]
  it('shows a case of every kind', () => {
    const kinds = shown.map(([, text = '']) => /^kind: (.*)$/m.exec(text)?.[1])
    expect(kinds.sort()).toEqual([...players.keys()].sort())
  })
  it.each(shown.map(([, text = '']) => [/^kind: (.*)$/m.exec(text)?.[1], text]))(
    'shows a case of kind %s that passes',
    async (_, text = '') => {
      const directory = mkdtempSync(join(tmpdir(), 'dryrun-shown-'))
      try {
        writeFileSync(join(directory, 'shown.yaml'), text)
        const results = await played(join(directory, 'shown.yaml'))
        expect(results.length).toBeGreaterThan(0)
        expect(results.filter(({ ok }) => !ok)).toEqual([])
      } finally {
        rmSync(directory, { recursive: true, force: true })
      }
    },
  )
})
