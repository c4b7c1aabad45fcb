// Asks a person for the required fields that are missing, one after the other, until none is left.

import { type Judging, judge, type Values } from '../../operation/index.ts'
import { choicesIn, isMisplaced, rpcName, rpcQuery, withValueAt } from '../../parameters/index.ts'
import { quietly, runRpcOfForm } from '../../run/index.ts'
import { isRecord, type Path } from '../../text/index.ts'
import type { Session } from '../session/session.ts'
import type { Offered } from '../terminal/ask.ts'
import type { Terminal } from '../terminal/terminal.ts'

type Field = Judging['fields'][number]

/** The first field that is required and has no value; undefined when nothing can be asked. */
export function missingField(values: Values, judging: Judging): Field | undefined {
  const missing = new Set(
    judge(values, judging)
      .problems.filter(({ code }) => code === 'parameters/missing')
      .map(({ path }) => path),
  )
  return judging.fields.find(({ path }) => missing.has(path))
}

/** The values with everything that is missing; undefined when the person gave up. */
export async function askMissing(
  terminal: Terminal,
  session: Session,
  judging: Judging,
  given: Values,
): Promise<Values | undefined> {
  const { askField } = await import('../terminal/ask.ts')
  let values = given
  for (;;) {
    const field = missingField(values, judging)
    if (!field) return values
    const path: Path = field.path.split('.')
    const hasMembers = judging.fields.some((one) => one.path.startsWith(`${field.path}.`))
    if (hasMembers) {
      values = placed(values, path, {})
      continue
    }
    const offered = await offer(field, values, judging, session)
    const check = (value: unknown): string | undefined =>
      judge(placed(values, path, value), judging).problems.find(
        (problem) => problem.path === field.path && problem.severity === 'error',
      )?.message
    const answer = await askField(terminal, field, offered, check)
    if ('cancelled' in answer) return undefined
    values = placed(values, path, answer.value)
  }
}

function placed(values: Values, path: Path, value: unknown): Values {
  const changed = withValueAt(values, path, value)
  // a field is only missed where its parent is a collection, so there always is a place for it
  if (isMisplaced(changed) || !isRecord(changed)) throw new Error(`no place for ${path.join('.')}`)
  return changed
}

/** The choices written in the app, or those its RPC gives for the values of the parents. */
async function offer(
  field: Field,
  values: Values,
  judging: Judging,
  session: Session,
): Promise<Offered> {
  const { choices = [], remote } = field
  const rpc = remote === undefined ? undefined : session.opened.app.rpcs.get(rpcName(remote) ?? '')
  if (!remote || !rpc) return { choices }
  const parameters = { ...rpcQuery(remote), ...parentsOf(field, values, judging) }
  const { app } = session.opened
  const form = { fields: judging.parameters, values }
  const world = quietly(session.world)
  const { bundles, error } = await runRpcOfForm(app, rpc.name, parameters, form, world)
  if (error) return { choices: [], failed: error.message }
  return { choices: choicesIn({ type: 'select' }, bundles) }
}

/** The values of the fields that lead to this one: RPCs get those and no others. */
function parentsOf(field: Field, values: Values, { fields }: Judging): Record<string, unknown> {
  const parent = fields.find(({ path }) => path === field.revealedBy)
  if (!parent) return {}
  return { ...parentsOf(parent, values, { fields } as Judging), [parent.path]: values[parent.path] }
}
