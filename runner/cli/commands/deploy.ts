// `dryrun deploy`: the app goes into Make; nothing that was done there is lost, and nothing is done twice.
import { counts } from '../../check/index.ts'
import {
  conflictsLeft,
  count,
  createLedger,
  deploying,
  isComponentName,
  isWanted,
  type Line,
  lineText,
  neededFirst,
  type Permission,
  type Plan,
  perform,
  planText,
  stepsOf,
  stops,
  toCommit,
  waysOut,
  writeFor,
} from '../../deploy/index.ts'
import { didYouMean } from '../../text/index.ts'
import { atDesk, type Desk, denied } from '../deploying/desk.ts'
import { locked } from '../deploying/locked.ts'
import { stale } from '../deploying/plan-file.ts'
import { type DeskPlan, planAt } from '../deploying/planning.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { visible } from '../print/wrap.ts'
import { isRefused, misused, type Refused, tell } from '../terminal/refusal.ts'
import { canAsk, type Terminal } from '../terminal/terminal.ts'
import { checkApp } from './check.ts'
import type { Typed } from './options.ts'

export type Wish = Typed<'deploy'>

export function read(typed: Typed<'deploy'>): Wish | Refused {
  const wrong = [...typed.only, ...typed.overwrite].find((name) => !isComponentName(name))
  if (wrong === undefined) return typed
  const remedy = 'write kind/name, such as module/getSubscription, or base, common, groups, readme'
  return misused('usage/unknown-component', `"${wrong}" names no component.`, remedy)
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const broken = await withoutErrors(terminal, wish.app)
  if (broken) return broken
  const { app, origin, rate } = wish
  return atDesk(terminal, { app, origin, rate }, (desk) =>
    locked(desk, 'deploy', () => deploy(desk, wish)),
  )
}

/** Nothing is sent while the check finds errors. */
async function withoutErrors(
  terminal: Terminal,
  app: string | undefined,
): Promise<Refused | undefined> {
  const checked = await checkApp(terminal, { app, contract: undefined, only: [] })
  if (isRefused(checked)) return checked
  const { errors } = counts(checked.findings)
  if (errors === 0) return undefined
  tell(
    terminal,
    checked.findings.filter(({ severity }) => severity === 'error'),
  )
  const message = `The check finds ${count(errors, 'error')}; nothing was sent.`
  return denied('deploy/check', message, 'mend them; dryrun check tells more', EXIT.problems)
}

async function deploy(desk: Desk, wish: Wish): Promise<ExitCode | Refused> {
  const { terminal } = desk
  const made = await planAt(desk)
  if (isRefused(made)) return made
  const { plan } = made.planned
  const permission = permissionOf(wish)
  const refused =
    unknownName(desk, plan, permission) ?? (await stale(terminal, wish.plan, plan)) ?? undefined
  if (refused) return refused
  terminal.stdout.write(planText(plan))
  const stopped = (await notAllowed(desk, made, wish, permission)) ?? undefined
  if (stopped !== undefined) return stopped
  return carryOut(desk, made, permission)
}

const permissionOf = ({ only, overwrite, allowDeletes }: Wish): Permission => ({
  only: only.length === 0 ? undefined : new Set(only),
  overwrite: new Set(overwrite),
  deletes: allowDeletes,
})

/** A name that is neither here nor in Make. */
function unknownName(
  { project }: Desk,
  plan: Plan,
  { only = new Set(), overwrite }: Permission,
): Refused | undefined {
  const { general, components } = project.local
  const known = new Set([
    ...general.map(({ section }) => section.key),
    ...components.map(({ name }) => name),
    ...plan.items.map(({ component }) => component),
  ])
  const wrong = [...only, ...overwrite].find((name) => !known.has(name))
  if (wrong === undefined) return undefined
  const advice = didYouMean(wrong, [...known]) ?? 'dryrun plan lists what differs'
  return misused('usage/unknown-component', `The app has no ${wrong}.`, advice)
}

