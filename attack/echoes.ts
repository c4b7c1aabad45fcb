// Campaigns: whole command lines against a service that says one text everywhere. Keys stay hidden, terminals unsteered.
import { spellings } from '../runner/trace/index.ts'
import { attackedFiles } from './app.ts'
import type { Written } from './bytes.ts'
import { each, type Given, type Tried } from './campaign.ts'
import type { Chance } from './chance.ts'
import { type CommandLine, commandLine, type Workshop, workshop } from './command-line.ts'
import { answerWith, type Echo, echo } from './echo.ts'
import { leakOf } from './leaks.ts'
import { linesAboutFiles, linesAgainst, linesWith } from './lines.ts'
import type { Files } from './memory-app.ts'
import { hostileText } from './mutations.ts'
import { keyFor } from './secrets.ts'

interface Input {
  readonly words: CommandLine
  readonly answer: Written
  readonly key: string
  /** Columns of the terminal; a pipe without them. */
  readonly columns: string | undefined
  /** Files of the app that are other than usual. */
  readonly files?: Files
}

/** Keys, in every spelling a service may give them back in. */
export async function leaks(given: Given): Promise<Tried> {
  return withEcho(
    given,
    (luck, url) => {
      const key = keyFor(luck)
      const said = Array.from({ length: 1 + luck.below(2) }, () => luck.pick(spellings).spell(key))
      const words = luck.pick([...linesAgainst(url), ...linesWith('x').slice(0, 4)])
      return {
        words,
        key,
        answer: answerWith(said.join(luck.pick([' ', '', '/'])), luck),
        columns: undefined,
      }
    },
    hidden,
  )
}

/** What steers a terminal, from the service, from what is typed, and from the files of the app. */
export async function outputs(given: Given): Promise<Tried> {
  const usual = attackedFiles()
  return withEcho(
    given,
    (luck, url) => {
      const text = steeringText(luck)
      const columns = luck.below(2) === 0 ? '60' : undefined
      const more = { key: 'key-of-the-attack', answer: answerWith(text, luck), columns }
      const kind = luck.below(4)
      if (kind === 0) {
        return { ...more, words: luck.pick(linesAboutFiles), files: spoilt(usual, text, luck) }
      }
      // no system hands a NUL to a program
      const lines = kind === 1 ? linesWith(text.replaceAll('\0', '')) : linesAgainst(url)
      return { ...more, words: luck.pick(lines) }
    },
    unsteered,
  )
}

/** Words of the files in whose place any text may stand. */
const WORDS = ['"Thing"', '"What is said of it."', '"readThing"', '"label":', '"text"', '"select"']

/** The files with a text in the place of some words, as JSON writes it or raw. */
function spoilt(files: Files, text: string, luck: Chance): Files {
  const written = luck.below(3) === 0 ? `"${text}"` : JSON.stringify(text)
  const word = luck.pick(WORDS)
  const other = word.endsWith(':') ? `${written}: 1, ${word}` : written
  return new Map([...files].map(([path, one]) => [path, one.replace(word, () => other)]))
}

/** What is wrong with what a command wrote. */
type Judge = (input: Input, came: Awaited<ReturnType<typeof commandLine>>) => readonly string[]

async function withEcho(
  given: Given,
  make: (luck: Chance, url: string) => Input,
  judge: Judge,
): Promise<Tried> {
  const service = await echo()
  const shop = workshop(attackedFiles())
  try {
    return await each<Input>(given, {
      make: (luck) => make(luck, `http://${service.host}/api`),
      attempt: async (input) => {
        const came = await run(input, service, shop)
        const fault = came.exit === 70 ? [`a defect: ${came.stderr.slice(0, 300)}`] : []
        return [...fault, ...judge(input, came)]
      },
      shown: ({ words, answer, key, files }) => {
        const said = files ? [...files] : Buffer.concat(answer.pieces).toString()
        return `${JSON.stringify(words)} with the key ${JSON.stringify(key)}, answered with ${JSON.stringify(said)}`
      },
    })
  } finally {
    shop.close()
    await service.close()
  }
}

async function run(input: Input, service: Echo, shop: Workshop) {
  const { words, answer, key, columns, files = attackedFiles() } = input
  for (const [path, text] of files) shop.write(path, text)
  service.say(answer)
  const environment = { DRYRUN_APIKEY: key, ...(columns === undefined ? {} : { COLUMNS: columns }) }
  const came = await commandLine(shop, words, environment)
  // a connection that was stored would be taken for all that follow
  shop.remove('.dryrun')
  return came
}

const hidden: Judge = ({ key, words }, { stdout, stderr }) => {
  const typed = words.join(' ')
  if (typed.includes(key)) return []
  return [
    ['stdout', stdout],
    ['stderr', stderr],
  ].flatMap(([where, text = '']) => {
    const leak = leakOf(key, text)
    return leak === undefined ? [] : [`${where}: ${leak}`]
  })
}

const STEERING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const COLOURS = /\u001b\[[0-9;]*m/g

const unsteered: Judge = ({ words, columns }, { stdout, stderr, exit }) => {
  const faults: string[] = []
  for (const [where, text] of [
    ['stdout', stdout],
    ['stderr', stderr],
  ] as const) {
    const plain = columns === undefined ? text : text.replace(COLOURS, '')
    const [found] = STEERING.exec(plain) ?? []
    if (found) faults.push(`${where} holds ${JSON.stringify(found)} raw (${codeOf(found)})`)
    if (!plain.isWellFormed()) faults.push(`${where} holds half a pair of surrogates`)
  }
  const lines = words.includes('--json-lines')
  if (!(words.includes('--json') || lines) || stdout === '' || exit === 3) return faults
  for (const one of lines ? stdout.trimEnd().split('\n') : [stdout]) {
    if (!isJson(one)) faults.push(`stdout is no JSON: ${JSON.stringify(one.slice(0, 200))}`)
  }
  return faults
}

const codeOf = (character: string): string => `U+${character.charCodeAt(0).toString(16)}`

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const STEERS = [
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://evil.example\u0007link\u001b]8;;\u0007',
  '\u009b31m',
  '\u0090q\u009c',
  '\u0007',
  '\b\b\b',
  '\r',
  '\u000b\u000c',
  '\u007f',
  '\u0085',
  '\u0000',
  '\u202e',
  '\u202a\u202b\u202c\u202d',
  '\u2066\u2067\u2068\u2069',
  '\u200e\u200f\u061c',
  '\ud800',
  '\udc00',
  '\u001b',
  '\u000e',
] as const

/** A text with some of them, among others. */
function steeringText(luck: Chance): string {
  const pieces = Array.from({ length: 1 + luck.below(4) }, () =>
    luck.below(3) === 0 ? hostileText(luck).slice(0, 100) : luck.pick(STEERS),
  )
  return `a${pieces.join(luck.pick(['', ' ', 'b', '\n']))}`
}
