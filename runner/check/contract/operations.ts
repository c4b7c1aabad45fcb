// The operations of a contract, and which of them a method and an address mean.
import { own, stringOf } from '../../text/index.ts'
import { below, type Contract, entries, items, type Located, member } from './located.ts'
import { type Shape, shapeOf, UNKNOWN_SHAPE } from './shape.ts'

/** One method of one path. */
export interface Operation {
  /** In capitals. */
  readonly method: string
  /** As written in the contract: `/things/{id}`. */
  readonly path: string
  readonly part: Located
  /** Names of query and header parameters with their places. */
  readonly query: ReadonlyMap<string, Located>
  readonly headers: ReadonlyMap<string, Located>
  /** Body of a request by its media type; undefined when it takes none. */
  readonly body: { readonly schema: Shape; readonly required: boolean } | undefined
  /** What an accepted and what a refused request is answered. */
  readonly answer: Shape
  readonly refusal: Shape
  /** The headers of all answers; unknown where the contract lists none. */
  readonly answerHeaders: Shape
  /** Ways to authorize, each a list of schemes that are needed together; empty: none is needed. */
  readonly security: readonly (readonly Located[])[]
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** All operations, in the order of the contract. */
export function operationsOf(contract: Contract): Operation[] {
  return entries(contract, member(contract, contract.root, 'paths'))
    .filter(([path]) => path.startsWith('/'))
    .flatMap(([path, item]) =>
      entries(contract, item)
        .filter(([method]) => METHODS.includes(method))
        .map(([method, part]) => operationOf(contract, method, path, item, part)),
    )
}

function operationOf(
  contract: Contract,
  method: string,
  path: string,
  item: Located,
  part: Located,
): Operation {
  // those of the operation win over those of the path
  const parameters = [
    ...items(contract, member(contract, item, 'parameters')),
    ...items(contract, member(contract, part, 'parameters')),
  ]
  const of = (place: string): Map<string, Located> =>
    new Map(
      parameters
        .filter((one) => own(one.value, 'in') === place)
        .map((one) => [stringOf(own(one.value, 'name')), one]),
    )
  const body = member(contract, part, 'requestBody')
  const { answer, refusal } = answersOf(contract, part)
  return {
    method: method.toUpperCase(),
    path,
    part,
    query: of('query'),
    headers: of('header'),
    body: body && {
      schema: schemaIn(contract, body),
      required: own(body.value, 'required') === true,
    },
    answer,
    refusal,
    answerHeaders: headersOf(contract, part),
    security: securityOf(contract, part),
  }
}

/** The schema of the JSON body, or of the first kind of body there is. */
function schemaIn(contract: Contract, part: Located | undefined): Shape {
  const kinds = entries(contract, member(contract, part, 'content'))
  const json = kinds.find(([kind]) => /\bjson\b/.test(kind)) ?? kinds[0]
  const schema = json && own(json[1].value, 'schema')
  if (!json || schema === undefined) return UNKNOWN_SHAPE
  return shapeOf([{ value: schema, path: [...json[1].path, 'schema'] }])
}

function answersOf(contract: Contract, part: Located): { answer: Shape; refusal: Shape } {
  const answers = entries(contract, member(contract, part, 'responses'))
  const accepted = answers.filter(([status]) => /^2/.test(status))
  const fallback = answers.filter(([status]) => status === 'default')
  const refused = answers.filter(([status]) => /^[45]/.test(status))
  const join = (list: readonly [string, Located][]): Shape => {
    const shapes = list
      .filter(([, answer]) => member(contract, answer, 'content') !== undefined)
      .map(([, answer]) => schemaIn(contract, answer))
    if (shapes.some((shape) => shape.kind === 'unknown')) return UNKNOWN_SHAPE
    return shapeOf(shapes.flatMap((shape) => (shape.kind === 'schemas' ? shape.schemas : [])))
  }
  return {
    answer: join(accepted.length > 0 ? accepted : fallback),
    refusal: join([...refused, ...fallback]),
  }
}

/** Headers that servers add and contracts seldom mention. */
const OF_SERVERS = [
  ...['content-type', 'content-length', 'content-encoding', 'content-disposition', 'date', 'etag'],
  ...['last-modified', 'cache-control', 'expires', 'location', 'retry-after', 'server', 'vary'],
  ...['set-cookie', 'connection', 'transfer-encoding', 'www-authenticate', 'x-request-id'],
]

/** Names count in the case of the contract and in lower case, in which Make gives them. */
function headersOf(contract: Contract, part: Located): Shape {
  const listed = entries(contract, member(contract, part, 'responses')).flatMap(([, answer]) =>
    entries(contract, member(contract, answer, 'headers')).map(([name]) => name),
  )
  if (listed.length === 0) return UNKNOWN_SHAPE
  const names = [...listed, ...listed.map((name) => name.toLowerCase()), ...OF_SERVERS]
  return {
    kind: 'written',
    members: new Map(names.map((name) => [name, UNKNOWN_SHAPE])),
    open: false,
  }
}

function securityOf(contract: Contract, part: Located): (readonly Located[])[] {
  const ways = member(contract, part, 'security') ?? member(contract, contract.root, 'security')
  return items(contract, ways).map((way) =>
    entries(contract, way).flatMap(([name]) => {
      const scheme = below(contract, contract.root, 'components', 'securitySchemes', name)
      return scheme ? [scheme] : []
    }),
  )
}

/** The address below the server, as segments; an expression in it is one blank. */
export type Segments = readonly string[]

export const segmentsOf = (path: string): Segments =>
  path.split('/').filter((segment) => segment !== '')

/**
 * The operations whose path the segments can mean: an expression stands for a parameter, and a
 * literal for itself or, where no path has it, for a parameter.
 */
export function operationsAt(operations: readonly Operation[], segments: Segments): Operation[] {
  const fitting = operations.filter(({ path }) => {
    const wanted = segmentsOf(path)
    return (
      wanted.length === segments.length &&
      wanted.every((one, index) => fits(one, segments[index] ?? ''))
    )
  })
  const literal = ({ path }: Operation): number =>
    segmentsOf(path).filter((one) => !one.includes('{')).length
  const most = Math.max(...fitting.map(literal))
  return fitting.filter((operation) => literal(operation) === most)
}

function fits(wanted: string, written: string): boolean {
  if (!wanted.includes('{')) return wanted === written
  return written !== ''
}