/** Why a plan may not be carried out, or that there is nothing to do; undefined when it may. */
async function notAllowed(
  { terminal, project }: Desk,
  { planned }: DeskPlan,
  wish: Wish,
  permission: Permission,
): Promise<Refused | ExitCode | undefined> {
  const { plan } = planned
  const wanted = plan.items.filter(({ component }) => isWanted(permission, component))
  const conflicts = conflictsLeft(wanted.filter(stops), permission)
  if (conflicts.length > 0) {
    const message = `${count(conflicts.length, 'conflict')}: nothing was sent, so that no work is lost.`
    return denied('deploy/conflict', message, waysOut(conflicts), EXIT.conflict)
  }
  const steps = stepsOf(project.local, planned, { ...permission, deletes: true })
  if (steps.length === 0) return undefined
  const [needed] = neededFirst(planned, steps)
  if (needed !== undefined) {
    const message = `${needed} must be in Make before what refers to it.`
    return denied('deploy/not-allowed', message, `add --only ${needed}`)
  }
  if ((plan.app.public || plan.app.approved) && !wish.allowPublic) {
    const state = plan.app.approved ? 'approved' : 'public'
    const effect = plan.app.approved
      ? 'changes wait for Make to commit them'
      : 'changes are live at once'
    const message = `The app is ${state}: ${effect}.`
    return denied('deploy/not-allowed', message, 'add --allow-public when that is wanted')
  }
  const deletes = steps.filter(({ kind }) => kind === 'delete').length
  if (deletes > 0 && (plan.app.public || plan.app.approved)) {
    terminal.stderr.write('Nothing is deleted in a public app; what is not wanted stays in Make.\n')
  } else if (deletes > 0 && !wish.allowDeletes) {
    const message = `${count(deletes, 'component')} would be deleted in Make.`
    return denied(
      'deploy/not-allowed',
      message,
      'add --allow-deletes when that is wanted, or --only COMPONENT',
    )
  }
  const creates = steps.filter(({ kind }) => kind === 'create').length
  return creates === 0 || wish.allowCreate ? undefined : mayCreate(terminal, creates, wish)
}

async function mayCreate(
  terminal: Terminal,
  creates: number,
  { ci }: Wish,
): Promise<Refused | ExitCode | undefined> {
  const message = `${count(creates, 'component')} would be created in Make.`
  if (ci || !canAsk(terminal)) {
    return denied('deploy/not-allowed', message, 'add --allow-create when that is wanted')
  }
  const { askYes } = await import('../terminal/ask.ts')
  return (await askYes(terminal, `${message} Go on?`)) ? undefined : EXIT.interrupted
}

async function carryOut(
  { terminal, project, origin, kept, port }: Desk,
  { planned, there, revision }: DeskPlan,
  given: Permission,
): Promise<ExitCode> {
  const { stdout, stderr } = terminal
  const isPublic = there.app.public || there.app.approved
  const permission = isPublic ? { ...given, deletes: false } : given
  const steps = stepsOf(project.local, planned, permission)
  const ledger = createLedger(origin, project.files, planned.pairing.mapping, kept)
  const work = { place: origin, planned, there, ledger, steps, revision }
  let done = 0
  const shownProgress = (line: Line): void => {
    done += 1
    const left = port.pace.remaining(steps.length - done, Date.now())
    const rest =
      left < 5000 ? '' : `  (${done} of ${steps.length}, about ${Math.ceil(left / 1000)} s left)`
    stdout.write(lineText(line).replace(/\n/, `${rest}\n`))
  }
  try {
    const { lines, unverified } = await perform(deploying(work), {
      port,
      write: writeFor(project.directory),
      tell: shownProgress,
      signal: terminal.signal,
    })
    for (const line of lines) if (line.status === 'not tried') stdout.write(lineText(line))
    if (unverified !== undefined)
      stderr.write(`What Make holds now could not be read: ${visible(unverified)}\n`)
    tellEnd(terminal, project.directory, lines, there.app.approved)
    return exitOf(lines, unverified)
  } catch (error) {
    if (!terminal.signal.aborted) throw error
    stderr.write('Interrupted; what was done is kept. Run the same command again to go on.\n')
    return EXIT.interrupted
  }
}

function tellEnd(
  { stdout, stderr }: Terminal,
  directory: string,
  lines: readonly Line[],
  isApproved: boolean,
): void {
  const failed = lines.filter(({ status }) => status === 'failed').length
  const untried = lines.filter(({ status }) => status === 'not tried').length
  const done = lines.length - failed - untried
  const rest = [failed > 0 ? `${failed} failed` : '', untried > 0 ? `${untried} not tried` : '']
  if (lines.length > 0) stdout.write(`${[`${done} done`, ...rest].filter(Boolean).join(', ')}.\n`)
  if (failed > 0)
    stderr.write(
      'Mend what failed and run the same command again; what is done is not done twice.\n',
    )
  if (isApproved && done > 0)
    stdout.write('The app is approved: the changes wait until Make commits them.\n')
  const files = toCommit(directory)
  if (files.length > 0) stdout.write(`Commit ${files.join(' and ')}.\n`)
}

function exitOf(lines: readonly Line[], unverified: string | undefined): ExitCode {
  const failed = lines.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return unverified === undefined ? EXIT.done : EXIT.partly
  if (lines.some(({ status }) => status === 'done')) return EXIT.partly
  return failed.some(({ reason }) => reason === 'unreachable') ? EXIT.unreachable : EXIT.refused
}
