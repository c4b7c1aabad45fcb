// Campaign: hostile functions of an app. Nothing is reached, nothing hangs, and no other function is spoilt.
import { isDeepStrictEqual } from 'node:util'
import { createScope, ImlError } from '../runner/iml/index.ts'
import { bindFunctions } from '../runner/io/sandbox.ts'
import type { Source } from '../runner/text/index.ts'
import { each, type Given, type Tried, told } from './campaign.ts'
import type { Chance } from './chance.ts'
import { type HostileFunction, hostileFunctions } from './function-kinds.ts'
import { prototypes } from './prototypes.ts'

/** Milliseconds of a call, and those in which it must have ended on a busy machine. */
const LIMIT = 300
const LONGEST = 4000

/** Megabytes of the whole process: two threads with what one may use at most. */
const MOST_MEMORY = 900

/** Beside the hostile one; it uses what functions of apps use. */
const VICTIM = `function victim(list) {
  const [first, ...rest] = list
  let all = first
  for (const one of rest) all += one
  const map = new Map([['a', 1]])
  const own = {}
  own.toString = () => 'own'
  return {
    all,
    text: JSON.stringify(list.map((one) => one * 2).concat(Object.keys({ a: 1 }))),
    words: 'a-b'.split('-').join(' ').toUpperCase().replace(/A/, 'x'),
    date: new Date(0).toISOString(),
    map: [...map].length,
    bytes: Buffer.from('abc').toString('hex'),
    iml: iml.upper('a'),
    own: \`\${own}\`,
    number: (1.5).toFixed(1) + Math.max(1, 2),
  }
}`

const EXPECTED = {
  all: 6,
  text: '[2,4,6,"a"]',
  words: 'x B',
  date: '1970-01-01T00:00:00.000Z',
  map: 1,
  bytes: '616263',
  iml: 'A',
  own: 'own',
  number: '1.52',
}

interface Input {
  readonly hostile: HostileFunction
  readonly args: readonly unknown[]
  /** How often it is called before anything else is. */
  readonly times: number
}

const ARGUMENTS: readonly (readonly unknown[])[] = [
  [],
  [{ a: [1, { b: null }] }, 'text'],
  [new Date(0), Buffer.from('bytes')],
  [[[[]]], Number.NaN],
  ['\ud800', 'x'.repeat(10_000)],
]

export async function functions(given: Given): Promise<Tried> {
  const kinds = hostileFunctions()
  const untouched = prototypes()
  return each<Input>(given, {
    make: (luck, index) => ({
      hostile: kinds[index % kinds.length] ?? pick(kinds, luck),
      args: luck.pick(ARGUMENTS),
      times: 1 + luck.below(2),
    }),
    attempt: (input) => [...faultsOf(input), ...untouched()],
    shown: ({ hostile, args }) => `${hostile.it} with ${args.length} arguments: ${hostile.source}`,
  })
}

const pick = (kinds: readonly HostileFunction[], luck: Chance): HostileFunction => luck.pick(kinds)

function faultsOf({ hostile, args, times }: Input): string[] {
  const faults: string[] = []
  const sources = new Map<string, Source>([
    ['hostile', { file: 'hostile.js', text: hostile.source }],
    ['victim', { file: 'victim.js', text: VICTIM }],
  ])
  const lines: string[] = []
  const debug = (line: string): unknown => lines.push(line)
  const bound = bindFunctions(sources, createScope(), { limit: LIMIT, debug })
  const call = (name: string, given: readonly unknown[]): unknown => {
    const began = performance.now()
    try {
      return bound.functions.get(name)?.(given)
    } catch (error) {
      if (!(error instanceof ImlError)) faults.push(`${name} threw ${told(error)}`)
      else if (error.message === '') faults.push(`${name} failed without a word`)
      return error
    } finally {
      const took = performance.now() - began
      if (took > LONGEST) faults.push(`${name} took ${Math.round(took)} ms`)
    }
  }
  try {
    for (let time = 0; time < times; time += 1) {
      const value = call('hostile', args)
      if (hostile.reaches && (value === 'object' || value === 'function')) {
        faults.push('reached what must not exist')
      }
      const victim = call('victim', [[1, 2, 3]])
      if (!isDeepStrictEqual(victim, EXPECTED)) {
        const shown = victim instanceof Error ? victim.message : JSON.stringify(victim)
        faults.push(`the other function gave ${shown}`)
      }
    }
    bound.check()
  } catch (error) {
    faults.push(`the check threw ${told(error)}`)
  } finally {
    bound.dispose()
  }
  const megabytes = process.memoryUsage().rss / 2 ** 20
  if (megabytes > MOST_MEMORY) faults.push(`the process has ${Math.round(megabytes)} MB`)
  return faults
}
