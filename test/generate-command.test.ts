// dryrun generate: what it writes, leaves and refuses to replace, and what --check says.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { play } from './cli-harness.ts'

describe('the files of this repository', () => {
  it('are fresh, and dryrun generate --check says so', async () => {
    const line = 'dryrun generate types docs schemas samples --check'
    const came = await play({ line, stdin: '', came: '' }, process.cwd())
    expect(came, 'run: dryrun generate types docs schemas samples').toMatch(/exit 0$/)
  })
})

describe('dryrun generate', () => {
  let directory = ''
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'dryrun-generate-'))
    for (const part of ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs']) {
      cpSync(part, join(directory, part), { recursive: true })
    }
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  const typed = (line: string) => play({ line, stdin: '', came: '' }, directory)

  it('writes, leaves what is fresh, and tells what is stale by its file and command', async () => {
    expect(await typed('dryrun generate types')).toBe('written    types/app.d.ts\nexit 0')
    expect(await typed('dryrun generate types')).toBe('unchanged  types/app.d.ts\nexit 0')
    const file = 'modules/list-subscriptions/list-subscriptions.mappable-params.iml.json'
    const path = join(directory, file)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"limit"', '"most"'))
    const stale = await typed('dryrun generate types --check')
    expect(stale).toContain('types/app.d.ts is not what it would be generated as now.')
    expect(stale).toContain('run dryrun generate types')
    expect(stale).toMatch(/exit 2$/)
    expect(readFileSync(join(directory, 'types/app.d.ts'), 'utf8')).toContain('limit?: number')
  })

  it('fills an empty samples file, and a check before says which', async () => {
    const file = 'modules/get-subscription/get-subscription.samples.iml.json'
    writeFileSync(join(directory, file), '{}\n')
    expect(await typed('dryrun generate samples --check')).toBe(
      `! error: The sample in ${file} is empty.  generate/stale\n!   run dryrun generate samples\nexit 2`,
    )
    expect(await typed('dryrun generate samples')).toBe(`written    ${file}\nexit 0`)
    expect(await typed('dryrun generate samples --check')).toMatch(/exit 0$/)
    const left = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    expect(left.filter((name) => name.endsWith('.new'))).toEqual([])
  })

  it('fills samples with values that the check takes, whichever of them is empty', async () => {
    for (const name of ['create-subscription', 'add-user-to-subscription']) {
      const path = join(directory, `modules/${name}/${name}.samples.iml.json`)
      const before = readFileSync(path, 'utf8')
      writeFileSync(path, '{}\n')
      await typed('dryrun generate samples')
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ status: expect.any(String) })
      expect(await typed('dryrun check --rule contract/unknown-value'), name).toMatch(/exit 0$/)
      writeFileSync(path, before)
    }
  })

  it('refuses a folder and a place below a file by the name that was given', async () => {
    mkdirSync(join(directory, 'folder'))
    writeFileSync(join(directory, 'file'), '')
    for (const check of ['', ' --check']) {
      const came = await typed(`dryrun generate types --out folder${check}`)
      expect(came).toContain('! error: folder is a folder, not a file.  generate/not-writable')
      expect(came).toMatch(/exit 2$/)
    }
    expect(await typed('dryrun generate types --out file/app.d.ts')).toContain(
      '! error: file/app.d.ts cannot be written: file is a file, not a folder.',
    )
    expect(readdirSync(join(directory, 'folder'))).toEqual([])
  })

  it('keeps the line ends of git, and never replaces a file of somebody else', async () => {
    await typed('dryrun generate docs --out page.md')
    const path = join(directory, 'page.md')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
    expect(await typed('dryrun generate docs --out page.md --check')).toMatch(/exit 0$/)
    writeFileSync(path, '# Mine\n\nSee `dryrun generate docs`.\n')
    const refused = await typed('dryrun generate docs --out page.md')
    expect(refused).toContain('page.md exists and was not generated.')
    expect(readFileSync(path, 'utf8')).toMatch(/^# Mine/)
  })
})
