// Input bundles of `dryrun run`: judged before anything is sent, completed by questions, told with places.

import {
  connectionOf,
  declaredFieldsOf,
  type Judged,
  type Judging,
  judgeDialog,
  secretFieldValues,
} from '../../operation/index.ts'
import { environmentName } from '../../run/index.ts'
import type { App, Module } from '../../spec/index.ts'
import { at, hasErrors, type Problem } from '../../text/index.ts'
import { createRedactor } from '../../trace/index.ts'
import { printJson } from '../print/json.ts'
import { factsOfProblem } from '../print/performed.ts'
import { drawable } from '../print/problems.ts'
import { givenBundles } from '../running/given-bundles.ts'
import type { Session } from '../session/session.ts'
import { isRefused, type Refused, tell } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Given } from '../wish/given.ts'
import type { Shown } from '../wish/shown.ts'
import { askMissing, missingField } from './missing.ts'

/** The bundles of --input and --param with their defaults and everything that is wrong with them. */
export async function judgedBundles(
  terminal: Terminal,
  wish: Given,
  app: App,
  module: Module,
  judging: Judging,
): Promise<readonly Judged[] | Refused> {
  const given = await givenBundles(terminal, wish, judging.fields)
  if (isRefused(given)) return given
  return given
    .map((values) => judgeDialog(values, judging))
    .map((one) => ({ ...one, problems: withConnectionHints(one.problems, app, module) }))
}

/** True when questions will fill in all that is missing, so that nothing need be refused yet. */
export function canBeCompleted(prepared: readonly Judged[], judging: Judging): boolean {
  return prepared.length === 1 && onlyMissing(prepared, judging)
}

/** The bundles with what a person was asked for; undefined when they gave up. */
export async function completed(
  terminal: Terminal,
  session: Session,
  prepared: readonly Judged[],
  judging: Judging,
): Promise<readonly Judged[] | undefined> {
  const [only] = prepared
  if (!only || !missingField(only.values, judging)) return prepared
  const values = await askMissing(terminal, session, judging, only.values)
  return values === undefined ? undefined : [judgeDialog(values, judging)]
}

/** Says which fields were left out and have the value with which Make's dialog opens. */
export function tellDefaults(
  { stderr }: Terminal,
  prepared: readonly Judged[],
  { parameters }: Judging,
): void {
  const texts = prepared.flatMap(({ defaults, values }) => {
    const { text } = createRedactor(secretFieldValues(parameters, values))
    return defaults.map((path) => text(`${path} = ${JSON.stringify(at(values, path.split('.')))}`))
  })
  if (texts.length === 0) return
  stderr.write(`${stderr.paint.faint(`By default ${[...new Set(texts)].join(', ')}.`)}\n`)
}

/** Tells every problem of every bundle; false when one is an error. */
export function accepted(
  terminal: Terminal,
  { json }: Pick<Shown, 'json'>,
  module: Module,
  prepared: readonly Judged[],
): boolean {
  const problems = prepared.flatMap(({ problems: found }, index) =>
    drawable(found, index + 1, prepared.length),
  )
  tell(terminal, problems)
  if (!hasErrors(problems)) return true
  if (json) {
    const facts = prepared.flatMap(({ problems: found }, bundle) =>
      found.map((problem) => ({ bundle: bundle + 1, ...factsOfProblem(problem) })),
    )
    terminal.stdout.write(printJson({ module: module.name, problems: facts }))
  }
  return false
}

/** True when nothing is wrong but what can be asked for. */
function onlyMissing(prepared: readonly Judged[], judging: Judging): boolean {
  return prepared.every(
    ({ values, problems }) =>
      missingField(values, judging) !== undefined &&
      problems.every(({ severity, code }) => severity !== 'error' || code === 'parameters/missing'),
  )
}

/** Values of the connection are no parameters; who gives them there is told where they belong. */
function withConnectionHints(
  problems: readonly Problem[],
  app: App,
  module: Module,
): readonly Problem[] {
  const connection = connectionOf(app, module)
  const names = connection ? declaredFieldsOf(connection).map(({ name }) => name) : []
  return problems.map((problem) => {
    const { code, path = '' } = problem
    if (code !== 'parameters/unknown-name' || !names.includes(path)) return problem
    const remedy = `it belongs to the connection: run dryrun connect, or set ${environmentName(path)}`
    return { ...problem, remedy }
  })
}
