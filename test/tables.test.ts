// Tables and what is made from them agree: documents are fresh, rows are unique and complete.
import { describe, expect, it } from 'vitest'
import { rulesPage } from '../runner/check/index.ts'
import {
  AFTER,
  BEFORE,
  bodyCodecs,
  errorTypes,
  kinds,
  openPoints,
  REQUEST,
  RESPONSE,
  scopeNames,
  settledPoints,
} from '../runner/engine/index.ts'
import { generated } from '../runner/generate/index.ts'
import { imlPoints } from '../runner/iml/index.ts'
import { dialogPoints } from '../runner/parameters/index.ts'
import { secretsPage } from '../runner/trace/index.ts'

describe('generated documents', () => {
  const rules = { name: 'rules', file: 'docs/rules.md', make: rulesPage }
  const secrets = { name: 'secrets', file: 'docs/secrets.md', make: secretsPage }
  for (const { name, file, make } of [...generated, rules, secrets]) {
    // `npm run docs` writes them anew
    it(`${name} is what its tables say`, () => expect(make()).toMatchFileSnapshot(`../${file}`))
  }
})

describe('tables', () => {
  const tables = {
    'request directives': [...BEFORE, ...REQUEST].map((row) => row.name),
    'response directives': [...RESPONSE, ...AFTER].map((row) => row.name),
    'error types': errorTypes.map((row) => row.name),
    points: [...openPoints, ...imlPoints, ...dialogPoints, ...settledPoints].map((row) => row.id),
    kinds: [...kinds.keys()],
    'body codecs': [...bodyCodecs.keys()],
  }
  for (const [name, rows] of Object.entries(tables)) {
    it(`${name} have names of their own`, () => expect(rows).toEqual([...new Set(rows)]))
  }

  for (const row of [...BEFORE, ...REQUEST, ...RESPONSE, ...AFTER]) {
    it(`${row.home} directive ${row.name} says all there is to say`, () => {
      expect(row.doc).toMatch(/^[A-Z].*\.$/)
      expect(row.link).toMatch(/^https:\/\//)
      for (const name of row.scope) expect(Object.keys(scopeNames)).toContain(name)
    })
  }
})
