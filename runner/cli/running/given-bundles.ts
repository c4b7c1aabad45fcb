// Input bundles as a person gives them: from a file or stdin, with --param over each.

import type { Values } from '../../operation/index.ts'
import type { Description } from '../../parameters/index.ts'
import { isRecord } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { valueFrom } from '../files/read-file.ts'
import { isRefused, type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Given } from '../wish/given.ts'
import { withTyped } from '../wish/param.ts'

/** The bundles a user gave, without defaults: one per operation, at least one. */
export async function givenBundles(
  terminal: Terminal,
  { params, input }: Given,
  fields: readonly Description[],
): Promise<readonly Values[] | Refused> {
  const bundles = await bundlesFrom(terminal, input)
  if (isRefused(bundles)) return bundles
  const complete: Values[] = []
  for (const bundle of bundles) {
    const typed = withTyped(bundle, params, fields)
    if (isRefused(typed)) return typed
    complete.push(typed)
  }
  return complete
}

async function bundlesFrom(
  terminal: Terminal,
  path: string | undefined,
): Promise<readonly Values[] | Refused> {
  if (path === undefined) return [{}]
  const given = await valueFrom(terminal, path)
  if (isRefused(given)) return given
  const { value } = given
  const bundles = Array.isArray(value) ? value : [value]
  if (bundles.length > 0 && bundles.every(isRecord)) return bundles
  return refuse(EXIT.problems, {
    code: 'input/shape',
    severity: 'error',
    message:
      bundles.length === 0
        ? `${given.source.file} holds an empty list, so there is nothing to run.`
        : `${given.source.file} must hold one bundle (names with values) or a list of them.`,
  })
}
