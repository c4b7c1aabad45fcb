// Campaign: secrets in every listed spelling, alone and together, in texts, names, values and bytes.
import { createRedactor, MASK, spellings } from '../runner/trace/index.ts'
import { each, type Given, type Tried } from './campaign.ts'
import type { Chance } from './chance.ts'
import { leakOf } from './leaks.ts'
import { hostileText } from './mutations.ts'
import { steps } from './steps.ts'

/** Milliseconds of one step; keys have up to ten thousand characters. */
const LONGEST = 1500

interface Input {
  readonly keys: readonly string[]
  readonly text: string
}

export async function secrets(given: Given): Promise<Tried> {
  return each<Input>(given, {
    make: (luck) => {
      const keys = Array.from({ length: 1 + luck.below(luck.below(4) === 0 ? 4 : 1) }, () =>
        keyFor(luck),
      )
      return { keys, text: textWith(keys, luck) }
    },
    attempt: async ({ keys, text }) => {
      const { take, fault, faults } = steps({ longest: LONGEST })
      const redactor = createRedactor(keys)
      const judge = (what: string, shown: string | undefined): void => {
        if (shown === undefined) return
        if (!shown.includes(MASK)) fault(`${what}: nothing is masked`)
        for (const key of keys) {
          const leak = leakOf(key, shown.replaceAll(MASK, '\n'))
          if (leak) fault(`${what}: ${leak}`)
        }
      }
      judge('text', await take('text', () => redactor.text(text)))
      judge('shortened', await take('shortened', () => redactor.shortened(text, 20_000)))
      const value = { [text]: [text, { a: text }] }
      judge('value', await take('value', () => JSON.stringify(redactor.value(value))))
      const bytes = await take('bytes', () => redactor.value({ bytes: Buffer.from(text) }).bytes)
      judge('bytes', bytes && Buffer.from(bytes).toString())
      return faults()
    },
    shown: ({ keys, text }) => JSON.stringify({ keys, text }),
  })
}

const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/=',
  'abcdefghijklmnopqrstuvwxyz0123456789-_.~',
  '0123456789abcdef',
  '0123456789',
  'aB3"\\\'<>&%+ =/?#{}[]:;,\n\t',
  'aB3\\\\\\"',
  'aB3%&;#x',
  'äöüßéčžабвгдежз',
  'aA😀🔑中文字',
  'ab\u0000\u0001\u001f\u007f\u0080',
  'ab\u2028\u202e\u009b\u00ad',
] as const

/** A key of any characters, from the shortest that is searched inside of texts to whole certificates. */
export function keyFor(luck: Chance): string {
  const characters = [...luck.pick(ALPHABETS)]
  const kind = luck.below(20)
  const length =
    kind < 4 ? 5 + luck.below(4) : kind < 16 ? 8 + luck.below(60) : kind < 19 ? 300 : 6000
  const key = Array.from({ length }, () => luck.pick(characters)).join('')
  return luck.below(15) === 0 ? `${key}\ud800` : key
}

const AROUND: readonly (readonly [string, string])[] = [
  ['', ''],
  ['say ', ' now'],
  ['{"a":"', '"}'],
  ['x=', '&y=2'],
  ['<b>', '</b>'],
  ['aaaa', 'bbbb'],
  ['\\n', '\\n'],
  ['%20', '%20'],
  ['\n', '\n'],
  ['Bearer ', ''],
  ['key:', ','],
  ['(', ')...'],
  ['•••', '•••'],
  ['&quot;', '&quot;'],
  ['\\u0041', '\\u0041'],
  ['\ud83d', '\ude00'],
]

/** A text that holds every key once or more, each time in a spelling of the table. */
function textWith(keys: readonly string[], luck: Chance): string {
  return keys
    .flatMap((key) => Array.from({ length: 1 + luck.below(2) }, () => key))
    .map((key) => {
      const [before, behind] = luck.pick(AROUND)
      const filler = luck.below(4) === 0 ? ` ${hostileText(luck).slice(0, 200)} ` : ''
      return `${filler}${before}${luck.pick(spellings).spell(key)}${behind}`
    })
    .join(luck.pick(['', ' ', '\n']))
}
