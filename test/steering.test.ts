// Nothing that is printed steers a terminal: C1 controls, directions and half characters are escapes.
import { afterAll, describe, expect, it } from 'vitest'
import { attackedFiles } from '../attack/app.ts'
import { commandLine, workshop } from '../attack/command-line.ts'
import { linesAboutFiles } from '../attack/lines.ts'
import { jsonText } from '../runner/text/index.ts'

const HOSTILE = 'a\u009bb\u202ec\u2066d\u200ee\ud800f\u007fg\u001b[2Jh'

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

it('JSON has escapes for them, and keeps the value', () => {
  const value = { [HOSTILE]: [HOSTILE, 'ä😀\n\t'] }
  for (const space of [undefined, 2]) {
    const text = jsonText(value, space) ?? ''
    expect(text).not.toMatch(RAW)
    expect(text).toContain('a\\u009bb\\u202ec\\u2066d\\u200ee\\ud800f\\u007fg\\u001b[2Jh')
    expect(JSON.parse(text)).toEqual(value)
  }
  expect(jsonText(undefined)).toBeUndefined()
})

describe('commands that show the files of an app', () => {
  const files = [...attackedFiles()].map(([path, text]): [string, string] => [
    path,
    ['"Thing"', '"What is said of it."', '"readThing"', '"select"'].reduce(
      (written, word) => written.replace(word, () => JSON.stringify(HOSTILE)),
      text,
    ),
  ])
  const shop = workshop(new Map(files))
  afterAll(shop.close)
  const lines = [...linesAboutFiles, ['iml', `{{upper("${HOSTILE}")}}`, '--json']]
  it.each(lines.map((words) => [words.join(' ').replace(HOSTILE, '…'), words] as const))(
    'dryrun %s',
    async (_, words) => {
      const { stdout, stderr, exit } = await commandLine(shop, words)
      expect(exit).not.toBe(70)
      for (const text of [stdout, stderr]) {
        expect(text).not.toMatch(RAW)
        expect(text.isWellFormed()).toBe(true)
      }
    },
  )
})
