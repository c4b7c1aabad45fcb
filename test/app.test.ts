// The files of the app against each other, against the help page and against the contract of the service.
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openApp } from '../runner/run/index.ts'
import { isRecord, own } from '../runner/text/index.ts'
import { app } from './support/app.ts'

/** A field of a parameter list or of an interface, as far as these tests look at it. */
interface Field {
  readonly name: string
  readonly type: string
  readonly label?: string
  readonly spec?: readonly Field[] | Field
  readonly options?: unknown
}

const page = parse(readFileSync('test/help-page.yaml', 'utf8'))
const contract = parse(readFileSync('runner/fake/contract.yaml', 'utf8'))

/** The operations of the contract, each with the module that is made for it. */
const operations = Object.values(contract.paths as object)
  .flatMap((path) => Object.values(path))
  .map((operation) => [String(own(own(operation, 'x-make-module'), 'name')), operation] as const)

/** What a code file of a module holds. */
function code(module: string, file: string): unknown {
  return app.modules.get(module)?.code.get(file)?.value
}

function interfaceOf(module: string): Field[] {
  return (code(module, 'interface') ?? []) as Field[]
}

describe('the files', () => {
  it('are all readable', () => {
    expect(openApp('.').problems).toEqual([])
  })

  it('are all listed in the manifest, and nothing lies beside them', () => {
    const listed = texts(app.manifest.value).filter((text) => text.includes('/'))
    // the manifest has no place for what the app as a whole is
    const beside = ['app/app.json', 'app/icon.png']
    const lying = ['app', 'connections', 'modules', 'rpcs'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath}/${entry.name}`),
    )
    expect(lying.sort()).toEqual([...listed, ...beside].sort())
  })

  it('hold an icon of 512 by 512 pixels with transparency', () => {
    const png = readFileSync('app/icon.png')
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512])
    expect([4, 6], 'colour types with an alpha channel').toContain(png[25])
  })

  it('send everything to one host', () => {
    const { value } = app.base ?? {}
    expect(own(value, 'baseUrl')).toBe(page.baseUrl)
    const sources = [...app.modules.values(), ...app.rpcs.values(), ...app.connections.values()]
      .map((component) => own(component.code.get('communication')?.value, 'url'))
      .filter((url) => typeof url === 'string')
    for (const url of sources)
      expect(url.startsWith('/') || url.startsWith(page.baseUrl)).toBe(true)
  })
})

describe('the help page', () => {
  it('has the groups and modules of the app, in this order', () => {
    const shown = app.groups.map(({ label, modules }) => ({
      label,
      modules: modules.map((name) => app.modules.get(name)?.label),
    }))
    const promised = page.groups.map(({ label, modules }: Record<string, Field[]>) => ({
      label,
      modules: modules?.map((module) => module.label),
    }))
    expect(shown).toEqual(promised)
    expect(app.groups.flatMap(({ modules }) => modules).sort()).toEqual(
      [...app.modules.keys()].sort(),
    )
  })

  const modules = page.groups.flatMap((group: { modules: unknown[] }) => group.modules)
  it.each<{ label: string; fields: unknown; output?: string[] }>(modules)(
    'describes the fields of $label',
    ({ label, fields, output = [] }) => {
      const module = [...app.modules.values()].find((one) => one.label === label)
      expect(module?.code.get('staticParams')?.value ?? []).toEqual([])
      expect(shownFields(module?.code.get('mappableParams')?.value)).toEqual(fields)
      const labels = interfaceOf(module?.name ?? '').map((field) => field.label)
      expect(labels).toEqual(expect.arrayContaining(output))
    },
  )

  it('describes the connection', () => {
    const [connection, ...others] = app.connections.values()
    expect(shownFields(connection?.code.get('params')?.value)).toEqual(page.connection.fields)
    expect(others).toEqual([])
  })
})

describe('the output', () => {
  it.each([...app.modules.keys()])('of %s has its interface and its sample alike', (name) => {
    expect(differences(interfaceOf(name), code(name, 'samples'), name)).toEqual([])
  })

  // a deleted subscription gives an empty bundle
  const promises = operations.filter(([name]) => interfaceOf(name).length > 0)

  it('is promised for every module with a request of its own', () => {
    const named = promises.map(([name]) => name)
    const others = ['deleteSubscription', 'makeAnApiCall']
    expect(new Set([...named, ...others])).toEqual(new Set(app.modules.keys()))
  })

  it.each(promises)('of %s is what the contract promises', (name, operation) => {
    const ajv = new Ajv2020({ strict: false, formats: { email: true } })
    ajv.addSchema(contract, 'contract')
    const answers = own(operation, 'responses')
    const answer = deref(own(answers, '200') ?? own(answers, '201'))
    const envelope = ['content', 'application/json', 'schema'].reduce(own, answer)
    const validate = ajv.compile({ $ref: `contract${own(envelope, '$ref')}` })
    const many = app.modules.get(name)?.type === 'search'
    const sample = code(name, 'samples')
    validate({ success: true, data: many ? [sample] : sample })
    expect(validate.errors).toBeNull()
    const data = membersOf(envelope).get('data')
    const promised = many ? own(deref(data), 'items') : data
    expect(names(interfaceOf(name))).toEqual(promisedNames(promised))
  })
})

describe('the input', () => {
  const bodies = operations.filter(([, operation]) => own(operation, 'requestBody') !== undefined)

  it.each(bodies)('of %s has the fields of the contract', (name, operation) => {
    const path = ['requestBody', 'content', 'application/json', 'schema']
    const fields = (code(name, 'mappableParams') as Field[]).filter(
      (field) => !field.name.endsWith('_id'),
    )
    expect(names(fields)).toEqual(promisedNames(path.reduce(own, operation)))
  })
})

/** All texts inside a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(texts)
}

/** Parameters as the help page writes them: a label, or a label with its fields or options. */
function shownFields(list: unknown): unknown[] {
  return (list as Field[]).flatMap((field) => {
    if (field.type === 'banner') return []
    const { label, type, spec, options } = field
    const choices = Array.isArray(options)
      ? (options as Field[]).map((one) => one.label)
      : undefined
    const nested = own(options, 'nested')
    const shown =
      type === 'collection'
        ? { label, fields: shownFields(spec) }
        : choices
          ? { label, options: choices }
          : label
    return [shown, ...(Array.isArray(nested) ? shownFields(nested) : [])]
  })
}

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  email: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  collection: isRecord,
  array: Array.isArray,
  any: () => true,
}

/** Where an interface and a sample differ: missing or unknown members, values of another type. */
function differences(fields: readonly Field[], sample: unknown, path: string): string[] {
  const found = Object.keys(isRecord(sample) ? sample : {})
  const unknown = found.filter((name) => !fields.some((field) => field.name === name))
  return [
    ...unknown.map((name) => `${path}.${name} is not in the interface`),
    ...fields.flatMap((field) => {
      const place = `${path}.${field.name}`
      if (!found.includes(field.name)) return [`${place} is not in the sample`]
      return valueDifferences(field, own(sample, field.name), place)
    }),
  ]
}

function valueDifferences(field: Field, value: unknown, place: string): string[] {
  // nothing tells the type of null, which stands for a time that has not come
  if (value === null) return []
  if (!kinds[field.type]?.(value)) return [`${place} is no ${field.type}`]
  const { spec } = field
  if (field.type === 'collection' && Array.isArray(spec)) return differences(spec, value, place)
  if (!Array.isArray(value) || spec === undefined) return []
  return value.flatMap((item, index) =>
    Array.isArray(spec)
      ? differences(spec, item, `${place}.${index}`)
      : valueDifferences(spec as Field, item, `${place}.${index}`),
  )
}

/** A part of the contract, or what it refers to. */
function deref(part: unknown): unknown {
  const pointer = own(part, '$ref')
  if (typeof pointer !== 'string') return part
  return deref(pointer.slice(2).split('/').reduce(own, contract))
}

/** The properties of a schema, those of `allOf` included. */
function membersOf(schema: unknown): Map<string, unknown> {
  const allOf = (own(deref(schema), 'allOf') ?? []) as unknown[]
  const properties = Object.entries((own(deref(schema), 'properties') ?? {}) as object)
  return new Map([...allOf.flatMap((one) => [...membersOf(one)]), ...properties])
}

type Names = { readonly [name: string]: Names }

/** The names of an interface, nested as the fields are. */
function names(fields: readonly Field[]): Names {
  return Object.fromEntries(
    fields.map((field) => [field.name, Array.isArray(field.spec) ? names(field.spec) : {}]),
  )
}

/** The names a schema promises, nested as the properties are. */
function promisedNames(schema: unknown): Names {
  const members = [...membersOf(own(deref(schema), 'items') ?? schema)]
  return Object.fromEntries(members.map(([name, part]) => [name, promisedNames(part)]))
}
