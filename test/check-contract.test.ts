// The app against its contract: edits of ours name every place, small contracts show single rules.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { contractProblems } from '../runner/check/contract/index.ts'
import { check, rules } from '../runner/check/index.ts'
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

for (const file of ['other-contracts.yaml', 'read-and-sent.yaml']) {
  const others = read<OtherCase>(file)
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
        const text =
          format === 'YAML' ? stringify(document) : JSON.stringify(document, null, margin)
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
}

describe('the comparison', () => {
  const more = { name: 'more', type: 'text' }
  it.each([
    ['field-has-name', [{ name: 'who', type: 'collection', spec: [{ type: 'text' }, more] }]],
    ['duplicate-options', [{ name: 'kind', type: 'select', options: [{ value: null }] }]],
  ])('leaves %s the word where both speak of the same mistake', (name, parameters) => {
    const whole = exampleApp({
      base: { baseUrl: 'https://api.example.com' },
      'module.communication': { url: '/things', method: 'POST', body: '{{parameters}}' },
      'module.mappableParams': parameters,
    })
    const who = { type: 'object', required: ['id'], properties: { id: {}, more: {} } }
    const schema = { type: 'object', properties: { who, kind: { enum: ['a', 'full'] } } }
    const content = { 'application/json': { schema } }
    const post = { requestBody: { content }, responses: {} }
    const document = { openapi: '3.1.0', paths: { '/things': { post } } }
    const file = { source: { file: 'api', text: JSON.stringify(document) }, document }
    const also = (any: typeof whole) => contractProblems(any, file)
    expect(also(whole).some(({ severity }) => severity === 'error')).toBe(true)
    const codes = check(whole, { rules, also })
      .filter(({ severity, at }) => severity === 'error' && at?.source.file.startsWith('modules/'))
      .map(({ code }) => code)
    expect(codes).toEqual([`rule/${name}`])
  })

  it('tells a renamed header in the list of what is hidden, beside the header itself', () => {
    const text = ours.replace('name: x-api-token', 'name: x-api-key')
    const file = { source: { file: 'contract.yaml', text }, document: parse(text) }
    const found = check(app, { rules: [], also: (any) => contractProblems(any, file) })
    const told = found.filter(({ message }) => message.endsWith('to sanitize.'))
    expect(told.map(({ suggestion }) => suggestion)).toEqual(
      Array(2).fill('request.headers.x-api-key'),
    )
  })

  it('says nothing of what a broken component may show, however many show it not', () => {
    const names = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
    const appWith = (last: unknown) =>
      exampleApp({
        base: { baseUrl: 'https://api.example.com' },
        ...Object.fromEntries(
          names.flatMap((name) => [
            [`module:${name}.communication`, { url: '/things', response: { output: '{{body}}' } }],
            [`module:${name}.interface`, [{ name: 'id', type: name === 'sixth' ? last : 'text' }]],
          ]),
        ),
      })
    const properties = { id: { type: 'string' }, more: { type: 'string' } }
    const content = { 'application/json': { schema: { type: 'object', properties } } }
    const get = { responses: { 200: { description: '', content } } }
    const document = { openapi: '3.1.0', paths: { '/things': { get } } }
    const file = { source: { file: 'api', text: JSON.stringify(document) }, document }
    // an error anywhere would hold all of it back
    const switches = { 'structure/missing-key': 'off', 'structure/wrong-type': 'warning' } as const
    const told = (app: ReturnType<typeof appWith>) =>
      check(app, { rules: [], switches, also: (any) => contractProblems(any, file) }).map(
        ({ message }) => message,
      )
    expect(told(appWith('text'))).toEqual([
      'The contract offers "more", which module first, module second, module third, module fourth and 2 more do not use.',
    ])
    expect(told(appWith(5))).toEqual(['"type" must be a text, not a number.'])
  })

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
      suggestion: 'fullname',
    })
  })
})
