// Campaign: contracts of a service, changed. The check tells what is wrong, and the portal refuses in a sentence.
import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import { contractProblems } from '../runner/check/index.ts'
import { createFake } from '../runner/fake/index.ts'
import type { App } from '../runner/spec/index.ts'
import { drawProblem } from '../runner/text/index.ts'
import { each, type Given, type Tried } from './campaign.ts'
import type { Chance } from './chance.ts'
import { filesOfApp, loaded } from './memory-app.ts'
import { mutated } from './mutations.ts'
import { prototypes } from './prototypes.ts'
import { steps } from './steps.ts'

/** Milliseconds of one step. */
const LONGEST = 3000

const FILE = 'runner/fake/contract.yaml'

interface Input {
  readonly document: unknown
  readonly isYaml: boolean
  readonly seed: number
}

export async function contracts(given: Given): Promise<Tried> {
  const { app } = loaded(filesOfApp('.'))
  if (!app) throw new Error('the app of this repository cannot be loaded')
  const document: unknown = parse(readFileSync(FILE, 'utf8'))
  const untouched = prototypes()
  return each<Input>(given, {
    make: (luck) => ({
      document: changed(document, luck),
      isYaml: luck.below(8) === 0,
      seed: luck.below(1000),
    }),
    attempt: async (input) => [...(await faultsOf(input, app)), ...untouched()],
    shown: ({ document: value }) => differenceOf(document, value),
  })
}

/** Changes, and now and then a schema that leads to itself. */
function changed(document: unknown, luck: Chance): unknown {
  const value = mutated(document, luck) ?? null
  if (luck.below(10) > 0) return value
  const schemas = (value as { components?: { schemas?: Record<string, unknown> } } | null)
    ?.components?.schemas
  const names = typeof schemas === 'object' && schemas !== null ? Object.keys(schemas) : []
  if (!schemas || names.length === 0) return value
  const [one, other] = [luck.pick(names), luck.pick(names)]
  const $ref = `#/components/schemas/${other}`
  schemas[one] = luck.pick([{ $ref }, { allOf: [{ $ref }] }, { properties: { a: { $ref } } }])
  schemas[other] = { oneOf: [{ $ref: `#/components/schemas/${one}` }] }
  return value
}

async function faultsOf({ document, isYaml, seed }: Input, app: App): Promise<readonly string[]> {
  const { take, faults } = steps({ longest: LONGEST })
  const text = isYaml
    ? stringify(document, { aliasDuplicateObjects: false })
    : JSON.stringify(document, null, 1)
  const source = { file: isYaml ? 'contract.yaml' : 'contract.json', text }
  const found = await take('contractProblems', () => contractProblems(app, { source, document }))
  await take('its problems', () => (found ?? []).map((one) => drawProblem(one)))
  const fake = await take('createFake', () => createFake({ contract: text, seed }), {
    refuse: true,
  })
  if (!fake) return faults()
  const base = `http://portal.test${fake.basePath}`
  await take('the portal', async () => {
    const headers = { 'x-api-token': 'key', 'content-type': 'application/json' }
    const list = await fake.fetch(new Request(`${base}/subscriptions`, { headers }))
    await list.text()
  })
  return faults()
}

/** The places at which a contract differs from ours, a line each. */
function differenceOf(one: unknown, other: unknown): string {
  const lines: string[] = []
  const walk = (left: unknown, right: unknown, path: string): void => {
    if (lines.length > 20 || Object.is(left, right)) return
    const both = [left, right].every((value) => typeof value === 'object' && value !== null)
    if (!both) {
      lines.push(`${path}: ${JSON.stringify(right)?.slice(0, 300)}`)
      return
    }
    const [before, after] = [left, right] as Record<string, unknown>[]
    for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
      walk(before?.[name], after?.[name], `${path}/${name}`)
    }
  }
  walk(one, other, '')
  return lines.join('\n')
}
