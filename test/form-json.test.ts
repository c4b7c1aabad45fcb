// A form as data whose input cannot be read: the fault has its place there, too.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { play } from './cli-harness.ts'

it('dryrun form --json says where an input is broken', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'dryrun-form-json-'))
  try {
    const file = join(directory, 'broken.yaml')
    writeFileSync(file, 'a: [1\nb: }\n')
    const line = `dryrun form createSubscription --json --input ${file}`
    const came = await play({ line, stdin: '', came: '' }, process.cwd())
    expect(came).toMatch(/"place": "[^"]*broken\.yaml:2:1"/)
    expect(came).toMatch(/exit 2$/)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
