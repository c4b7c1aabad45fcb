// Deploying over real HTTP with Make's own SDK: first, again, after every kind of edit, drift and conflict.
import { afterEach, describe, expect, it } from 'vitest'
import { COMMON_SECRET, type Files, hooks, many, tools } from './deploy/apps.ts'
import { type Bench, benchFor, DEPLOY, deployed } from './deploy/bench.ts'
import { editorFinds } from './deploy/editor.ts'
import { TOKEN } from './make-api/server.ts'

const APPS: Readonly<Record<string, Files | undefined>> = { ours: undefined, hooks, tools, many }

let bench: Bench
afterEach(() => bench.close())

describe.each(Object.entries(APPS))('the app %s', (name, files) => {
  it('goes into Make once, and then there is nothing to do, for the editor neither', async () => {
    bench = await benchFor(files)
    // common data are the one thing that is compared by value
    if (name === 'tools') bench.write('.gitignore', '.dryrun/\n.secrets/\n')
    const first = await bench.run(...DEPLOY, '--allow-create')
    expect(`${first.stdout}${first.stderr}`).not.toMatch(/failed|not tried|error/)
    expect(first.exit).toBe(0)
    expect(first.stdout).toContain('Commit makecomapp.json and makecomapp.deployed.json.')
    bench.commit()
    const second = await bench.run(...DEPLOY)
    expect(second.writes).toEqual([])
    expect(second.stdout).toContain('Nothing to do')
    expect(second.log.length).toBeLessThanOrEqual(4)
    expect(bench.git('status', '--short')).toBe('')
    const found = await editorFinds(bench.directory, TOKEN)
    // the editor sends common data for ever where Make prints them anew; see deploy in docs/decisions
    expect(found).toEqual(name === 'tools' ? ['PUT common'] : [])
  })

  it('comes back byte for byte', async () => {
    bench = await deployed(files)
    const came = await bench.run('pull')
    expect(came.exit).toBe(0)
    expect(bench.git('status', '--short')).toBe('')
  })
})

it('shows no secret of common data, and keeps none', async () => {
  bench = await benchFor(tools)
  const outputs = [
    await bench.run('plan', '--diff'),
    await bench.run('plan', '--json'),
    await bench.run(...DEPLOY, '--allow-create'),
  ]
  bench.app.texts.common = JSON.stringify({
    clientId: 'client-4711',
    clientSecret: 'changed-in-make-77',
  })
  outputs.push(await bench.run('plan', '--diff'), await bench.run('status', '--json'))
  const kept = bench.read('makecomapp.deployed.json')
  for (const text of [...outputs.map(({ stdout, stderr }) => stdout + stderr), kept]) {
    for (const secret of [COMMON_SECRET, 'client-4711', 'changed-in-make-77', TOKEN]) {
      expect(text).not.toContain(secret)
    }
  }
  expect(kept).not.toMatch(/common/)
})
