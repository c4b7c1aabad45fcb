// What a campaign is given and gives back, and the walk that most of them take through their inputs.
import { type Chance, chance } from './chance.ts'

/** What a campaign is given. */
export interface Given {
  /** Where chance begins: the same seed makes the same inputs. */
  readonly seed: number
  /** How many inputs are tried, those before `from` included. */
  readonly count: number
  /** The first input that is tried; another process has tried those before it. */
  readonly from: number
  readonly signal: AbortSignal
  /** No input begins after this moment, in milliseconds since 1970. */
  readonly deadline: number
  /** Told before each input, so that one that never ends or ends the process is known. */
  readonly trying: (index: number, input: string) => void
  /** Told of each failure at once. */
  readonly failing: (failure: string) => void
}

/** What came of a campaign. */
export interface Tried {
  /** How many inputs were tried. */
  readonly tried: number
  /** One text for each that failed, with what is needed to repeat it. */
  readonly failed: readonly string[]
}

/** A row of the table of campaigns. */
export interface Campaign {
  readonly name: string
  readonly doc: string
  /** Inputs of a whole run. */
  readonly target: number
  /** Inputs of a small run, as in continuous integration. */
  readonly small: number
  /** Seconds after which a whole run of it ends, finished or not. */
  readonly limit: number
  /** Seconds that one input may take before it counts as one that never ends; the limit unless told. */
  readonly patience?: number
  readonly run: (given: Given) => Promise<Tried>
}

/** How inputs are made, tried and shown. */
export interface Trial<Input> {
  readonly make: (chance: Chance, index: number) => Input
  /** Sentences about what went wrong; whatever is thrown is one, too. */
  readonly attempt: (input: Input) => readonly string[] | Promise<readonly string[]>
  /** The input for people, whole: it is cut where it is long. */
  readonly shown: (input: Input) => string
}

/** Inputs between two looks at whether to go on. */
const STRIDE = 64

/** Makes and tries one input after the other; each follows from the seed and its index alone. */
export async function each<Input>(given: Given, trial: Trial<Input>): Promise<Tried> {
  const failed: string[] = []
  let index = given.from
  for (; index < given.count; index += 1) {
    if (index % STRIDE === 0) await new Promise((done) => setImmediate(done))
    if (given.signal.aborted || Date.now() > given.deadline) break
    const input = trial.make(chanceOf(given.seed, index), index)
    const shown = trial.shown(input)
    given.trying(index, shown)
    for (const what of await outcome(trial, input)) {
      const failure = `${index}: ${what}\n${shown}`
      failed.push(failure)
      given.failing(failure)
    }
  }
  return { tried: index - given.from, failed }
}

async function outcome<Input>({ attempt }: Trial<Input>, input: Input): Promise<readonly string[]> {
  try {
    return await attempt(input)
  } catch (error) {
    return [`it threw ${told(error)}`]
  }
}

/** A chance for one input: neighbours have nothing in common. */
export function chanceOf(seed: number, index: number): Chance {
  return chance(Math.imul(seed, 0x85ebca6b) ^ Math.imul(index + 1, 0x9e3779b1))
}

/** Lines of a stack that tell where it was. */
const LINES = 4

/** An error with the beginning of its stack; any other thrown value as text. */
export function told(error: unknown): string {
  if (!(error instanceof Error)) return `a value that is no Error: ${String(error)}`
  const [, ...stack] = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))
  const where = stack.slice(0, LINES).map((line) => line.trim().replace(/\(.*\//, '('))
  return `${error.name}: ${error.message.slice(0, 300)} ${where.join(' ')}`
}
