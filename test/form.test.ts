// Every case of test/form, and the parts of dryrun form that no script can tell.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { play as commandLine } from './cli-harness.ts'
import { type FormCase, playForm } from './form/player.ts'

const folder = join(import.meta.dirname, 'form')
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

for (const file of files.sort()) {
  const { about, cases } = parse(readFileSync(join(folder, file), 'utf8'), { merge: true }) as {
    readonly about: string
    readonly cases: readonly FormCase[]
  }
  describe(`${file}: ${about}`, () => {
    it.each(cases.map((played) => [played.it, played]))('%s', async (_, played) => {
      expect(played).toMatchObject({ source: expect.any(String), certain: expect.any(Boolean) })
      await playForm(played)
    })
  })
}

describe('dryrun form --json', () => {
  it('answers the needs of the form with RPCs against the embedded portal', async () => {
    const line = 'dryrun form createSubscription --json --fresh'
    const came = await commandLine({ line, stdin: '', came: '' }, '.')
    const form = JSON.parse(came.replace(/^(!.*|exit 0)$/gm, ''))
    expect(form.needs).toEqual([])
    const order = form.fields.find((field: { name: string }) => field.name === 'order')
    const packages = order.children.find((field: { name: string }) => field.name === 'packages')
    expect(packages.options.state).toBe('ready')
    expect(packages.options.items[0]).toMatchObject({ label: 'LeadBooster' })
  })
})
