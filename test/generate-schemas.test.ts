// Schemas for editors: they judge as the check does, have words for every key, and name the files.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { check } from '../runner/check/index.ts'
import { editorSchemas, editorSettings, schemaText } from '../runner/generate/index.ts'
import { loadApp, readDocument } from '../runner/spec/index.ts'
import { type Json, own, type Path } from '../runner/text/index.ts'
import { type Case, casesOf } from './generate/cases.ts'
import { app } from './support/app.ts'

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
