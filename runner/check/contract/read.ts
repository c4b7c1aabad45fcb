// What expressions read of an answer: the shape a whole expression gives, and every step that leads nowhere.
import { findFunction, handedOn, type Node, SPREAD_KEY, templatesIn } from '../../iml/index.ts'
import { isRecord, type Json, type Path, printPath } from '../../text/index.ts'
import { keywordOf, loneNode, nodesOf } from '../look/expressions.ts'
import type { WrittenRequest } from '../look/requests.ts'
import { type Findings, reportUnknown } from './findings.ts'
import type { Contract } from './located.ts'
import { anyOf, itemOf, type Shape, UNKNOWN_SHAPE, walk } from './shape.ts'

/** The names an expression can read at a place, as far as the contract describes them. */
export type Names = Readonly<Record<string, Shape>>

/** The shape of the value an expression gives. */
export function shapeOfNode(contract: Contract, node: Node, names: Names): Shape {
  const path = readPath(node)
  if (path) {
    const from = Object.hasOwn(names, path.name) ? names[path.name] : undefined
    if (!from) return UNKNOWN_SHAPE
    const walked = walk(
      contract,
      from,
      path.steps.map((step) => step.step),
    )
    return 'shape' in walked ? walked.shape : UNKNOWN_SHAPE
  }
  if (node.kind !== 'call') return UNKNOWN_SHAPE
  const row = findFunction(node.name)
  // a choice of the members of a collection is a shape that nobody describes
  if (row?.handsOn === 'named' || row?.handsOn === 'others') return UNKNOWN_SHAPE
  const shape = anyOf(
    handedOn(row, node.args)
      .filter((one) => one !== undefined)
      .filter((one) => !isEmpty(one))
      .map((one) => shapeOfNode(contract, one, names)),
  )
  return row?.handsOn === 'item' ? (itemOf(contract, shape) ?? UNKNOWN_SHAPE) : shape
}

/** True for words in which there is nothing to read: those that mean nothing, and emptyarray. */
function isEmpty(node: Node): boolean {
  const word = keywordOf(node)
  return word !== undefined && (word.isNothing || word.kind === 'array')
}

/** The shape of a value as it is written: one expression, or an object with members of its own. */
export function shapeOfWritten(contract: Contract, value: Json | undefined, names: Names): Shape {
  const node = loneNode(value)
  if (node) return shapeOfNode(contract, node, names)
  if (!isRecord(value)) return UNKNOWN_SHAPE
  const members = new Map<string, Shape>()
  let open = false
  for (const [name, inner] of Object.entries(value as Record<string, Json>)) {
    if (name === SPREAD_KEY || name.includes('{{')) open = true
    else members.set(name, shapeOfWritten(contract, inner, names))
  }
  return { kind: 'written', members, open }
}

interface ReadStep {
  readonly step: string | number
  readonly start: number
  readonly end: number
}

/** A name and the steps behind it, up to the first that is computed. */
function readPath(node: Node): { name: string; steps: ReadStep[] } | undefined {
  if (node.kind === 'name') return { name: node.name, steps: [] }
  if (node.kind !== 'path' || node.base.kind !== 'name') return undefined
  const steps: ReadStep[] = []
  for (const { start, end, ...step } of node.steps) {
    // the place of a member begins with its point
    if (step.kind === 'member') steps.push({ step: step.name, start: start + 1, end })
    else if (step.index?.kind === 'literal' && typeof step.index.value === 'string') {
      steps.push({ step: step.index.value, start, end })
    } else if (
      step.index === undefined ||
      step.index.kind === 'literal' ||
      step.index.kind === 'unary'
    ) {
      steps.push({ step: 1, start, end })
    } else break
  }
  return { name: node.base.name, steps }
}

/** A step that leads nowhere, with its place inside of the text. */
interface Missing {
  readonly text: string
  readonly path: Path
  readonly isKey: boolean
  readonly full: string
  readonly name: string
  readonly start: number
  readonly end: number
  readonly known: readonly string[]
}

