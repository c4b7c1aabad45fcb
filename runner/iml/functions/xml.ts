// `createXML` and `parseXML`: XML in the shape that the packages xmlbuilder and xmlbuilder2 give it.
import type { ValidationError } from 'fast-xml-parser'
import { own, setOwn } from '../../text/index.ts'
import { ImlError } from '../error.ts'
import { xmlParser } from '../libraries.ts'
import { isCollection, quoted, toText } from '../values.ts'
import { asItem, invalid, missing } from './arguments.ts'
import type { ImlFunction } from './function.ts'

const NOTES = 'a public test shim that stands in for the engine'
const DEEPEST = 200
const LONGEST_MESSAGE = 200

/** Names as XML has them, roughly: a letter or underscore first. */
const NAME = /^[\p{L}_:][\p{L}\p{N}_:.\-·]*$/u

function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#xD;')
}

function escapeAttribute(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/\t/g, '&#x9;')
    .replace(/\n/g, '&#xA;')
    .replace(/\r/g, '&#xD;')
}

function checkedName(name: string): string {
  if (NAME.test(name)) return name
  throw invalid(`${quoted(name)} cannot be the name of an XML element.`)
}

/** The lines of one element; an array gives an element per item, null and undefined none. */
function element(name: string, value: unknown, depth: number): string[] {
  if (depth > DEEPEST) throw new ImlError('iml/too-deep', `XML is nested deeper than ${DEEPEST}.`)
  if (Array.isArray(value)) return value.flatMap((item) => element(name, item, depth))
  if (missing(value)) return []
  const indent = '  '.repeat(depth)
  const tag = checkedName(name)
  if (!isCollection(value)) return [wrapped(indent, tag, '', toText(value))]
  const members = Object.entries(value)
  const attributes = members
    .filter(([member, content]) => member.startsWith('@') && !missing(content))
    .map(
      ([member, content]) =>
        ` ${checkedName(member.slice(1))}="${escapeAttribute(toText(content))}"`,
    )
    .join('')
  const text = members
    .filter(([member]) => member.startsWith('#'))
    .map(([, content]) => toText(content))
  const inner = members
    .filter(([member]) => !/^[@#]/.test(member))
    .flatMap(([member, content]) => element(member, content, depth + 1))
  if (inner.length === 0) return [wrapped(indent, tag, attributes, text.join(''))]
  const words = text.map((line) => `${indent}  ${escapeText(line)}`)
  return [`${indent}<${tag}${attributes}>`, ...words, ...inner, `${indent}</${tag}>`]
}

function wrapped(indent: string, tag: string, attributes: string, text: string): string {
  return text === ''
    ? `${indent}<${tag}${attributes}/>`
    : `${indent}<${tag}${attributes}>${escapeText(text)}</${tag}>`
}

function documentOf(value: unknown): string {
  const roots = isCollection(value) ? Object.entries(value) : []
  const [root] = roots
  if (root === undefined || roots.length > 1 || Array.isArray(root[1])) {
    throw invalid(
      'An XML document needs exactly one outermost element.',
      'give a collection with one member',
    )
  }
  return ['<?xml version="1.0"?>', ...element(root[0], root[1] ?? '', 0)].join('\n')
}

export const createXML: ImlFunction = {
  name: 'createXML',
  profile: 'app',
  parameters: 'collection',
  arity: [1, 1],
  result: 'text',
  doc: 'An XML document: members become elements, those named @name attributes and #text the text.',
  example: {
    template: '{{createXML(o)}}',
    variables: { o: { root: { '@id': '7', a: 1 } } },
    gives: '<?xml version="1.0"?>\n<root id="7">\n  <a>1</a>\n</root>',
  },
  source: NOTES,
  certain: false,
  note: 'Indented by two blanks; null and undefined members are left out.',
  call: ([value]) => documentOf(asItem(value)),
}

/** An element as the parser gives it: texts alone stay text, attributes and texts are named. */
function simplified(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplified)
  if (!isCollection(value)) return value === '' ? {} : value
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    setOwn(result, name, name.startsWith('@') ? value[name] : simplified(value[name]))
  }
  const text = own(result, '#')
  return text !== undefined && Object.keys(result).length === 1 ? text : result
}

/** Several open elements are told by their JSON, and empty text without a column, by the validator. */
function notXml(text: string, { msg, line, col }: ValidationError['err']): ImlError {
  if (text.trim() === '') return invalid('The text is not XML: it is empty.')
  const list = /^Invalid '\[(.*)\]' found/s.exec(msg)?.[1] ?? ''
  const open = [...list.matchAll(/"([^"]*)"/g)].map(([, name]) => name)
  const said = open.length > 0 ? `Elements are never closed: ${open.join(', ')}.` : msg
  const short = said.length > LONGEST_MESSAGE ? `${said.slice(0, LONGEST_MESSAGE)}...` : said
  const place = Number.isInteger(col) ? ` (line ${line}, column ${col})` : ''
  return invalid(`The text is not XML: ${short}${place}`)
}

function parse(text: string): unknown {
  const { XMLParser, XMLValidator } = xmlParser()
  const valid = XMLValidator.validate(text)
  if (valid !== true) {
    throw notXml(text, valid.err)
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: true,
    // Character references such as &#233; too, which the parser leaves alone otherwise.
    htmlEntities: true,
  })
  try {
    return simplified(parser.parse(text))
  } catch (error) {
    // Its limits against hostile documents: depth, entities, reserved names.
    throw invalid(`The XML is refused: ${error instanceof Error ? error.message : error}`)
  }
}

export const parseXML: ImlFunction = {
  name: 'parseXML',
  profile: 'app',
  parameters: 'text',
  arity: [1, 1],
  result: 'collection',
  handsOn: 'nothing',
  doc: 'A collection of an XML document: elements by name, repeated ones as arrays, attributes as @name, text beside them as #.',
  example: {
    template: '{{parseXML(s)}}',
    variables: { s: '<r x="1">t</r>' },
    gives: { r: { '@x': '1', '#': 't' } },
  },
  source: NOTES,
  certain: false,
  note: 'Texts and attributes stay text; an empty element is an empty collection.',
  call: ([text]) => parse(toText(text)),
}
