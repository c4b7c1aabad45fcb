// Plays the tests an app brings for its own functions: it, describe and Node's assert, without waiting.
import type { Scope } from '../../iml/index.ts'
import { own, type Problem, type Source } from '../../text/index.ts'
import { createBox } from './box.ts'
import { type Fault, placeOf, printPlace, sentenceOf } from './fault.ts'

/** What one `it` gave; `why` tells a failure with its place. */
export interface FunctionTest {
  readonly id: string
  readonly ok: boolean
  readonly why?: string
}

export interface TestedFunction {
  readonly tests: readonly FunctionTest[]
  /** What passes here and fails in Make's editor, or is no test. */
  readonly warnings: readonly Problem[]
}

/** What the thread reports of a file of tests. */
interface Report {
  readonly results: readonly (FunctionTest & Partial<Fault>)[]
  readonly warnings: readonly string[]
}

/** Milliseconds for one file of tests (vscode-apps-sdk, FunctionCommands.ts). */
const LIMIT = 5_000

/** What Make's own runner for these tests lacks or ignores, by what was used. */
const WARNINGS: ReadonlyMap<string, string> = new Map([
  ['Buffer', "uses Buffer, which Make's runner for these tests does not have"],
  ['debug', "uses debug, which Make's runner for these tests does not have"],
  ['describe', "uses describe, which Make's runner for these tests does not have"],
  ['async', 'has a test that returns a promise, which counts as passed: nothing waits for it'],
])

/** Runs the file of tests of one function; an empty file has none. */
export function testFunction(
  sources: ReadonlyMap<string, Source>,
  name: string,
  test: Source,
  scope: Scope,
  { limit = LIMIT, debug = () => {} }: TestOptions = {},
): TestedFunction {
  if (withoutComments(test.text).trim() === '') return { tests: [], warnings: [] }
  const box = createBox(sources, scope, limit, debug)
  const texts = [...sources.values()]
  const defect = box.defects()[[...sources.keys()].indexOf(name)]
  if (defect !== undefined && !('named' in defect)) return outside(defect, texts, test, limit)
  const answer = box.test(name, test.text, limit)
  box.dispose()
  if ('fault' in answer) return outside(answer.fault, texts, test, limit)
  const report = reportOf(answer.text)
  const tests = report.results.map(({ id, ok, message = '', stack = '', name: kind = '' }) => {
    if (ok) return { id, ok }
    return { id, ok, why: whyOf({ name: kind, message, stack }, texts, test, limit) }
  })
  const words = report.warnings.flatMap((used) => WARNINGS.get(used) ?? [])
  if (tests.length === 0) words.push('holds no it(...), so that nothing is tested')
  return { tests, warnings: words.map((what) => warning(`${test.file} ${what}.`)) }
}

/** The report as read; what the tested code may have spoilt counts as no result. */
function reportOf(text: string): Report {
  const read: unknown = JSON.parse(text)
  const [results, warnings] = [own(read, 'results'), own(read, 'warnings')]
  return {
    results: Array.isArray(results) ? results : [],
    warnings: Array.isArray(warnings) ? warnings : [],
  }
}

export interface TestOptions {
  /** Milliseconds for the whole file. */
  readonly limit?: number
  readonly debug?: (line: string) => void
}

/** A throw outside of every `it`, a function that cannot be read, too much time: nothing counts. */
function outside(
  fault: Fault,
  sources: readonly Source[],
  test: Source,
  limit: number,
): TestedFunction {
  const why = whyOf(fault, sources, test, limit)
  return { tests: [{ id: 'outside of it(...)', ok: false, why }], warnings: [] }
}

function whyOf(fault: Fault, sources: readonly Source[], test: Source, limit: number): string {
  const place = placeOf(fault, sources, test)
  const message = sentenceOf(fault, limit)
  return place === undefined ? message : `${message} (${printPlace(place)})`
}

function warning(message: string): Problem {
  return { code: 'function/test', severity: 'warning', message }
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
}
