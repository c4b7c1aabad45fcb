// Every case about the check: an app by its files, and what is found in it, line by line.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { causes } from '../runner/check/after/causes.ts'
import { EVERY_FINDING, OF_PARTS } from '../runner/check/after/of-parts.ts'
import {
  appFileProblems,
  applyFixes,
  check,
  type Found,
  filesOf,
  reports,
  rules,
  type Switches,
  switchesIn,
} from '../runner/check/index.ts'
import { exampleApp } from '../runner/check/rules/example.ts'
import type { ExampleApp } from '../runner/check/rules/rule.ts'
import { type App, loadApp } from '../runner/spec/index.ts'
import {
  findings as codes,
  type Problem,
  passedOn,
  positionOf,
  remedyOf,
} from '../runner/text/index.ts'

interface CheckCase {
  readonly id: string
  readonly it: string
  /** Files by their role, as in the examples of rules; findings in their manifest do not count. */
  readonly app?: ExampleApp
  /** True where they do. */
  readonly manifest?: boolean
  /** All files by their path. */
  readonly files?: Readonly<Record<string, unknown>>
  readonly paths?: readonly string[]
  readonly switches?: Switches
  /** The text of the package.json beside the app, instead of switches. */
  readonly package?: string
  /** The text of app/app.json, which is then all that is looked at. */
  readonly appFile?: string
  /** True where the rules are asked, too. */
  readonly rules?: true
  /** The part of the check whose findings count. */
  readonly only?: string
  /** `severity code file:line:column message (remedy)`, in file order. */
  readonly finds: readonly string[]
}

const FOLDER = join(import.meta.dirname, 'check')

/** The cases of all files. */
const all: CheckCase[] = []

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
  const { about, kind, cases } = parse(readFileSync(join(FOLDER, file), 'utf8'))
  if (kind !== 'check') continue
  all.push(...cases)
  describe(`${file}: ${about}`, () => {
    it.each((cases as CheckCase[]).map((one) => [one.it, one] as const))('%s', (_, one) => {
      expect(findingsOf(one)).toEqual(one.finds)
    })
  })
}

/** Four findings: with and without a place, over two lines, with a fix, in a file with odd letters. */
function someFindings(): readonly Found[] {
  const source = { file: 'a b/ä,1:2.json', text: '{\n  "a": [\n    1\n  ]\n}\n' }
  const fix = { at: { source, start: 4, end: 7 }, text: '"b"' }
  return [
    { code: 'app/manifest', severity: 'error', message: 'No place,\n100 %.' },
    { code: 'structure/unknown-key', severity: 'error', message: 'A.', at: fix.at, fix },
    {
      code: 'rule/some-rule',
      severity: 'warning',
      message: 'B.',
      remedy: 'mend it',
      at: { source, start: 9, end: 20 },
    },
    {
      code: 'reference/orphan-file',
      severity: 'hint',
      message: 'C.',
      at: { source: { file: 'c.json', text: '' }, start: 0, end: 0 },
    },
  ]
}

function report(name: string, findings: readonly Found[]): string {
  const made = reports.find((format) => format.name === name)?.make
  return made?.({ findings, rules, version: '1.2.3' }) ?? ''
}

/** What the bad example of every rule gives, with its fixes. */
function findingsOfRules(): readonly Found[] {
  return rules.flatMap(({ name, severity, bad, check: look }) =>
    look(exampleApp(bad)).map((one): Found => ({ code: `rule/${name}`, severity, ...one })),
  )
}

describe('reports', () => {
  it('writes SARIF that keeps its schema, also without findings', () => {
    const schema = JSON.parse(readFileSync(join(FOLDER, 'sarif-schema.json'), 'utf8'))
    const validate = new Ajv({ allErrors: true }).compile(schema)
    for (const findings of [[], someFindings(), findingsOfRules()]) {
      const log = JSON.parse(report('sarif', findings))
      validate(log)
      expect(validate.errors).toBe(null)
      const [{ tool, results }] = log.runs
      for (const { ruleId, ruleIndex } of results) {
        expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
      }
    }
  })

  it('writes annotations of GitHub with its escapes', () => {
    expect(report('github', someFindings()).split('\n')).toEqual([
      '::error title=app/manifest::No place,%0A100 %25.',
      '::error file=a b/ä%2C1%3A2.json,line=2,endLine=2,col=3,endColumn=6,title=structure/unknown-key::A.',
      '::warning file=a b/ä%2C1%3A2.json,line=2,endLine=4,col=8,title=rule/some-rule::B. (mend it)',
      '::notice file=c.json,line=1,endLine=1,col=1,endColumn=1,title=reference/orphan-file::C.',
      '',
    ])
  })

  it('counts in JSON', () => {
    const { problems, ...numbers } = JSON.parse(report('json', someFindings()))
    expect(numbers).toEqual({ errors: 2, warnings: 1, hints: 1 })
    expect(problems[1]).toMatchObject({ line: 2, column: 3, endColumn: 6, fixable: true })
  })
})

