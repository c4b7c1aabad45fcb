// A plan and the lines of a deploy as text and as JSON.

import { isConflict } from './compare.ts'
import { type Item, type Plan, stops } from './plan.ts'
import { hostOf } from './there.ts'
import type { Line } from './wish.ts'

/** What stands before an item: + created, ~ changed, - deleted, ! stops a deploy, ? only in Make. */
function signOf({ state }: Item): string {
  if (state === 'new') return '+'
  if (state === 'removed') return '-'
  if (state === 'foreign') return '?'
  return state === 'changed here' ? '~' : '!'
}

/** How the app stands, in one line. */
export function stateText({ app, origin }: Pick<Plan, 'app' | 'origin'>): string {
  const state = app.approved ? 'approved' : app.public ? 'public' : 'private'
  const name = app.label === '' ? '' : `${app.label}: `
  const pending = app.pending.length === 0 ? '' : `, ${count(app.pending.length, 'pending change')}`
  const { appId, appVersion, baseUrl } = origin
  return `${name}${state} app ${appId} version ${appVersion} on ${hostOf(baseUrl)}${pending}`
}

/** One line an item. */
export function planText(plan: Plan): string {
  const rows = plan.items.map((item) => {
    const name = item.part === undefined ? item.component : `${item.component} ${item.part}`
    const words = item.state === 'differs' ? 'differs, and no last deploy is known' : item.state
    const note = item.note === undefined ? '' : `: ${item.note}`
    return { sign: signOf(item), name, words: `${words}${note}` }
  })
  const width = Math.max(0, ...rows.map(({ name }) => name.length))
  const lines = rows.map(({ sign, name, words }) => `  ${sign} ${name.padEnd(width)}  ${words}`)
  return `${[stateText(plan), ...lines, summaryOf(plan)].join('\n')}\n`
}

function summaryOf({ items, same }: Plan): string {
  const having = (passes: (item: Item) => boolean): number => items.filter(passes).length
  const parts = [
    [having(({ state }) => state === 'new'), 'to create'],
    [having(({ state }) => state === 'changed here'), 'to change'],
    [having(({ state }) => state === 'removed'), 'to delete'],
    [having(stops), having(stops) === 1 ? 'conflict' : 'conflicts'],
    [having(({ state }) => state === 'foreign'), 'only in Make'],
  ] as const
  const told = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`)
  const rest = `${same} the same`
  return told.length === 0 ? `Nothing to do, ${rest}.` : `${[...told, rest].join(', ')}.`
}

/** What a plan is as JSON, for programs and for --plan. */
export function planJson(plan: Plan): string {
  return `${JSON.stringify({ schemaVersion: 1, ...plan }, null, 2)}\n`
}

/** One line of a deploy. */
export function lineText({ component, part, status, message, hint }: Line): string {
  const name = component === part ? component : `${component} ${part}`
  const why = message === undefined ? '' : `: ${message}`
  const what = hint === undefined ? '' : `\n             ${hint}`
  return `${status.padEnd(9)}  ${name}${why}${what}\n`
}

/** The ways out of what stops a deploy. */
export function waysOut(items: readonly Item[]): string {
  const names = [...new Set(items.map(({ component }) => component))]
  const shown = names.slice(0, 3).join(' ')
  const isAdoptable = items.every(({ state }) => state === 'differs')
  const adopt = isAdoptable
    ? ', or take what is in Make as the last deploy: dryrun plan --adopt'
    : ''
  const isPullable = items.every(({ state }) => isConflict(state))
  const pull = isPullable ? `take over what is in Make: dryrun pull ${shown}, or ` : ''
  const overwrite = names
    .slice(0, 3)
    .map((name) => `--overwrite ${name}`)
    .join(' ')
  const more = names.length > 3 ? ' …' : ''
  return `${pull}give it up: ${overwrite}${more}${adopt}`
}

/** `1 module`, `2 modules`. */
export const count = (number: number, word: string): string =>
  `${number} ${word}${number === 1 ? '' : 's'}`
