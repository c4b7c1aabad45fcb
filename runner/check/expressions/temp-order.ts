// Members of temp that are read before anything sets them, over blocks, steps, pages and rounds.
import { BEFORE, REQUEST } from '../../engine/index.ts'
import type { Node } from '../../iml/index.ts'
import { type App, componentsOf, type Document } from '../../spec/index.ts'
import { isRecord, own, type Path } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import type { CheckedFile } from '../look/files.ts'
import { requestsOf, type WrittenRequest } from '../look/requests.ts'
import { namesOf } from './declared.ts'
import { variableOf } from './names.ts'
import type { PlaceOf } from './place.ts'

/** The moments of a request, in the order they come; members of one moment do not see each other. */
const TEMP = 0
const CONDITION = 1
const SENT = 2
const RESPONSE_TEMP = 3
const ANSWERED = 4

/** A block that sets a member: in which step, at which moment. */
interface Writer {
  readonly step: number
  readonly moment: number
}

/** Warns of `temp.x` where every block that sets x is evaluated later, or is the same block. */
export function setTooLate(
  node: Node,
  path: Path,
  app: App,
  { component, document }: CheckedFile,
  placeOf: PlaceOf,
): readonly Found[] {
  if (node.kind !== 'path' || variableOf(node)?.name !== 'temp') return []
  const [name] = namesOf(node)
  if (name === undefined) return []
  const readers = component
    ? requestsOf(component).filter((one) => one.document === document && holds(one, path))
    : componentsOf(app).flatMap((one) => requestsOf(one).filter(({ onBase }) => onBase))
  const base = app.base
  let remedy: string | undefined
  for (const reader of readers) {
    const moment = momentOf(component ? path.slice(reader.path.length) : path)
    const writers = writersOf(name, reader, reader.onBase ? base : undefined)
    // what no block here sets is set elsewhere, or by nothing, which is told otherwise
    if (!writers || writers.length === 0) return []
    if (isSet(writers, reader, moment, reader.onBase ? base : undefined)) return []
    const isSame = writers.some((one) => one.step === reader.step && one.moment === moment)
    remedy ??= remedyFor(isSame, moment)
  }
  if (remedy === undefined) return []
  const message = `Nothing has set "temp.${name}" yet where this is evaluated.`
  return [found('expression/not-yet', placeOf(node), message, remedy)]
}

const holds = (request: WrittenRequest, path: Path): boolean =>
  request.path.every((step, index) => path[index] === step)

const BEFORE_SENDING: ReadonlySet<string> = new Set(REQUEST.map(({ name }) => name))
const FIRST: ReadonlyMap<string, number> = new Map(
  BEFORE.map(({ name }) => [name, name === 'temp' ? TEMP : CONDITION] as const),
)

/** When a directive is evaluated; pages and rounds come after the answer. */
function momentOf([home, key]: Path): number {
  if (home === 'response') return key === 'temp' ? RESPONSE_TEMP : ANSWERED
  if (typeof home !== 'string') return ANSWERED
  return FIRST.get(home) ?? (BEFORE_SENDING.has(home) ? SENT : ANSWERED)
}

/**
 * The blocks of a chain that set a member, the latest last; undefined where one has names nobody knows,
 * or another file of the component sets it, whose order is not known.
 */
function writersOf(
  name: string,
  reader: WrittenRequest,
  base: Document | undefined,
): readonly Writer[] | undefined {
  const all = requestsOf(reader.component)
  const isOwn = (one: WrittenRequest) =>
    one.document === reader.document && one.phase === reader.phase
  const writers: Writer[] = []
  for (const one of all) {
    for (const moment of [TEMP, RESPONSE_TEMP]) {
      const sets = [
        blockAt(one.value, moment),
        isOwn(one) ? blockAt(base?.value, moment) : undefined,
      ]
      for (const block of sets) {
        const isIn = block === undefined ? false : hasName(block, name)
        if (isIn === undefined || (isIn && !isOwn(one) && isOneRun(one, reader))) return undefined
        if (isIn && isOwn(one)) writers.push({ step: one.step, moment })
      }
    }
  }
  return writers
}

/** Attaching, detaching and updating a hook are runs of their own; an epoch runs its module's steps. */
const isOneRun = (one: WrittenRequest, other: WrittenRequest): boolean =>
  one.document === other.document || one.component.kind !== 'webhook'

function blockAt(request: unknown, moment: number): unknown {
  return own(moment === TEMP ? request : own(request, 'response'), 'temp')
}

/** Undefined for a block that an expression gives, or names. */
function hasName(block: unknown, name: string): boolean | undefined {
  if (!isRecord(block)) return undefined
  if (Object.keys(block).some((key) => key.includes('{{'))) return undefined
  return Object.hasOwn(block, name)
}

function isSet(
  writers: readonly Writer[],
  { step, value }: WrittenRequest,
  moment: number,
  base: Document | undefined,
): boolean {
  const has = (key: string) => (own(value, key) ?? own(base?.value, key)) !== undefined
  const isRepeated = has('repeat')
  // every page asks anew, after the answer to the one before it
  const isPaged = has('pagination') && moment >= SENT
  return writers.some((writer) => {
    if (writer.step !== step) return writer.step < step
    return writer.moment < moment || isRepeated || (isPaged && writer.moment === RESPONSE_TEMP)
  })
}

function remedyFor(isSameBlock: boolean, reader: number): string {
  if (isSameBlock) return 'members of one block do not see each other: write its value here'
  return reader === TEMP || reader === CONDITION
    ? 'write its value here, or set it in an earlier step'
    : 'set it in "temp" of this request, or in an earlier step'
}
