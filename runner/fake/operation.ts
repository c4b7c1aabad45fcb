// The operations of the contract: method, path and the schemas by which requests and answers are judged.

import { type Translator, translator } from './codec.ts'
import {
  type Document,
  deref,
  fieldOf,
  pointerTo,
  recordOf,
  resolve,
  type Tree,
  textOf,
} from './document.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** A query parameter: its name on the wire, and the bounds of a whole number. */
export type QueryParameter = {
  readonly wire: string
  readonly minimum: number
  readonly maximum: number
  readonly fallback: number
}

export type Operation = {
  readonly id: string
  /** In capitals. */
  readonly method: string
  /** As in the contract, such as /subscriptions/{subscription_id}. */
  readonly path: string
  /** Path parameters: name in the path -> canonical name. */
  readonly pathParameters: ReadonlyMap<string, string>
  /** Query parameters by canonical name. */
  readonly query: ReadonlyMap<string, QueryParameter>
  /** Pointer to the schema of the JSON body; undefined when the operation takes none. */
  readonly bodySchema: string | undefined
  /** Status of success, such as 201. */
  readonly status: number
  /** Pointer to the schema of the successful answer. */
  readonly answerSchema: string
  readonly answer: Translator
  readonly body: Translator
}

/** All operations in the order of the contract; throws when one is not fully described. */
export function readOperations(document: Document): Operation[] {
  const operations: Operation[] = []
  for (const [path, item] of Object.entries(recordOf(document.paths, 'paths'))) {
    for (const method of METHODS) {
      if (fieldOf(item, method) === undefined) continue
      operations.push(readOperation(document, path, method))
    }
  }
  return operations
}

function readOperation(document: Document, path: string, method: string): Operation {
  const place = ['paths', path, method]
  const row = recordOf(fieldOf(document, ...place), `paths.${path}.${method}`)
  const id = textOf(row.operationId, `paths.${path}.${method}.operationId`)
  const parameters = [fieldOf(document, 'paths', path, 'parameters'), row.parameters]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((parameter) => recordOf(deref(document, parameter), `a parameter of ${id}`))
  const body = [...place, 'requestBody', 'content', 'application/json', 'schema']
  const { status, answerSchema } = readSuccess(document, id, row.responses)
  return {
    id,
    method: method.toUpperCase(),
    path,
    pathParameters: new Map(
      parameters.filter((row) => row.in === 'path').map((row) => [nameOf(row), canonicalOf(row)]),
    ),
    query: new Map(
      parameters
        .filter((row) => row.in === 'query')
        .map((row) => [canonicalOf(row), readQueryParameter(document, row)]),
    ),
    bodySchema: fieldOf(document, ...body) === undefined ? undefined : pointerTo(...body),
    status,
    answerSchema,
    answer: translator(document, { $ref: answerSchema }),
    body: translator(document, fieldOf(document, ...body)),
  }
}

/** The first status of success the operation lists, and the schema of its JSON. */
function readSuccess(document: Document, id: string, responses: Tree) {
  const rows = recordOf(responses, `the responses of ${id}`)
  const status = Object.keys(rows).find((key) => /^2\d\d$/.test(key))
  if (status === undefined) throw new Error(`The contract gives ${id} no answer of success.`)
  const schema = fieldOf(deref(document, rows[status]), 'content', 'application/json', 'schema')
  const answerSchema = textOf(fieldOf(schema, '$ref'), `the $ref of the ${status} answer of ${id}`)
  resolve(document, answerSchema)
  return { status: Number(status), answerSchema }
}

function nameOf(row: Document): string {
  return textOf(row.name, 'the name of a parameter')
}

/** The last part of x-canonical (query.start -> start), else the name on the wire. */
function canonicalOf(row: Document): string {
  const canonical = row['x-canonical']
  return typeof canonical === 'string'
    ? canonical.slice(canonical.lastIndexOf('.') + 1)
    : nameOf(row)
}

function readQueryParameter(document: Document, row: Document): QueryParameter {
  const schema = deref(document, row.schema)
  const minimum = Number(fieldOf(schema, 'minimum') ?? 0)
  return {
    wire: nameOf(row),
    minimum,
    maximum: Number(fieldOf(schema, 'maximum') ?? Number.MAX_SAFE_INTEGER),
    fallback: Number(fieldOf(schema, 'default') ?? minimum),
  }
}
