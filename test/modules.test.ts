// The app against canned answers: every file under test/modules is played here, and none is left out.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Case, playCases, readCases } from '../runner/cases/index.ts'
import { app } from './support/app.ts'

const played = new Set<string>()

for (const name of readdirSync('test/modules').sort()) {
  const file = `test/modules/${name}`
  const read = readCases({ file, text: readFileSync(file, 'utf8') })
  if (!('cases' in read)) throw new Error(`${file}: ${read.message}`)
  describe(file, () => {
    for (const one of read.cases) {
      played.add(componentOf(one))
      it(`${one.id}: ${one.it}`, () => {
        expect(one).toMatchObject({ source: expect.any(String), certain: expect.any(Boolean) })
        expect(playCases({ kind: read.kind, cases: [one] }, { app })).toEqual([
          { id: one.id, ok: true },
        ])
      })
    }
  })
}

it('leaves no component of the app without a case', () => {
  const components = [...app.modules.keys(), ...app.rpcs.keys(), ...app.connections.keys()]
  expect([...played].sort()).toEqual([...new Set(components)].sort())
})

/** The component a case runs; a module may share its name with an RPC. */
function componentOf(one: Case): string {
  return String(one.module ?? one.rpc ?? one.connection)
}
