// Options and the wishes they are read into: names as commander gives them, types as their kinds say.
import { Option as Parsed } from 'commander'
import { describe, expect, it } from 'vitest'
import { command } from '../runner/cli/command.ts'
import { commands } from '../runner/cli/commands/index.ts'
import { load } from '../runner/cli/commands/load.ts'
import { json, options, type Typed } from '../runner/cli/commands/options.ts'
import { EXIT } from '../runner/cli/exit-codes.ts'
import { flag, flagsOf, number, off, text, texts, typedOf } from '../runner/cli/wish/option.ts'

describe('the table of commands', () => {
  it('has code and options under the name of every row, in the order of the help', () => {
    const names = commands.map(({ name }) => name)
    expect(Object.keys(load)).toEqual(names)
    expect(Object.keys(options)).toEqual(names)
  })

  it.each(commands)('names the options of $name as commander does', ({ options: rows }) => {
    expect(rows.map((row) => new Parsed(flagsOf(row)).attributeName())).toEqual(
      rows.map(({ name }) => name),
    )
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  })
})

describe('what is typed', () => {
  const rows = [
    flag('all', 'everything'),
    off('rpc', 'call nothing'),
    text('app', '<dir>', 'where'),
    texts('param', '<name=value>', 'a value'),
    number('maxPages', '<n>', { least: 1, most: 20 }, 'how many'),
  ] as const

  it('is false, empty or undefined where it is not given', () => {
    const nothing = { all: false, rpc: true, app: undefined, param: [], maxPages: undefined }
    expect(typedOf(rows, {})).toEqual(nothing)
  })

  it('comes to what its kind says, and holds nothing else', () => {
    const given = { all: true, rpc: false, app: '.', param: ['a=1'], maxPages: '20' }
    expect(typedOf(rows, { ...given, other: 'x' })).toEqual({ ...given, maxPages: 20 })
  })

  it.each(['0', '21', '-1', '1.5', '1e1', '', 'x'])('is refused as a number: %j', (written) => {
    expect(typedOf(rows, { maxPages: written })).toMatchObject({
      refused: EXIT.usage,
      problems: [{ message: `--max-pages must be a whole number from 1 to 20, not "${written}".` }],
    })
  })
})

describe('the compiler refuses', () => {
  const row = { name: 'test', summary: 'for this test', options: [json] } as const
  const run = async () => EXIT.done

  it('an option that is misspelt', () => {
    const pages = (typed: Typed<'run'>): number | undefined => typed.maxPages
    // @ts-expect-error: it is maxPages
    const misspelt = (typed: Typed<'run'>) => typed.maxPage
    const typed = typedOf(options.run, { maxPages: '3' }) as Typed<'run'>
    expect([pages(typed), misspelt(typed)]).toEqual([3, undefined])
  })

  it('an option that the command does not offer', () => {
    // @ts-expect-error: list has no --trace
    const read = ({ trace }: Typed<'list'>) => trace
    expect(read(typedOf(options.list, {}) as Typed<'list'>)).toBeUndefined()
  })

  it('code that reads an option its row does not have, or takes it for another kind', async () => {
    const read = ({ json }: { readonly json: boolean }) => json
    const other = ({ seed }: { readonly seed: number | undefined }) => seed
    const kind = ({ json }: { readonly json: string | undefined }) => json
    const rows = [
      command({ ...row, load: async () => ({ read, run }) }),
      // @ts-expect-error: the row has no --seed
      command({ ...row, load: async () => ({ read: other, run }) }),
      // @ts-expect-error: --json is no text
      command({ ...row, load: async () => ({ read: kind, run }) }),
    ]
    expect(rows.map(({ options: all }) => all)).toEqual([[json], [json], [json]])
  })

  it('code that reads an argument its row does not have, or takes it for given', () => {
    const name = (_typed: object, name: string) => name
    const [required, missing] = [
      [{ name: '<name>', doc: 'what' }],
      [{ name: '[name]', doc: 'what' }],
    ] as const
    const rows = [
      command({ ...row, arguments: required, load: async () => ({ read: name, run }) }),
      // @ts-expect-error: the argument may be missing
      command({ ...row, arguments: missing, load: async () => ({ read: name, run }) }),
      // @ts-expect-error: there is no argument
      command({ ...row, load: async () => ({ read: name, run }) }),
    ]
    expect(rows.map((one) => one.arguments)).toEqual([required, missing, undefined])
  })

  it('code that runs on another wish than it reads', () => {
    const read = (typed: { readonly json: boolean }) => typed
    const runs = async (_terminal: object, wish: { readonly seed: number }) =>
      wish.seed > 0 ? EXIT.done : EXIT.problems
    // @ts-expect-error: the wish has no seed
    const refused = command({ ...row, load: async () => ({ read, run: runs }) })
    expect(refused.name).toBe('test')
  })
})
