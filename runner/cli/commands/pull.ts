// `dryrun pull`: what is in Make comes into the files of the app, byte for byte; nothing is changed in Make.
import { join } from 'node:path'
import {
  type Compared,
  isConflict,
  isWanted,
  type Permission,
  splitName,
} from '../../deploy/index.ts'
import { didYouMean } from '../../text/index.ts'
import { atDesk, type Desk, denied } from '../deploying/desk.ts'
import { locked } from '../deploying/locked.ts'
import { newProject } from '../deploying/new-project.ts'
import { planAt } from '../deploying/planning.ts'
import { takeOver } from '../deploying/take-over.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Typed } from './options.ts'

export type Wish = Typed<'pull'> & { readonly components: readonly string[] }

export function read(typed: Typed<'pull'>, ...components: readonly string[]): Wish | Refused {
  const [folder] = components
  if (typed.id !== undefined && (folder === undefined || components.length > 1)) {
    return misused(
      'usage/option',
      '--id makes a project in one folder.',
      'dryrun pull --id APP --zone ZONE DIR',
    )
  }
  if (typed.id === undefined && typed.zone !== undefined) {
    return misused('usage/option', '--zone means nothing without --id.', 'an origin has its zone')
  }
  return { ...typed, components }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const { app, origin, rate, id, components } = wish
  if (id !== undefined) {
    const made = await newProject(terminal, { ...wish, id, folder: components[0] ?? '.' })
    if (isRefused(made)) return made
    const inside = { ...wish, id: undefined, zone: undefined, components: [] }
    const aimed = { app: join(app ?? '.', components[0] ?? '.'), origin, rate }
    return atDesk(terminal, aimed, (desk) => locked(desk, 'pull', () => all(desk, inside)))
  }
  return atDesk(terminal, { app, origin, rate }, (desk) =>
    locked(desk, 'pull', () => some(desk, wish)),
  )
}

/** Everything that is in Make, into a new project. */
async function all(desk: Desk, wish: Wish): Promise<ExitCode | Refused> {
  const made = await planAt(desk)
  if (isRefused(made)) return made
  const { compared, pairing } = made.planned
  const foreign = pairing.foreign
  const wanted = { compared, foreign, withCommon: wish.withCommon }
  return takeOver(desk, made, wanted, { isNew: true })
}

async function some(desk: Desk, wish: Wish): Promise<ExitCode | Refused> {
  const made = await planAt(desk)
  if (isRefused(made)) return made
  const { compared, pairing } = made.planned
  const foreign = pairing.foreign.filter(({ kind, remote }) =>
    wish.components.includes(`${kind}/${remote}`),
  )
  const unknown = unknownName(desk, made.planned.plan.items, wish.components)
  if (unknown) return unknown
  const named: Permission = { only: new Set(wish.components), overwrite: new Set(), deletes: false }
  const wanted = compared.filter((one) =>
    wish.components.length > 0
      ? isWanted(named, one.component) && one.standing !== 'same'
      : isThere(one, wish),
  )
  const gone = pairing.gone.find(({ name }) => wish.components.includes(name))
  if (gone) {
    const message = `${gone.name} is not in Make any more.`
    const remedy = `create it anew: dryrun deploy --overwrite ${gone.name}; or remove it here`
    return denied('deploy/conflict', message, remedy, EXIT.conflict)
  }
  return takeOver(desk, made, { compared: wanted, foreign, withCommon: wish.withCommon })
}

/** True for what was changed in Make; changes here stay. */
const isThere = ({ standing }: Compared, { drift }: Wish): boolean =>
  drift
    ? standing === 'changed there' || standing === 'changed on both sides'
    : isConflict(standing)

function unknownName(
  { project }: Desk,
  items: readonly { readonly component: string }[],
  names: readonly string[],
): Refused | undefined {
  const { general, components } = project.local
  const known = new Set([
    ...general.map(({ section }) => section.key),
    ...components.map(({ name }) => name),
    ...items.map(({ component }) => component),
  ])
  const wrong = names.find((name) => !known.has(name))
  if (wrong === undefined) return undefined
  const advice =
    didYouMean(wrong, [...known]) ??
    (splitName(wrong)
      ? 'neither the app nor Make has it'
      : 'write kind/name, such as module/getSubscription')
  return misused('usage/unknown-component', `There is no ${wrong}.`, advice)
}
