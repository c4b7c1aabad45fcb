// `dryrun plan`: what a deploy would do, and what was changed in Make; nothing is changed there.
import {
  type Compared,
  createLedger,
  isNotRead,
  type Plan,
  planJson,
  planText,
  readSection,
  settle,
  stops,
  unifiedDiff,
  waysOut,
  writeFor,
} from '../../deploy/index.ts'
import { atDesk, type Desk, notRead } from '../deploying/desk.ts'
import { locked } from '../deploying/locked.ts'
import { writeOut } from '../deploying/plan-file.ts'
import { type DeskPlan, planAt } from '../deploying/planning.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

export type Wish = Pick<
  Typed<'plan'>,
  'app' | 'origin' | 'diff' | 'adopt' | 'json' | 'out' | 'detailedExitcode'
>

export const read = (typed: Typed<'plan'>): Wish => typed

export function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const { app, origin } = wish
  return atDesk(terminal, { app, origin, rate: undefined }, (desk) =>
    wish.adopt ? locked(desk, 'plan', () => adopt(desk, wish)) : show(desk, wish),
  )
}

async function show(desk: Desk, wish: Wish): Promise<ExitCode | Refused> {
  const made = await planAt(desk)
  return isRefused(made) ? made : tell(desk, wish, made)
}

/** Takes what is in Make as deployed last, wherever nothing was known of it; then plans anew. */
async function adopt(desk: Desk, wish: Wish): Promise<ExitCode | Refused> {
  const made = await planAt(desk)
  if (isRefused(made)) return made
  const { planned } = made
  const { origin, project, kept } = desk
  const ledger = createLedger(origin, project.files, planned.pairing.mapping, kept)
  settle(planned, ledger)
  const unknown = planned.compared.filter(({ standing }) => standing === 'differs')
  for (const { key, there } of unknown) ledger.sent(key, { sent: there ?? null })
  const write = writeFor(project.directory)
  for (const writing of ledger.unwritten()) write(writing)
  const again = { ...desk, kept: ledger.kept(), origin: { ...origin, mapping: ledger.mapping() } }
  return show(again, wish)
}

async function tell(desk: Desk, wish: Wish, made: DeskPlan): Promise<ExitCode | Refused> {
  const { terminal } = desk
  const { plan } = made.planned
  const refused = wish.out === undefined ? undefined : writeOut(terminal.directory, wish.out, plan)
  if (refused) return refused
  terminal.stdout.write(wish.json ? planJson(plan) : planText(plan))
  if (wish.diff) {
    const told = await tellDiffs(desk, made, wish.json)
    if (told) return told
  }
  const conflicts = plan.items.filter(stops)
  if (conflicts.length > 0) {
    if (!wish.json) terminal.stderr.write(`To go on: ${waysOut(conflicts)}\n`)
    return EXIT.conflict
  }
  return exitFor(plan, wish)
}

const exitFor = ({ changes }: Plan, { detailedExitcode }: Wish): ExitCode =>
  detailedExitcode && changes > 0 ? EXIT.changes : EXIT.done

/** The differences of texts, from what is in Make to what is here. Common data are never shown. */
async function tellDiffs(
  { terminal, port, origin, project }: Desk,
  { planned }: DeskPlan,
  isJson: boolean,
): Promise<Refused | undefined> {
  const output = isJson ? terminal.stderr : terminal.stdout
  for (const one of planned.compared) {
    if (one.standing === 'same' || !one.section || one.section.isCommon) continue
    const there = await readSection(port, origin, one, planned.pairing)
    if (typeof there === 'object' && isNotRead(there)) return notRead(there, 'to show a text')
    const here = textHere(project.local, one)
    output.write(`\n${unifiedDiff(there ?? '', here, one.key)}`)
  }
  return undefined
}

function textHere(
  { general, components }: Desk['project']['local'],
  { component, section }: Compared,
): string {
  const sections = components.find(({ name }) => name === component)?.sections ?? general
  return sections.find((one) => one.section.name === section?.name)?.text ?? ''
}
