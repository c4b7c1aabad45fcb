// What the dialog tells about functions and keywords; everything comes from their rows.
import {
  findFunction,
  functionNames,
  groups,
  type ImlFunction,
  keywords,
  refusedFunctions,
  WHITE_LABEL,
} from '../../iml/index.ts'
import { didYouMean, inWords } from '../../text/index.ts'
import { paragraph } from '../print/wrap.ts'
import type { Output } from '../terminal/terminal.ts'

const COMMANDS = [
  ':help               this list',
  ':help FUNCTION      what a function or a keyword does',
  ':explain TEMPLATE   every part with its value',
  ':quit               leave (also Ctrl-D)',
]

/** The commands of the dialog and the functions by family. */
export function generalHelp(output: Output): string[] {
  const { paint, width } = output
  const families = groups.flatMap(({ title, functions }) => [
    paint.strong(title),
    ...paragraph(functions.map(({ name }) => name).join(', '), 2, width),
  ])
  const words = [...keywords.keys()].join(', ')
  return [...COMMANDS, '', ...families, paint.strong('Keywords'), ...paragraph(words, 2, width)]
}

/** What is known of one name, also when it is written as the start of a call. */
export function helpOn(written: string, output: Output): string[] {
  const name = written.replace(/\(.*$/s, '')
  const found = findFunction(name, 'app')
  if (found) return drawFunction(found, output)
  const keyword = keywords.get(name)
  if (keyword) return [output.paint.name(name), ...paragraph(keyword.doc, 2, output.width)]
  const refused = refusedFunctions.get(name)
  if (refused) return paragraph(refused, 0, output.width)
  const names = helpNames()
  const near = didYouMean(name, names)
  return [`There is no function or keyword "${name}"${near ? `; ${inWords(near)}` : '.'}`]
}

/** Every name that there is help on. */
export function helpNames(): string[] {
  return [...functionNames('app'), ...keywords.keys()]
}

function drawFunction(row: ImlFunction, { paint, width }: Output): string[] {
  const { name, parameters, result, doc, example, source, certain, note, whiteLabel } = row
  return [
    `${paint.name(`${name}(${parameters})`)}  ${paint.faint(`gives ${result}`)}`,
    ...paragraph(doc, 2, width),
    ...paragraph(`${example.template}  gives  ${JSON.stringify(example.gives)}`, 2, width),
    ...(whiteLabel ? paragraph(WHITE_LABEL, 2, width) : []),
    ...(note ? paragraph(note, 2, width) : []),
    ...paragraph(`${certain ? 'Documented' : 'Inferred'}: ${source}`, 2, width).map(paint.faint),
  ]
}
