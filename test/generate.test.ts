// What is generated from an app: types that compile, its page, and samples that fill.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  filledSamples,
  modulesPage,
  typesFile,
  withoutNames,
  withoutSamples,
} from '../runner/generate/index.ts'
import { toJsonSchema } from '../runner/parameters/index.ts'
import { loadApp, readDocument } from '../runner/spec/index.ts'
import { own } from '../runner/text/index.ts'
import { appOf, type Case, casesOf } from './generate/cases.ts'
import { app } from './support/app.ts'

describe('types', () => {
  interface TypesCase extends Case {
    readonly parameters?: unknown
    readonly interface?: unknown
    readonly input?: readonly string[]
    readonly output?: readonly string[]
  }

  /** The lines inside of a declaration, without comments and margins. */
  const inside = (text: string, name: string): string[] => {
    const bare = text.replace(/ *\/\*\*[\s\S]*?\*\/\n/g, '')
    const [, body = 'missing'] = bare.split(`export interface ${name} {\n`)
    return (body.startsWith('}') ? '' : (body.split('\n}')[0] ?? ''))
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }

  it.each(casesOf<TypesCase>('types.yaml'))('%s', async (_, one) => {
    const text = await typesFile(appOf(one.parameters ?? [], one.interface ?? []))
    if (one.input) expect(inside(text, 'DoItInput')).toEqual(one.input)
    if (one.output) expect(inside(text, 'DoItOutput')).toEqual(one.output)
  })

  it('compile, in a program that uses them and with everything a case has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dryrun-types-'))
    const all = casesOf<TypesCase>('types.yaml').map(([, one]) => one)
    const files = all.map(({ id, ...one }) => ({ file: join(folder, `${id}.ts`), one }))
    for (const { file, one } of files) {
      writeFileSync(file, await typesFile(appOf(one.parameters ?? [], one.interface ?? [])))
    }
    try {
      const tsc = createRequire(import.meta.url)
        .resolve('typescript/package.json')
        .replace(/package\.json$/, 'bin/tsc')
      const options =
        '--noEmit --strict --allowImportingTsExtensions --ignoreConfig --module nodenext'
      execFileSync(process.execPath, [
        tsc,
        ...options.split(' '),
        'test/generate/typed-program.ts',
        ...files.map(({ file }) => file),
      ])
    } catch (error) {
      expect.fail(String(own({ ...(error as object) }, 'stdout') ?? error))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('the page of modules', () => {
  it('names every group, module and field of the help page, in its order', () => {
    const page = modulesPage(app)
    const { groups } = parse(readFileSync('test/help-page.yaml', 'utf8'))
    let place = 0
    const expectNext = (text: string): void => {
      const found = page.indexOf(text, place)
      expect(found, text).toBeGreaterThan(-1)
      place = found + 1
    }
    const labelOf = (field: unknown): string => String(own(field, 'label') ?? field)
    for (const group of groups) {
      expectNext(`\n## ${group.label}\n`)
      for (const module of group.modules) {
        expectNext(`\n### ${module.label}\n`)
        for (const field of module.fields) {
          expectNext(labelOf(field))
          for (const part of field.fields ?? []) expectNext(labelOf(part))
        }
      }
    }
  })

  it('marks what must be filled in, lists choices, keeps Markdown out of labels', () => {
    const options = [{ label: 'A|B', value: 'a' }]
    const parameters = [
      { name: 'x', type: 'select', label: 'a*b', required: true, help: 'One.\n\nTwo.', options },
      { name: 'c', type: 'collection', spec: [{ name: 'd', type: 'text' }] },
      'rpc://more',
    ]
    expect(modulesPage(appOf(parameters, []))).toContain(
      [
        '- **a\\*b** (`x`, select)',
        '',
        '  One.',
        '',
        '  Two.',
        '',
        '  Choices: A\\|B (`a`).',
        '- c (`c`, collection)',
        '  - d (`c.d`, text)',
        '- Fields from `rpc://more`',
        '',
        'Output: an empty bundle.',
      ].join('\n'),
    )
  })
})

describe('samples', () => {
  interface SamplesCase extends Case {
    readonly interface: unknown
    readonly samples: string
    readonly missing?: readonly string[]
    readonly becomes?: unknown
    readonly keeps?: string
  }

  it.each(casesOf<SamplesCase>('samples.yaml'))('%s', (_, one) => {
    const [filled] = filledSamples(appOf([], one.interface, one.samples))
    expect(filled?.missing).toEqual(one.missing)
    if (!filled) return
    const { document, problems } = readDocument({ file: filled.file, text: filled.text })
    expect(problems).toEqual([])
    expect(document.value).toEqual(one.becomes)
    if (one.keeps) expect(filled.text).toContain(one.keeps)
    expect(filledSamples(appOf([], one.interface, filled.text))).toEqual([])
  })

  it('fit the interface of every module of the app', () => {
    const judge = new Ajv({ strict: false, logger: false })
    for (const { name, code } of app.modules.values()) {
      const output = code.get('interface')?.value
      const [filled] = filledSamples(appOf([], output))
      const sample = filled ? JSON.parse(filled.text) : {}
      const { schema } = toJsonSchema({ type: 'collection', spec: output })
      expect(judge.validate(schema, sample), name).toBe(true)
    }
  })

  it('show a text as other samples and dialogs of the app have it, the likest first', () => {
    const status = { name: 'status', type: 'text', label: 'Status' }
    const user = [{ name: 'mail', type: 'text' }, status]
    const select = { name: 'period', type: 'select', options: [{ value: 'monthly' }] }
    const fields = [
      { name: 'user', type: 'collection', spec: user },
      { name: 'period', type: 'text' },
      { name: 'note', type: 'text', label: 'Note' },
      status,
    ]
    const written = '{"users": [{"mail": "a@example.com", "status": "invited"}], "status": "trial"}'
    const nested = [{ name: 'more', type: 'collection', spec: [select] }]
    const [filled] = filledSamples(appOf(nested, fields, written))
    expect(JSON.parse(filled?.text ?? '')).toEqual({
      users: [{ mail: 'a@example.com', status: 'invited' }],
      status: 'trial',
      user: { mail: 'a@example.com', status: 'invited' },
      period: 'monthly',
      note: 'Note',
    })
  })

  it('of an interface without names stay empty, which is told', () => {
    const nameless = appOf([], [{ spec: [{ name: 'id', type: 'number' }] }])
    expect(filledSamples(nameless)).toEqual([])
    expect(withoutNames(nameless).map(({ message }) => message)).toEqual([
      'The sample of doIt stays empty: no field of its interface has a name.',
    ])
    expect(withoutNames(appOf([], []))).toEqual([])
    expect(withoutNames(appOf([], ['rpc://fields']))).toEqual([])
  })

  it('that have no file are told', () => {
    const codeFiles = { interface: 'i.json' }
    const module = { doIt: { label: 'Do It', moduleType: 'action', codeFiles } }
    const texts: Readonly<Record<string, string>> = {
      'makecomapp.json': JSON.stringify({ components: { module } }),
      'i.json': '[{"name": "a", "type": "text"}]',
    }
    const loaded = loadApp('', (path) => texts[path]).app
    if (!loaded) throw new Error('the case holds no app')
    expect(withoutSamples(loaded).map(({ message }) => message)).toEqual([
      'The module doIt has output fields, but no samples file.',
    ])
  })
})
