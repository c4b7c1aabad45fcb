// A part of an address that a user may leave empty makes another address of it.
import { type Node, parseTemplate } from '../../iml/index.ts'
import type { Component } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { pathOf, reads } from '../look/expressions.ts'
import { parametersOf, textIn } from '../look/fields.ts'
import { requestsOf, type WrittenRequest, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const get = (required: boolean, url: string) => ({
  'module.communication': { url },
  'module.mappableParams': [{ name: 'part', label: 'Part', type: 'text', required }],
})

export const addressHasNoGap: Rule = {
  name: 'address-has-no-gap',
  severity: 'hint',
  doc: 'No part of an address is a field that may be left empty.',
  reason: 'The slash before it stays, and services answer /things/ otherwise than /things.',
  source: 'unofficial notes: an empty part at the end leaves its slash',
  certain: false,
  follows: { component: ['request-keys', 'parameter-keys', 'required-key'] },
  good: get(false, "/things{{if(parameters.part; '/' + parameters.part; '')}}"),
  bad: get(false, '/things/{{parameters.part}}'),
  check: (app) =>
    [...app.modules.values(), ...app.connections.values()].flatMap((component) => {
      const optional = optionalNames(component)
      if (optional.size === 0) return []
      return requestsOf(component).flatMap((request) => gapsIn(request, optional))
    }),
}

/** Names of plain fields that may be empty wherever a field of the name stands. */
function optionalNames(component: Component): ReadonlySet<string> {
  const fields = parametersOf(component).filter(({ inside }) => inside.length === 0)
  const always = fields.filter(
    ({ field }) => own(field, 'required') === true || own(field, 'default') !== undefined,
  )
  const certain = new Set(always.map((one) => textIn(one, 'name')))
  const plain = fields.filter((one) => EMPTY.has(textIn(one, 'type')))
  return new Set(plain.map((one) => textIn(one, 'name')).filter((name) => !certain.has(name)))
}

/** Types whose value an address takes, and that may be left empty. */
const EMPTY = new Set([
  ...['text', 'number', 'integer', 'uinteger', 'select', 'email', 'filename', 'path', 'url', 'any'],
])

function gapsIn(request: WrittenRequest, optional: ReadonlySet<string>): readonly Finding[] {
  const url = written(request, 'url')
  const condition = written(request, 'condition')
  if (typeof url !== 'string') return []
  return segmentsOf(url).flatMap(({ node, text, start, end, isLast }): readonly Finding[] => {
    const name = parameterIn(node)
    if (name === undefined || !optional.has(name)) return []
    // a request that is sent under a condition on the field has it
    if (condition !== undefined && reads(condition, 'parameters', name)) return []
    const remedy = `require the field, or write {{if(parameters.${name}; '/' + ${text}; '')}} with no slash before it`
    const message = isLast
      ? `The address ends in a slash where "${name}" is left empty.`
      : `The address lacks a part where "${name}" is left empty.`
    return [
      { message, remedy, at: request.document.spanOf([...request.path, 'url'], { start, end }) },
    ]
  })
}

interface Segment {
  readonly node: Node
  readonly text: string
  readonly start: number
  readonly end: number
  readonly isLast: boolean
}

/** The expressions that are all there is between two slashes, or behind the last one. */
function segmentsOf(url: string): readonly Segment[] {
  const pieces = piecesOf(url)
  return pieces.flatMap((piece, index): readonly Segment[] => {
    const before = pieces[index - 1]
    const after = pieces[index + 1]
    if (piece.kind !== 'expression') return []
    if (before?.kind !== 'text' || !/[^/]\/$|^\/$/.test(before.text)) return []
    const isLast = after === undefined || (after.kind === 'text' && after.text.startsWith('?'))
    if (!isLast && !(after.kind === 'text' && after.text.startsWith('/'))) return []
    const { node, start, end } = piece
    return [{ node, text: url.slice(node.start, node.end), start, end, isLast }]
  })
}

function piecesOf(url: string) {
  try {
    return parseTemplate(url).pieces
  } catch {
    // a malformed text is reported by the check of expressions
    return []
  }
}

/** Functions that make nothing of nothing. */
const KEEPING = new Set(['encodeURL', 'toString', 'trim', 'lower', 'upper', 'decodeURL'])

/** The parameter that decides alone whether the part is empty. */
function parameterIn(node: Node): string | undefined {
  if (node.kind === 'call' && KEEPING.has(node.name) && node.args[0]) {
    return parameterIn(node.args[0])
  }
  const path = pathOf(node)
  return path?.[0] === 'parameters' && path.length === 2 ? path[1] : undefined
}
