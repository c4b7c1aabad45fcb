// The app against its contract: edits of ours name every place, small contracts show single rules.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { contractProblems } from '../runner/check/contract.ts'
import { type ExampleApp, exampleApp } from '../runner/check/rules/index.ts'
import { type Problem, positionOf } from '../runner/text/index.ts'
import { app } from './support/app.ts'

const FILE = 'runner/fake/contract.yaml'
const ours = readFileSync(FILE, 'utf8')

/** Texts to replace in our contract, and the places that are then wrong, in the app and in the contract. */
interface EditCase {
  readonly id: string
  readonly it: string
  readonly edits: readonly { readonly from: string; readonly to: string }[]
  readonly app: readonly string[]
  readonly contract: readonly string[]
}

/** An app and the paths of its contract. */
interface OtherCase {
  readonly id: string
  readonly it: string
  readonly app: ExampleApp
  readonly paths: unknown
  readonly security?: unknown
  readonly openapi?: string
  readonly findings: readonly string[]
}

function read<Case>(file: string): { about: string; cases: Case[] } {
  return parse(readFileSync(`test/check/contract/${file}`, 'utf8'))
}

/** The marked text, without quotes, behind the file and the line. */
function placeOf({ at }: Problem): string {
  if (!at) return 'nowhere'
  const text = at.source.text
    .slice(at.start, at.end)
    .split('\n')[0]
    ?.replace(/^['"]|['"]$/g, '')
  const file = at.source.file.split('/').at(-1)
  return `${file}:${positionOf(at.source, at.start).line} ${text}`
}

const edited = read<EditCase>('our-contract.yaml')
describe(edited.about, () => {
  it.each(edited.cases)('$id: $it', ({ edits, app: wrong, contract }) => {
    let text = ours
    for (const { from, to } of edits) {
      expect(text, 'the contract holds what is edited').toContain(from)
      text = text.replaceAll(from, to)
    }
    const source = { file: 'contract.yaml', text }
    const problems = contractProblems(app, { source, document: parse(text) })
    const here = problems.filter(({ at }) => at?.source === source)
    const elsewhere = problems.filter(({ at }) => at?.source !== source)
    expect(elsewhere.map(placeOf)).toEqual(wrong)
    expect(here.map(({ at }) => text.slice(at?.start, at?.end))).toEqual(contract)
  })
})

const others = read<OtherCase>('other-contracts.yaml')
describe(others.about, () => {
  for (const format of ['YAML', 'JSON', 'one line of JSON']) {
    it.each(others.cases)(`$id as ${format}: $it`, (one) => {
      const document = {
        openapi: one.openapi ?? '3.1.0',
        servers: [{ url: 'https://api.example.com' }],
        ...(one.security ? { security: [{ key: [] }] } : {}),
        paths: one.paths,
        components: { securitySchemes: { key: one.security } },
      }
      const margin = format === 'JSON' ? 2 : 0
      const text = format === 'YAML' ? stringify(document) : JSON.stringify(document, null, margin)
      const problems = contractProblems(exampleApp(one.app), {
        source: { file: 'api', text },
        document: parse(text),
      })
      expect(problems.map(({ message }) => message)).toEqual(one.findings)
      for (const { at, code } of problems) {
        expect(at?.source.text.length).toBeGreaterThan(0)
        if (code !== 'contract/format') expect(at?.end).toBeGreaterThan(at?.start ?? 0)
      }
    })
  }
})

describe('the comparison', () => {
  it('takes little time', () => {
    const document: unknown = parse(ours)
    const source = { file: FILE, text: ours }
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now()
      contractProblems(app, { source, document: structuredClone(document) })
      return performance.now() - before
    })
    expect(Math.min(...times)).toBeLessThan(60)
  })

  it('says where a problem stands and which name was meant', () => {
    const text = ours.replaceAll('        full_name:\n', '        fullname:\n')
    const problems = contractProblems(app, { source: { file: FILE, text }, document: parse(text) })
    const body = problems.find(({ code }) => code === 'contract/unknown-body-member')
    expect(body).toMatchObject({
      severity: 'error',
      message: 'The body of POST /subscriptions has no "primary_user.full_name" in the contract.',
      remedy: 'did you mean fullname?',
    })
  })
})
