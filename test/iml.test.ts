// Every case file of the expression language, played one by one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CaseFile } from '../runner/cases/case.ts'
import { playIml } from '../runner/cases/iml.ts'
import type { BindFunctions } from '../runner/cases/index.ts'
import { bindFunctions } from '../runner/io/sandbox.ts'

const bind: BindFunctions = (sources, scope) => bindFunctions(sources, scope, { limit: 500 })

const folder = join(import.meta.dirname, 'iml')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })

for (const file of files.filter((name) => name.endsWith('.yaml')).sort()) {
  const { about, cases } = parse(readFileSync(join(folder, file), 'utf8')) as CaseFile
  describe(`${file}: ${about}`, () => {
    it.each(cases.map((played) => [played.it ?? played.title ?? played.id, played]))(
      '%s',
      (_, played) => expect(playIml(played, bind).why ?? '').toBe(''),
    )
  })
}
