// What the conversion of a bundle carries along, and how it reports what it finds.
import { defined, own, type Problem, textAt } from '../text/index.ts'
import {
  type ConvertContext,
  type Fault,
  isRequired,
  labelOf,
  type Parameter,
  parameterList,
} from './parameter.ts'
import type { Chain, Known } from './remote.ts'

export interface BundleContext extends ConvertContext {
  /** The action type of the module; null or missing: none ("multipurpose"). */
  readonly crud?: 'create' | 'read' | 'update' | 'delete' | null
  readonly moduleType?: string
  /** Remote fields that are known; a run itself never asks for them. */
  readonly known?: Known
}

/** What the walk carries along: the context, the problems so far, and where it stands. */
export interface Walk {
  readonly context: BundleContext
  readonly problems: Problem[]
  /** Paths (as JSON) with an error: each parameter has at most one. */
  readonly faulty: Set<string>
  readonly path: readonly (string | number)[]
  readonly chain: Chain
  /** False inside items of a list of collections, where a run checks nothing. */
  readonly enforced: boolean
}

export function reportMissing(parameter: Parameter, walk: Walk): void {
  if (!walk.enforced || !isFirstFault(walk)) return
  const path = walk.path.join('.')
  const remedy = howToGive(parameter, path)
  walk.problems.push({
    code: 'parameters/missing',
    severity: 'error',
    message: `Missing value of required parameter '${path}'.`,
    ...defined({ remedy }),
    path,
  })
}

/** The required members of a collection, or the label and help of anything else. */
function howToGive(parameter: Parameter, path: string): string | undefined {
  const required = parameterList(own(parameter, 'spec')).flatMap((field) =>
    typeof field !== 'string' && field.name && isRequired(field) ? [`${path}.${field.name}`] : [],
  )
  if (required.length > 0) return `${labelOf(parameter)} needs ${required.join(', ')}.`
  const help = textAt(parameter, 'help')
  if (help === undefined) return textAt(parameter, 'label')
  return `${labelOf(parameter)}: ${help}`
}

/**
 * Reports a fault, unless its parameter has one already: the error of a run is "Validation failed for
 * N parameter(s)." with one error for each (integromat/imt-proto, `suberrors`).
 */
export function report(fault: Fault, walk: Walk): void {
  if (!walk.enforced || !isFirstFault(walk)) return
  const path = walk.path.join('.')
  walk.problems.push({
    code: 'parameters/invalid',
    severity: 'error',
    message: `${fault.what} in parameter '${path}'.`,
    ...defined({ remedy: fault.remedy }),
    path,
  })
}

/** True for the first error of a parameter; names may hold dots, so that the text is no key. */
function isFirstFault({ faulty, path }: Walk): boolean {
  const key = JSON.stringify(path)
  if (faulty.has(key)) return false
  faulty.add(key)
  return true
}
