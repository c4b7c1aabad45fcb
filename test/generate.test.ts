// What is generated from an app: types that compile, schemas that judge, samples that fill, and --check.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { check } from '../runner/check/index.ts'
import {
  editorSchemas,
  editorSettings,
  filledSamples,
  modulesPage,
  schemaText,
  typesFile,
  withoutSamples,
} from '../runner/generate/index.ts'
import { toJsonSchema } from '../runner/parameters/index.ts'
import { type App, loadApp, readDocument } from '../runner/spec/index.ts'
import { type Json, own, type Path } from '../runner/text/index.ts'
import { play } from './cli-harness.ts'
import { app } from './support/app.ts'

interface Case {
  readonly id: string
  readonly it: string
}

function casesOf<T extends Case>(file: string): (readonly [string, T])[] {
  const { cases } = parse(readFileSync(join('test/generate', file), 'utf8'))
  return (cases as T[]).map((one) => [one.it, one] as const)
}

/** An app of one module, by what stands in its files. */
function appOf(parameters: unknown, output: unknown, samples = '{}'): App {
  const codeFiles = { mappableParams: 'p.json', interface: 'i.json', samples: 's.json' }
  const module = { doIt: { label: 'Do It', description: '', moduleType: 'action', codeFiles } }
  const texts: Readonly<Record<string, string>> = {
    'makecomapp.json': JSON.stringify({ components: { module } }),
    'p.json': JSON.stringify(parameters),
    'i.json': JSON.stringify(output),
    's.json': samples,
  }
  const loaded = loadApp('', (path) => texts[path]).app
  if (!loaded) throw new Error('the case holds no app')
  return loaded
}

describe('the files of this repository', () => {
  it('are fresh, and dryrun generate --check says so', async () => {
    const line = 'dryrun generate types docs schemas samples --check'
    const came = await play({ line, stdin: '', came: '' }, process.cwd())
    expect(came, 'run: dryrun generate types docs schemas samples').toMatch(/exit 0$/)
  })
})

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

describe('schemas for editors', () => {
  const judge = new Ajv({ strict: false, logger: false })
  for (const schema of editorSchemas) judge.addSchema(JSON.parse(schemaText(schema)), schema.file)
  const accepts = (schema: string, value: unknown) => judge.validate(schema, value) as boolean

  interface SchemaCase extends Case {
    readonly schema: string
    readonly file?: string
    readonly path?: Path
    readonly to?: Json
    readonly value?: unknown
    readonly valid: boolean
    readonly certain: boolean
  }

  const valueOfFile = (file: string): unknown =>
    readDocument({ file, text: readFileSync(file, 'utf8') }).document.value

  /** The value with another one at a path. */
  const changed = (value: unknown, [step, ...rest]: Path, to: unknown): unknown => {
    if (step === undefined) return to
    const copy = structuredClone(value) as Record<string | number, unknown>
    copy[step] = changed(copy[step], rest, to)
    return copy
  }

  const judged = ({ file, path, to, value }: SchemaCase): unknown =>
    file && path ? changed(valueOfFile(file), path, to) : value

  it('accept every file of the app', () => {
    const refused = ['app', 'modules', 'connections', 'rpcs']
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
          join(folder, file),
        ),
      )
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => {
        const schema = schemaOfFile(file)
        if (schema === undefined || accepts(schema, valueOfFile(file))) return []
        return [file]
      })
    expect(refused).toEqual([])
  })

  it.each(casesOf<SchemaCase>('editor-schemas.yaml'))('%s', (_, one) => {
    expect(accepts(one.schema, judged(one))).toBe(one.valid)
  })

  it('agree with dryrun check about every changed file', () => {
    const cases = casesOf<SchemaCase>('editor-schemas.yaml').map(([, one]) => one)
    const disagreed = cases
      .filter(({ file }) => file)
      .filter((one) => {
        const text = JSON.stringify(judged(one))
        const read = (path: string) => (path === one.file ? text : readFileSync(path, 'utf8'))
        const loaded = loadApp('', read).app
        if (!loaded) throw new Error('the app of this repository is broken')
        const found = check(loaded, { rules: [] }).some(({ code }) => code.startsWith('structure/'))
        return found === one.valid
      })
    expect(disagreed.map(({ id }) => id)).toEqual([])
  })

  it('have words for every key of a request, of its response and of a parameter', () => {
    const wordless: string[] = []
    const visit = (properties: unknown, where: string): void => {
      for (const [name, schema] of Object.entries(properties as Record<string, unknown>)) {
        const isTold = own(schema, 'description') ?? own(schema, '$ref')
        if (isTold === undefined) wordless.push(`${where}.${name}`)
      }
    }
    for (const row of editorSchemas) {
      const definitions = own(JSON.parse(schemaText(row)), 'definitions')
      const request = own(own(definitions, 'request'), 'properties')
      visit(request ?? {}, row.file)
      visit(own(own(request, 'response'), 'properties') ?? {}, `${row.file} response`)
    }
    expect(wordless).toEqual([])
  })

  it('are named in the settings with the files that the manifest names', () => {
    const { 'json.schemas': rows } = editorSettings(app, 'schemas')
    expect(rows).toContainEqual({ fileMatch: ['app/base.iml.json'], url: './schemas/base.json' })
    expect(rows).toContainEqual({
      fileMatch: ['modules/groups.json'],
      url: './schemas/groups.json',
    })
  })
})

