// Names that exist at a directive only later or under a condition: an answer's, and those of an item.
import { BEFORE, REQUEST } from '../../engine/index.ts'
import type { Node } from '../../iml/index.ts'
import type { App, Component } from '../../spec/index.ts'
import { own, type Path } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import { requestsOf, type WrittenRequest } from '../look/requests.ts'
import { variableOf } from './names.ts'
import type { PlaceOf } from './place.ts'

/** What an answer brings. */
const ANSWERED = new Set(['body', 'headers', 'statusCode'])

/** Directives that are evaluated before the request is sent. */
const SENDING: ReadonlySet<string> = new Set([...BEFORE, ...REQUEST].map(({ name }) => name))

/** Kinds whose communication begins with something that came in, so that there is a body. */
const BEGUN = new Set(['instant_trigger', 'responder'])

/** Warns of `item` where nothing iterates, and of an answer before the first request. */
export function tooEarly(
  node: Node,
  path: Path,
  app: App,
  { component, document }: CheckedFile,
  placeOf: PlaceOf,
): readonly Found[] {
  const variable = variableOf(node)
  if (!variable || !component) return []
  const { name } = variable
  if (name !== 'item' && !ANSWERED.has(name)) return []
  const request = requestsOf(component).find(
    (one) => one.document === document && one.path.every((step, index) => path[index] === step),
  )
  if (!request) return []
  const below = path.slice(request.path.length)
  const base = request.onBase ? app.base?.value : undefined
  const remedy =
    name === 'item' ? withoutItems(request, below, base) : unanswered(request, below, base)
  if (remedy === undefined) return []
  const message = `"${name}" does not exist here.`
  return [found('expression/not-here', placeOf(variable), message, remedy)]
}

/** The remedy where `output` gives one bundle only; undefined where an item may exist. */
function withoutItems(
  { value, phase }: WrittenRequest,
  [home, key]: Path,
  base: unknown,
): string | undefined {
  // epochs of public apps read items without an iterate of their own [observed]
  if (phase === 'epoch' || home !== 'response' || key !== 'output') return undefined
  const iterates = [value, own(value, 'response'), own(base, 'response')].some(
    (one) => own(one, 'iterate') !== undefined,
  )
  return iterates ? undefined : 'an item exists beside "iterate" only; read body'
}

/** The remedy where nothing can have answered yet; undefined where something may have. */
function unanswered(request: WrittenRequest, [directive]: Path, base: unknown): string | undefined {
  const { component, value, step, phase } = request
  if (step > 0 || typeof directive !== 'string' || !SENDING.has(directive)) return undefined
  if (isBegun(component) || (component.kind === 'connection' && phase !== 'communication')) {
    return undefined
  }
  // further pages and rounds send the same request again, after an answer
  const again = [own(value, 'pagination'), own(value, 'repeat'), own(base, 'pagination')]
  if (again.some((one) => one !== undefined)) return undefined
  return 'there is no answer before the first request'
}

const isBegun = (component: Component): boolean =>
  component.kind === 'endpoint' || BEGUN.has((component as { readonly type?: string }).type ?? '')
