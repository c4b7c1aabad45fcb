// The cases of the app are whole: each says where it comes from, and no component is left without one.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Case, readCases } from '../runner/cases/index.ts'
import { app } from './support/app.ts'

const cases = readdirSync('test/modules').flatMap((name): readonly Case[] => {
  const file = `test/modules/${name}`
  const read = readCases({ file, text: readFileSync(file, 'utf8') })
  if (!('cases' in read)) throw new Error(`${file}: ${read.message}`)
  return read.cases
})

it('says of each case where it comes from and whether that is certain', () => {
  for (const one of cases) {
    expect(one).toMatchObject({ source: expect.any(String), certain: expect.any(Boolean) })
  }
})

it('leaves no component of the app without a case', () => {
  const components = [...app.modules.keys(), ...app.rpcs.keys(), ...app.connections.keys()]
  // a module may share its name with an RPC
  const played = cases.map((one) => String(one.module ?? one.rpc ?? one.connection))
  expect([...new Set(played)].sort()).toEqual([...new Set(components)].sort())
})
