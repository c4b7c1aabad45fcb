// The dialog of dryrun iml: entries over several lines, what is recalled and completed, and its help.
import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { completions } from '../runner/cli/iml/completions.ts'
import { startDialog } from '../runner/cli/iml/repl.ts'
import { noPaint } from '../runner/cli/print/paint.ts'
import type { Terminal } from '../runner/cli/terminal/terminal.ts'
import { createScope } from '../runner/iml/index.ts'

const scope = createScope({ user: { name: 'Ada' } })

/** Everything that is shown when these keys are typed, one after the other. */
async function shown(keys: readonly string[], isTerminal = false): Promise<string> {
  const input = new PassThrough()
  let text = ''
  const write = (part: unknown): void => {
    text += String(part)
  }
  const stream = new Writable({
    write: (chunk, _, done) => {
      write(chunk)
      done()
    },
  })
  Object.assign(stream, { isTTY: isTerminal, columns: 200 })
  const output = { write, stream, isTerminal, width: undefined, paint: noPaint }
  const terminal: Terminal = {
    ...{ stdin: { stream: input, isTerminal }, stdout: output, stderr: output },
    ...{ environment: {}, directory: '.' },
    signal: new AbortController().signal,
    redactors: [],
    now: () => new Date(0),
  }
  const over = startDialog(terminal, scope)
  for (const key of keys) {
    input.write(key)
    await new Promise((resolve) => setImmediate(resolve))
  }
  input.end()
  await over
  return text
}

describe('an entry that ends too early goes on', () => {
  it.each([
    ['inside of a call', ['if(true;', "'yes')"], 'yes'],
    ['behind an operator', ['1+', '1'], '2'],
    ['inside of brackets', ['((', '(3)', '))'], '3'],
    ['inside of a text', ["'a", "b'"], String.raw`"a\nb"`],
    ['inside of braces', ['{{1 +', '2}}'], '3'],
    ['behind :explain', [':explain 1 +', '1'], '1 + 1  = 2'],
  ])('%s', async (_, lines, value) => {
    const text = await shown(lines.map((line) => `${line}\n`))
    expect(text.split('...> ')).toHaveLength(lines.length)
    expect(text).toContain(value)
  })
})

describe('an entry is left', () => {
  it('by an empty line, which tells what is missing', async () => {
    const text = await shown(['1+\n', '\n', '2+2\n'])
    expect(text).toContain('a value is missing')
    expect(text).toContain('4  (number)')
  })

  it('by :quit, which drops it and stays', async () => {
    const text = await shown(['(((\n', ':quit\n', '2+2\n'])
    expect(text).toContain('4  (number)')
    expect(text).not.toContain('error')
  })

  it('by Ctrl-C, which drops it and stays', async () => {
    const text = await shown(['(((\r', '\u0003', '2+2\r'], true)
    expect(text).toContain('4  (number)')
    expect(text).not.toContain('error')
  })

  it('by the end of the input, which tells what is missing', async () => {
    expect(await shown(['(1\n'])).toContain('( is never closed')
  })
})

it('answers a mistake that more text cannot mend at once', async () => {
  const text = await shown(['a b\n'])
  expect(text).toContain('two values stand side by side')
  expect(text).not.toContain('...> ')
})

it('recalls an entry as a whole', async () => {
  const text = await shown(['40 +\r', '1 +\r', '1\r', '\u001b[A', '\r'], true)
  expect(text.split('42  (number)')).toHaveLength(3)
})

describe(':help', () => {
  it.each([
    [':help formatDate(', /formatDate\(date; /],
    [':help formatDate()', /formatDate\(date; /],
    [':help pi', /The number pi\./],
    [':help sqrt', /^iml> The function sqrt is known [^.]*; Make does not have it\.$/m],
    [':help dateDiff', /Not a function of Make's own palette/],
    [':help formatDat', /did you mean formatDate\?/],
  ])('%s', async (line, told) => {
    expect(await shown([`${line}\n`])).toMatch(told)
  })
})

describe('completions', () => {
  it.each([
    [':help formatD', ['formatDate']],
    ['  :help  formatD', ['formatDate']],
    ['formatD', ['formatDate(']],
    ['upper(user.n', ['user.name']],
  ])('%s', (line, names) => {
    expect(completions(line, scope)[0]).toEqual(names)
  })
})
