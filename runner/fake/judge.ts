// Holds bodies against the contract's schemas: requests for the caller's sake, answers for the portal's own.

import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { partsOf } from './codec.ts'
import { type Document, fieldOf, isRecord, type Tree } from './document.ts'
import { nearest } from './nearest.ts'
import { type Refusal, refuse } from './refusal.ts'

export type Judge = {
  /** Why a request body is refused, or undefined; small letters are made capitals where x-fold-case says so. */
  request(
    schema: string,
    body: Tree,
    unknownFields: 'reject' | 'ignore',
  ): Promise<Refusal | undefined>
  /** What of an answer the contract does not allow, or undefined. */
  answer(schema: string, body: Tree): Promise<string | undefined>
}

/** A judge by the schemas of a contract; ajv is loaded when the first body comes. */
export function judgeBy(document: Document): Judge {
  let loading: Promise<Ajv2020> | undefined
  const compiled = new Map<string, ValidateFunction>()
  const validator = async (schema: string) => {
    loading ??= loadAjv(document)
    const ajv = await loading
    const known = compiled.get(schema) ?? ajv.compile({ $ref: `contract${schema}` })
    compiled.set(schema, known)
    return known
  }
  return {
    request: async (schema, body, unknownFields) => {
      if (!isRecord(body)) {
        return refuse('invalid_request', 'The request body must be a JSON object.', {
          info: CHECK_BODY,
        })
      }
      const validate = await validator(schema)
      validate(body)
      const findings = findingsOf(document, validate.errors ?? [])
      return drawFindings(
        unknownFields === 'ignore'
          ? findings.filter((finding) => finding.reason !== 'unknown_field')
          : findings,
      )
    },
    answer: async (schema, body) => {
      const validate = await validator(schema)
      if (validate(body)) return undefined
      return validate.errors
        ?.map((error) => `${error.instancePath || '/'} ${error.message}`)
        .join('; ')
    },
  }
}

async function loadAjv(document: Document): Promise<Ajv2020> {
  // ajv is CommonJS: a bundle gives such a module by its default export only
  const { default: ajvModule } = await import('ajv/dist/2020.js')
  const { Ajv2020 } = ajvModule
  // Not strict, because the contract carries x- marks; OpenAPI is not a JSON Schema, hence no validateSchema.
  // What it would print by itself would stand between the lines of the program.
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateSchema: false,
    logger: false,
  })
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+\.[^\s@.]+$/)
  ajv.addKeyword({
    keyword: 'x-fold-case',
    before: 'pattern',
    type: 'string',
    modifying: true,
    validate: (_fold: Tree, text: string, _parent: Tree, place?: Place) => {
      if (place) place.parentData[place.parentDataProperty] = text.toUpperCase()
      return true
    },
  })
  ajv.addSchema(document, 'contract')
  return ajv
}

type Place = { parentData: Record<string | number, unknown>; parentDataProperty: string | number }

const CHECK_BODY = 'Check the request body.'

type Finding = { readonly reason: string; readonly field: string; readonly error: string }

/** In the order of telling: a misspelt name explains the field that is missing because of it. */
const ORDER = ['unknown_field', 'missing_field', 'plan_required', 'invalid_field']

function drawFindings(findings: readonly Finding[]): Refusal | undefined {
  const sorted = [...findings].sort(
    (one, other) => ORDER.indexOf(one.reason) - ORDER.indexOf(other.reason),
  )
  const [first, ...others] = sorted
  if (!first) return undefined
  const also = [...new Set(others.map((finding) => finding.field))].filter(
    (field) => field !== first.field,
  )
  return refuse(first.reason, first.error, {
    info: also.length === 0 ? CHECK_BODY : `Also wrong: ${also.join(', ')}.`,
    field: first.field || undefined,
  })
}

function findingsOf(document: Document, errors: readonly ErrorObject[]): Finding[] {
  // The branches of an anyOf complain one by one; the anyOf itself says what matters.
  return errors
    .filter((error) => !error.schemaPath.includes('/anyOf/'))
    .map((error) => findingOf(document, error))
}

function findingOf(document: Document, error: ErrorObject): Finding {
  const place = error.instancePath.slice(1).replaceAll('/', '.')
  const inside = (name: Tree) => (place ? `${place}.${name}` : String(name))
  const schema = error.parentSchema ?? {}
  const { keyword, params } = error
  if (keyword === 'required') {
    const field = inside(params.missingProperty)
    return { reason: 'missing_field', field, error: `${field} is required.` }
  }
  if (keyword === 'unevaluatedProperties' || keyword === 'additionalProperties') {
    const written = String(params.unevaluatedProperty ?? params.additionalProperty)
    const known = partsOf(document, schema).flatMap((part) => Object.keys(part.properties ?? {}))
    return unknownField(inside(written.slice(0, 60)), nearest(written, known), inside)
  }
  if (keyword === 'minProperties') {
    const subject = place || 'The request body'
    return {
      reason: 'missing_field',
      field: place,
      error: `${subject} must hold at least one field.`,
    }
  }
  const reason = fieldOf(schema, 'x-reason')
  if (keyword === 'anyOf' && typeof reason === 'string') {
    const choices = (Array.isArray(schema.anyOf) ? schema.anyOf : []).map((branch) =>
      inside(fieldOf(branch, 'required', '0')),
    )
    return { reason, field: place, error: `One of ${choices.join(' and ')} is required.` }
  }
  return { reason: 'invalid_field', field: place, error: `${place} ${demandOf(error, schema)}.` }
}

function unknownField(
  field: string,
  meant: string | undefined,
  inside: (name: string) => string,
): Finding {
  const error = `${field} is not a field of this request`
  const hint = meant === undefined ? '.' : `; did you mean ${inside(meant)}?`
  return { reason: 'unknown_field', field, error: `${error}${hint}` }
}

/** What a schema wants of a value, as the end of a sentence; one row per keyword of the contract. */
const DEMANDS: Readonly<Record<string, (schema: Tree) => string>> = {
  type: (schema) => `must be ${typeName(schema)}`,
  minimum: (schema) => `must be ${typeName(schema)}`,
  maximum: (schema) => `must be at most ${fieldOf(schema, 'maximum')}`,
  enum: (schema) => `must be one of ${listOf(fieldOf(schema, 'enum'))}`,
  format: (schema) => `must be ${FORMAT_NAMES[String(fieldOf(schema, 'format'))] ?? 'well formed'}`,
  pattern: (schema) =>
    fieldOf(schema, 'pattern') === '\\S'
      ? 'must not be blank'
      : `must look like ${fieldOf(schema, 'pattern')}`,
  minLength: () => 'must not be empty',
  maxLength: (schema) => `must be at most ${fieldOf(schema, 'maxLength')} characters long`,
  uniqueItems: () => 'must not name anything twice',
}

const FORMAT_NAMES: Readonly<Record<string, string>> = { email: 'an e-mail address' }

function demandOf(error: ErrorObject, schema: Tree): string {
  const demand = Object.hasOwn(DEMANDS, error.keyword) ? DEMANDS[error.keyword] : undefined
  return demand ? demand(schema) : String(error.message)
}

function listOf(values: Tree): string {
  return Array.isArray(values) ? values.join(', ') : String(values)
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

function typeName(schema: Tree): string {
  const name = TYPE_NAMES[String(fieldOf(schema, 'type'))] ?? String(fieldOf(schema, 'type'))
  const least = fieldOf(schema, 'minimum')
  return least === undefined ? name : `${name} of at least ${least}`
}
