// The functions that write text so that a URL, HTML or Markdown takes it literally, and back.
import { toText } from '../values.ts'
import { invalid } from './arguments.ts'
import type { ImlFunction } from './function.ts'
import { withoutTags } from './strip-html.ts'

const PAGE = 'https://help.make.com/text-and-binary-functions'
const FUSION = 'https://github.com/AdobeDocs/workfront-fusion.en text-and-binary-functions.md'

/** Runs a JavaScript URI function, which refuses half characters and bad escapes. */
function uri(convert: (text: string) => string, value: unknown): string {
  try {
    return convert(toText(value))
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

const decodeURL: ImlFunction = {
  name: 'decodeURL',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text with its percent escapes turned into characters.',
  example: { template: "{{decodeURL('a%20b')}}", gives: 'a b' },
  source: PAGE,
  certain: true,
  call: ([text]) => uri(decodeURIComponent, text),
}

const encodeURL: ImlFunction = {
  name: 'encodeURL',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text with every character that means something in a URL as percent escapes.',
  example: { template: "{{encodeURL('a b&c')}}", gives: 'a%20b%26c' },
  source: PAGE,
  certain: true,
  note: 'As encodeURIComponent of JavaScript [observed].',
  call: ([text]) => uri(encodeURIComponent, text),
}

const html: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

const escapeHTML: ImlFunction = {
  name: 'escapeHTML',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text with &, < and > as entities.',
  example: { template: "{{escapeHTML('<b>Hello</b>')}}", gives: '&lt;b&gt;Hello&lt;/b&gt;' },
  source: PAGE,
  certain: true,
  note: 'That quotation marks stay is observed.',
  call: ([text]) => toText(text).replace(/[&<>]/g, (mark) => html.get(mark) ?? mark),
}

const escapeMarkdown: ImlFunction = {
  name: 'escapeMarkdown',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text with the characters that mean something in Markdown as decimal entities.',
  example: { template: "{{escapeMarkdown('# Header')}}", gives: '&#35; Header' },
  source: `${PAGE}; ${FUSION}`,
  certain: true,
  note: 'Which characters those are is inferred (\\ ` * _ { } [ ] ( ) < > # + - . ! | ~).',
  call: ([text]) =>
    toText(text).replace(/[\\`*_{}[\]()<>#+\-.!|~]/g, (mark) => `&#${mark.charCodeAt(0)};`),
}

const stripHTML: ImlFunction = {
  name: 'stripHTML',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text without HTML tags, styles, scripts and comments.',
  example: { template: "{{stripHTML('<b>Hello</b><br>you')}}", gives: 'Hello\nyou' },
  source: PAGE,
  certain: true,
  note: 'The new line for br and the dropped styles and scripts are observed; entities stay [inferred].',
  call: ([text]) => withoutTags(toText(text)),
}

export const escapes: readonly ImlFunction[] = [
  decodeURL,
  encodeURL,
  escapeHTML,
  escapeMarkdown,
  stripHTML,
]
