// Where the requests of one page go: a server, the service itself, or answers that were pasted.
import { parse } from 'yaml'
import type { TargetFacts } from '../page/wire.ts'
import { openCanned } from '../run/index.ts'
import type { Desk, Page } from './desk.ts'
import { json, Misunderstood, optionalTextIn, type Passed, pageOf } from './route.ts'

/** The target of this page alone: a server, or answers that were pasted. */
export async function chooseTarget(passed: Passed): Promise<Response> {
  const { desk, body } = passed
  const page = pageOf(passed)
  const answers = optionalTextIn(body, 'answers')
  if (answers !== undefined) {
    const written: unknown = readAnswers(answers)
    const name = 'the answers you pasted'
    page.answers = { canned: async () => openCanned(written, 'The answers', () => {}), name }
  } else {
    page.answers = undefined
    page.against = optionalTextIn(body, 'against')
  }
  return json(await targetOf(desk, page))
}

function readAnswers(text: string): unknown {
  try {
    return parse(text)
  } catch {
    throw new Misunderstood('The answers are neither YAML nor JSON.')
  }
}

/** The target as the page shows it. */
export async function targetOf(desk: Desk, page: Page): Promise<TargetFacts> {
  const aim = await desk.aimOf(page)
  const { choices } = desk.options
  if ('why' in aim) return { name: 'no target', isLocal: true, why: aim.why, choices }
  const { against, name, isLocal } = aim
  return { against, name, isLocal, choices }
}
