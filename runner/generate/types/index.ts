// TypeScript types of what goes into every module and what comes out, by way of JSON Schema.
import { type JsonSchema, parameterList, toJsonSchema } from '../../parameters/index.ts'
import type { App, Module } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { fieldsOfModule } from '../module-fields.ts'
import { convertible } from './convertible.ts'
import { indented } from './indented.ts'
import { membersOf, type Schema, type Side, shapeOf } from './shape.ts'

const HEAD = `// biome-ignore-all format: generated
// biome-ignore-all lint: generated
/* eslint-disable */
// Made by \`dryrun generate types\`. Edit the parameters and the interface of a module, not this file.
// Input: static and mappable parameters; revealed fields may always be left out.
// Output: fields of the interface. An interface promises nothing, so each may be missing or null.
`

const INPUT: Side = { loose: false }
const OUTPUT: Side = { loose: true }

/** A declaration file with two types per module, and \`Modules\`, which maps names to them. */
export async function typesFile(app: App): Promise<string> {
  // the compiler of schemas is the largest library of all, and no other command needs it
  const { compile } = await import('./compiler.ts')
  const source = await compile(schemaOf(app), 'Modules', {
    additionalProperties: false,
    bannerComment: '',
    // its formatter is twenty times as large as all the rest
    format: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
  })
  return `${HEAD}\n${indented(source)}`
}

/** One schema for all modules, so that types which several of them share are declared once. */
function schemaOf(app: App): Schema {
  const definitions: Record<string, unknown> = {}
  const properties: Record<string, unknown> = {}
  for (const module of app.modules.values()) {
    const name = uniqueName(module.name, definitions)
    const [input, output] = [`${name}Input`, `${name}Output`]
    definitions[input] = moduleType(module, fieldsOfModule(module), INPUT, definitions)
    const result = parameterList(module.code.get('interface')?.value)
    definitions[output] = moduleType(module, result, OUTPUT, definitions)
    properties[module.name] = {
      type: 'object',
      description: module.label,
      properties: {
        input: { $ref: `#/definitions/${input}` },
        output: { $ref: `#/definitions/${output}` },
      },
      required: ['input', 'output'],
    }
  }
  const description = 'Every module of the app by its name.'
  return { description, type: 'object', properties, required: Object.keys(properties), definitions }
}

/** The name of a module as the beginning of a type's name; another one where two would be equal. */
function uniqueName(written: string, taken: Readonly<Record<string, unknown>>): string {
  const name = `${written.slice(0, 1).toUpperCase()}${written.slice(1)}`
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}${number}`
    if (!Object.hasOwn(taken, `${candidate}Input`)) return candidate
  }
}

function moduleType(
  { label, description }: Module,
  fields: unknown,
  side: Side,
  definitions: Record<string, unknown>,
): Schema {
  const spec = convertible(fields)
  const { schema } = toJsonSchema({ type: 'collection', spec })
  const shared = (own(schema, 'definitions') ?? {}) as Readonly<Record<string, JsonSchema>>
  for (const [name, composite] of Object.entries(shared)) {
    definitions[name] = shapeOf(composite, side)
  }
  const members = membersOf(schema, side)
  const what = side.loose ? 'What comes out of' : 'What goes into'
  const words = `${what} “${label}”.${description === '' ? '' : ` ${description}`}`
  // an object without fields is empty, not open, unless its fields come from an RPC
  const isEmpty = spec.length === 0
  return { ...members, ...(isEmpty ? { additionalProperties: false } : {}), description: words }
}