/** How strictly a place is read: `any` is content when one of the names in a text exists. */
type Strictness = 'every' | 'any'

/** Reports what the texts below a path of a request read of an answer that has no such part. */
export function compareRead(
  contract: Contract,
  findings: Findings,
  request: Pick<WrittenRequest, 'document' | 'path'>,
  value: Json | undefined,
  path: Path,
  names: Names,
  strictness: Strictness,
): void {
  if (value === undefined) return
  for (const { text, path: inner, isKey } of templatesIn(value)) {
    const place = { text, path: [...path, ...inner], isKey }
    const { missing, found } = readsIn(contract, place, names)
    if (strictness === 'any' && found > 0) continue
    for (const one of missing) {
      const { document } = request
      const full = [...request.path, ...one.path]
      const at = isKey
        ? document.keySpanOf(full)
        : document.spanOf(full, { start: one.start, end: one.end })
      const message = `The contract's answer has no "${one.full}".`
      reportUnknown(findings, 'contract/unknown-answer-member', message, at, one.name, one.known)
    }
  }
}

function readsIn(
  contract: Contract,
  place: Pick<Missing, 'text' | 'path' | 'isKey'>,
  names: Names,
): { missing: Missing[]; found: number } {
  const missing: Missing[] = []
  let found = 0
  for (const node of nodesOf(place.text)) {
    for (const { name, from, steps } of readsOf(contract, node, names)) {
      const walked = walk(
        contract,
        from,
        steps.map((step) => step.step),
      )
      if ('shape' in walked) {
        if (steps.length > 0) found++
        continue
      }
      const at = steps[walked.index]
      if (!at) continue
      const full = printPath([name, ...steps.slice(0, walked.index + 1).map((step) => step.step)])
      missing.push({
        ...place,
        full,
        name: String(at.step),
        start: at.start,
        end: at.end,
        known: walked.known,
      })
    }
  }
  return { missing, found }
}

/** What one node reads: a path of its own, or members that a function is told by name. */
function readsOf(
  contract: Contract,
  node: Node,
  names: Names,
): { name: string; from: Shape; steps: ReadStep[] }[] {
  const path = readPath(node)
  if (path) {
    const from = Object.hasOwn(names, path.name) ? names[path.name] : undefined
    return from ? [{ name: path.name, from, steps: path.steps }] : []
  }
  if (node.kind !== 'call') return []
  const row = findFunction(node.name)
  if (row?.path !== undefined) return readsOfPath(contract, node, row.path, names)
  const [list] = node.args
  const numbers = row?.names ?? []
  if (!list || numbers.length === 0) return []
  const from = itemOf(contract, shapeOfNode(contract, list, names))
  if (!from) return []
  return numbers.flatMap((number) => {
    const argument = node.args[number]
    if (argument?.kind !== 'literal' || typeof argument.value !== 'string') return []
    const { start, end } = argument
    const steps = argument.value.split('.').map((step) => ({ step, start, end }))
    return [{ name: 'item', from, steps }]
  })
}

/** `get(body, 'data.id')` reads what `body.data.id` reads. */
function readsOfPath(
  contract: Contract,
  { args }: Extract<Node, { readonly kind: 'call' }>,
  number: number,
  names: Names,
): { name: string; from: Shape; steps: ReadStep[] }[] {
  const [first] = args
  const second = args[number]
  if (first?.kind !== 'name' && first?.kind !== 'path') return []
  if (second?.kind !== 'literal' || typeof second.value !== 'string') return []
  const path = readPath(first)
  const { start, end } = second
  const steps = second.value
    .split('.')
    .filter((step) => step !== '')
    .map((step) => ({ step: /^-?\d+$/.test(step) ? 1 : step, start, end }))
  const name = path ? printPath([path.name, ...path.steps.map((one) => one.step)]) : ''
  return [{ name, from: shapeOfNode(contract, first, names), steps }]
}
