// The engine against its cases: every file under test/engine is played here.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CaseFile } from '../runner/cases/case.ts'
import { playCommunication } from '../runner/cases/communication.ts'
import { bindFunctions } from '../runner/io/sandbox.ts'

for (const name of readdirSync('test/engine').filter((file) => file.endsWith('.yaml'))) {
  const file = parse(readFileSync(`test/engine/${name}`, 'utf8')) as CaseFile
  describe(`${name}: ${file.about}`, () => {
    for (const one of file.cases) {
      it(`${one.id} ${one.it ?? one.title}`, () => {
        expect(playCommunication(one, bindFunctions)).toEqual({ id: one.id, ok: true })
      })
    }
  })
}