/** The schema whose globs match a file of the app. */
function schemaOfFile(file: string): string | undefined {
  const slashed = file.replaceAll('\\', '/')
  const rows = editorSettings(app, '.')['json.schemas'] as { fileMatch: string[]; url: string }[]
  const row = rows.find(({ fileMatch }) =>
    fileMatch.some((glob) => {
      const [folder = '', ending] = glob.split('/**/*')
      return ending === undefined
        ? slashed === glob
        : slashed.startsWith(`${folder}/`) && slashed.endsWith(ending)
    }),
  )
  return row?.url.replace('././', '')
}

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

describe('dryrun generate', () => {
  let directory = ''
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'dryrun-generate-'))
    for (const part of ['makecomapp.json', 'app', 'connections', 'modules', 'rpcs']) {
      cpSync(part, join(directory, part), { recursive: true })
    }
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  const typed = (line: string) => play({ line, stdin: '', came: '' }, directory)

  it('writes, leaves what is fresh, and tells what is stale by its file and command', async () => {
    expect(await typed('dryrun generate types')).toBe('written    types/app.d.ts\nexit 0')
    expect(await typed('dryrun generate types')).toBe('unchanged  types/app.d.ts\nexit 0')
    const file = 'modules/list-subscriptions/list-subscriptions.mappable-params.iml.json'
    const path = join(directory, file)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"limit"', '"most"'))
    const stale = await typed('dryrun generate types --check')
    expect(stale).toContain('types/app.d.ts is not what it would be generated as now.')
    expect(stale).toContain('run dryrun generate types')
    expect(stale).toMatch(/exit 2$/)
    expect(readFileSync(join(directory, 'types/app.d.ts'), 'utf8')).toContain('limit?: number')
  })

  it('fills an empty samples file, and a check before says which', async () => {
    const file = 'modules/get-subscription/get-subscription.samples.iml.json'
    writeFileSync(join(directory, file), '{}\n')
    expect(await typed('dryrun generate samples --check')).toBe(
      `! error: The sample in ${file} is empty.  generate/stale\n!   run dryrun generate samples\nexit 2`,
    )
    expect(await typed('dryrun generate samples')).toBe(`written    ${file}\nexit 0`)
    expect(await typed('dryrun generate samples --check')).toMatch(/exit 0$/)
    const left = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    expect(left.filter((name) => name.endsWith('.new'))).toEqual([])
  })

  it('keeps the line ends of git, and never replaces a file of somebody else', async () => {
    await typed('dryrun generate docs --out page.md')
    const path = join(directory, 'page.md')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
    expect(await typed('dryrun generate docs --out page.md --check')).toMatch(/exit 0$/)
    writeFileSync(path, '# Mine\n\nSee `dryrun generate docs`.\n')
    const refused = await typed('dryrun generate docs --out page.md')
    expect(refused).toContain('page.md exists and was not generated.')
    expect(readFileSync(path, 'utf8')).toMatch(/^# Mine/)
  })
})
