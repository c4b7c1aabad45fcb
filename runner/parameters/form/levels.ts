// The level of a file or folder that is being looked into: its entries, and how one gets around.
import { isRecord, own } from '../../text/index.ts'
import { type Choice, choicesIn, sameValue, sortedChoices } from '../options.ts'
import type { Parameter } from '../parameter.ts'
import { pathReading, pathSteps, pathText } from '../path.ts'
import { type Chain, isAddress, type Need, needKey, needOf } from '../remote.ts'
import { isExpression } from '../values.ts'
import type { Making, PathLevel } from './model.ts'

/** The level that is shown: the one that was entered, else the one in which the value lies. */
export function levelOf(
  parameter: Parameter,
  value: unknown,
  path: string,
  mode: 'choose' | 'map',
  chain: Chain,
  making: Making,
): PathLevel {
  const reading = pathReading(parameter)
  const isOneLevel = reading.singleLevel || !isAddress(reading.store)
  const given = typeof value === 'string' && !isExpression(value) ? pathSteps(value) : []
  const entered = own(making.context.folders, path)
  const looked = Array.isArray(entered) ? entered.map(String) : given.slice(0, -1)
  // a typed path is judged from the root, where Make begins, too
  const steps = isOneLevel || mode === 'map' ? [] : looked
  const here = pathText(reading, steps)
  const mayTake = parameter.type === 'folder' && here !== ''
  const labels = (all: readonly string[]) => labelsOf(all, parameter, chain, making)
  return {
    steps,
    path: here,
    labels: labels(steps),
    chosen: labels(given),
    canEnter: !isOneLevel,
    ...(mayTake ? { takes: here } : {}),
  }
}

/** The value an entry of the level stands for. */
export function pathOfEntry({ path }: Pick<PathLevel, 'path'>, entry: unknown): string {
  return path === '' || path.endsWith('/') ? `${path}${entry}` : `${path}/${entry}`
}

/** The question whose answer is a level. */
export function levelNeed(parameter: Parameter, store: string, path: string, chain: Chain): Need {
  return needOf(store, chain, parameter.name ? { [parameter.name]: path } : {})
}

/** The entries that are offered: folders lead on, and files are there for who wants one. */
export function entriesOf(parameter: Parameter, list: unknown): readonly Choice[] {
  const { singleLevel, store } = pathReading(parameter)
  const isOneLevel = singleLevel || !isAddress(store)
  const entries = sortedChoices(parameter, choicesIn(parameter, list))
  const wantsFile = parameter.type === 'file'
  return entries.filter(({ file = false }) => (wantsFile ? file || !isOneLevel : !file))
}

/** What the steps are called in the lists that are known; else the steps themselves. */
function labelsOf(
  steps: readonly string[],
  parameter: Parameter,
  chain: Chain,
  making: Making,
): readonly string[] {
  const reading = pathReading(parameter)
  return steps.map((step, depth) => {
    const list = listOf(pathText(reading, steps.slice(0, depth)), parameter, chain, making)
    const entry = choicesIn(parameter, list).find((one) => sameValue(one.value, step))
    return entry?.label ?? step
  })
}

function listOf(path: string, parameter: Parameter, chain: Chain, making: Making): unknown {
  const { store } = pathReading(parameter)
  if (!isAddress(store)) return store
  const answer = making.known.get(needKey(levelNeed(parameter, store, path, chain)))
  return isRecord(answer) ? own(answer, 'value') : undefined
}
