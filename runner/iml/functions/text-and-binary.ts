// The text functions that change letters, find and cut; the heading under which Make lists them all.
import { toText, truthy } from '../values.ts'
import { textOr, wholeOr } from './arguments.ts'
import { binary } from './binary.ts'
import { escapes } from './escapes.ts'
import type { FunctionGroup, ImlFunction } from './function.ts'
import { hashes } from './hashes.ts'
import { replacing } from './replace.ts'
import { contains, length } from './shared.ts'

const PAGE = 'https://help.make.com/text-and-binary-functions'

const lower: ImlFunction = {
  name: 'lower',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text in small letters.',
  example: { template: "{{lower('Hello')}}", gives: 'hello' },
  source: PAGE,
  certain: true,
  call: ([text]) => toText(text).toLowerCase(),
}

const upper: ImlFunction = {
  name: 'upper',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text in capital letters.',
  example: { template: "{{upper('Hello')}}", gives: 'HELLO' },
  source: PAGE,
  certain: true,
  call: ([text]) => toText(text).toUpperCase(),
}

const trim: ImlFunction = {
  name: 'trim',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text without white space at both ends.',
  example: { template: "{{trim(' a ')}}", gives: 'a' },
  source: PAGE,
  certain: true,
  call: ([text]) => toText(text).trim(),
}

/** With a capital first character; by character, so that a pair of surrogates stays together. */
function capitalized(text: string): string {
  const [initial = ''] = text
  return initial.toUpperCase() + text.slice(initial.length)
}

const capitalize: ImlFunction = {
  name: 'capitalize',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text with its first character as a capital; the rest stays.',
  example: { template: "{{capitalize('make it')}}", gives: 'Make it' },
  source: PAGE,
  certain: true,
  call: ([text]) => capitalized(toText(text)),
}

const startcase: ImlFunction = {
  name: 'startcase',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The text with a capital at the start of every word and small letters elsewhere.',
  example: { template: "{{startcase('hello WORLD')}}", gives: 'Hello World' },
  source: PAGE,
  certain: true,
  note: 'Words are what stands between white space [inferred].',
  call: ([text]) => toText(text).toLowerCase().replace(/\S+/g, capitalized),
}

const ascii: ImlFunction = {
  name: 'ascii',
  parameters: 'text; [remove diacritics]',
  arity: [1, 2],
  result: 'text',
  doc: 'The text without characters outside ASCII; when told to, letters lose their marks first and stay.',
  example: { template: "{{ascii('ěščřž'; true)}}", gives: 'escrz' },
  source: PAGE,
  certain: true,
  call: ([text, strip]) => {
    const letters = truthy(strip) ? toText(text).normalize('NFD') : toText(text)
    return letters.replace(/[\u0080-\uffff]/g, '')
  },
}

const indexOf: ImlFunction = {
  name: 'indexOf',
  parameters: 'text; search; [start]',
  arity: [2, 3],
  result: 'number',
  doc: 'Where the searched text begins, counted from 0; -1 when it is not there.',
  example: { template: "{{indexOf('Make'; 'k')}}", gives: 2 },
  source: PAGE,
  certain: true,
  call: ([text, search, start]) => toText(text).indexOf(toText(search), wholeOr(start, 0)),
}

const substring: ImlFunction = {
  name: 'substring',
  parameters: 'text; start; [end]',
  arity: [2, 3],
  result: 'text',
  doc: 'The characters from start up to, not including, end, counted from 0.',
  example: { template: "{{substring('Hello'; 0; 3)}}", gives: 'Hel' },
  source: PAGE,
  certain: true,
  note: 'Bounds in the wrong order are swapped [observed]; without an end the rest is taken [inferred].',
  call: ([text, start, end]) => toText(text).substring(wholeOr(start, 0), wholeOr(end, undefined)),
}

function splitText([text, separator, keepEmpty]: readonly unknown[]): string[] {
  const whole = toText(text)
  const mark = textOr(separator, undefined)
  const parts = mark === undefined ? [whole] : whole.split(mark)
  const items = mark === '' ? parts : parts.map((part) => part.trim())
  return truthy(keepEmpty) ? items : items.filter((item) => item !== '')
}

const split: ImlFunction = {
  name: 'split',
  parameters: 'text; separator; [keep empty]',
  arity: [2, 3],
  result: 'array',
  handsOn: 'nothing',
  doc: 'The parts of a text between the separators, without blanks around them and without empty ones unless told.',
  example: { template: "{{split('John, Bob,,Tim'; ',')}}", gives: ['John', 'Bob', 'Tim'] },
  source: PAGE,
  certain: true,
  note: 'Parts are trimmed, as the page shows with John, George and Paul. That empty ones are dropped is observed.',
  call: splitText,
}

export const textAndBinary: FunctionGroup = {
  title: 'Text and binary',
  functions: [
    ascii,
    ...binary,
    capitalize,
    contains,
    ...escapes,
    ...hashes,
    indexOf,
    length,
    lower,
    ...replacing,
    split,
    startcase,
    substring,
    trim,
    upper,
  ],
}