describe('fixes', () => {
  const source = { file: 'a.json', text: '0123456789' }
  const fixed = (start: number, end: number, text: string): Found => {
    const at = { source, start, end }
    return { code: 'rule/a', severity: 'error', message: '', at, fix: { at, text } }
  }

  it('replaces from behind to the front, and none over another', () => {
    const [file] = applyFixes([
      fixed(8, 9, 'y'),
      fixed(2, 5, 'abc'),
      fixed(4, 6, 'no'),
      fixed(0, 0, '>'),
    ])
    expect(file?.text).toBe('>01abc567y9')
    expect(file?.fixed).toHaveLength(3)
  })

  it('corrects a misspelt path of log.sanitize instead of adding a second one', () => {
    const headers = { 'x-api-key': '{{connection.apiKey}}' }
    const base = { headers, log: { sanitize: ['request.headers.x-api-kye'] } }
    // names that are computed could be anything, so that only the secret itself is told
    const open = { url: '/a', headers: { '{{...}}': '{{parameters.more}}' } }
    for (const communication of [{ url: '/a' }, open]) {
      const app = exampleApp({ base, 'module.communication': communication })
      const found = check(app, { rules }).filter(({ code }) => /sanitize/.test(code))
      expect(found).toHaveLength(1)
      const [file] = applyFixes(found)
      const mended = exampleApp({ base: file?.text, 'module.communication': communication })
      expect(mended.base?.value).toMatchObject({ log: { sanitize: ['request.headers.x-api-key'] } })
    }
  })

  it('changes nothing without fixes', () => expect(applyFixes([])).toEqual([]))
})

describe('the check as a whole', () => {
  it('has a sentence for every kind of finding, and a case for every kind of its own', () => {
    const proven = new Set(all.flatMap(({ finds }) => finds.map((line) => line.split(' ')[1])))
    for (const [code, row] of codes) {
      expect(row.doc, code).toMatch(/^[A-Z].*\.$/)
      // expressions are proven in iml/, switches in cli/check.txt
      if (!/^(iml|check)\//.test(code)) expect(proven, code).toContain(code)
    }
    for (const code of proven)
      if (!/^(app|rule)\//.test(code ?? '')) expect([...codes.keys()]).toContain(code)
  })

  it('knows no cause that nothing follows from', () => {
    const rows = [...codes.values(), ...passedOn.values(), ...rules]
    const all = [EVERY_FINDING, ...OF_PARTS.values(), ...rows.map(({ follows }) => follows ?? {})]
    const named = new Set(all.flatMap((follows) => Object.values(follows).flat()))
    expect([...named].sort()).toEqual(Object.keys(causes).sort())
  })

  it('survives values of any depth', () => {
    // a file may have 500 levels
    const depth = 240
    const deep = '{"spec":['.repeat(depth) + ']}'.repeat(depth)
    const app = exampleApp({
      'module.interface': `[${deep}]`,
      'module.communication': { body: {} },
    })
    expect(filesOf(app).length).toBe(3)
    expect(check(app, { rules: [] }).length).toBeGreaterThan(depth)
  })
})

function findingsOf(one: CheckCase): readonly string[] {
  if (one.appFile !== undefined) {
    return appFileProblems({ file: 'app/app.json', text: one.appFile }).map(lineOf)
  }
  const { app, problems } = appOf(one)
  const source = one.package === undefined ? undefined : { file: 'package.json', text: one.package }
  const given = source && switchesIn(source, rules)
  const switches = given?.switches ?? one.switches
  const findings = check(app, {
    rules: one.rules ? rules : [],
    loading: [...problems, ...(given?.problems ?? [])],
    ...(one.paths ? { paths: one.paths } : {}),
    ...(switches ? { switches } : {}),
  })
  const counts = ({ at, code }: Found) =>
    (one.manifest || one.files || at?.source.file !== 'makecomapp.json') &&
    (one.only === undefined || code.startsWith(`${one.only}/`))
  return findings.filter(counts).map(lineOf)
}

function appOf({ app, files }: CheckCase): { app: App; problems: readonly Problem[] } {
  if (!files) return { app: exampleApp(app ?? {}), problems: [] }
  const texts = new Map(
    Object.entries(files).map(([path, value]) => [
      path,
      typeof value === 'string' ? value : JSON.stringify(value, null, 2),
    ]),
  )
  const loaded = loadApp(
    '',
    (path) => texts.get(path),
    (folder) => namesIn(folder, [...texts.keys()]),
  )
  if (!loaded.app) throw new Error('the case holds no app')
  return { app: loaded.app, problems: loaded.problems }
}

/** What a folder holds, of the given paths. */
function namesIn(folder: string, paths: readonly string[]): readonly string[] {
  const start = folder === '.' ? '' : `${folder}/`
  const below = paths
    .filter((path) => path.startsWith(start))
    .map((path) => path.slice(start.length))
  return [...new Set(below.map((path) => path.split('/')[0] ?? ''))]
}

function lineOf(finding: Found): string {
  const { severity, code, at, message } = finding
  const remedy = remedyOf(finding)
  const place = at && positionOf(at.source, at.start)
  const where = at && place ? ` ${at.source.file}:${place.line}:${place.column}` : ''
  return `${severity} ${code}${where} ${message}${remedy === undefined ? '' : ` (${remedy})`}`
}
