// How the path of a file or folder is written, and which entries of a level may be taken or entered.
import { own } from '../text/index.ts'
import { optionsWrapper, storeOf } from './options.ts'
import type { Parameter } from './parameter.ts'

/** How the path is read; the defaults are those of the form library. */
export interface PathReading {
  /** True: paths begin with a slash, which is also a folder that can be chosen. */
  readonly showRoot: boolean
  /** True: steps are ids, whose labels are remembered with the dialog. */
  readonly ids: boolean
  /** True: nothing can be entered. */
  readonly singleLevel: boolean
  readonly store: unknown
}

export function pathReading(parameter: Parameter): PathReading {
  const wrapper = optionsWrapper(parameter)
  return {
    showRoot: own(wrapper, 'showRoot') !== false,
    ids: own(wrapper, 'ids') === true,
    singleLevel: own(wrapper, 'singleLevel') === true,
    store: storeOf(parameter),
  }
}

/** The path that leads through these steps: with a slash in front where the root is shown. */
export function pathText({ showRoot }: PathReading, steps: readonly string[]): string {
  const walked = steps.join('/')
  return showRoot && !walked.startsWith('/') ? `/${walked}` : walked
}

/** The steps of a path; none for the root. */
export function pathSteps(path: string): readonly string[] {
  const walked = path.startsWith('/') ? path.slice(1) : path
  return walked === '' ? [] : walked.split('/')
}

/** True for entries that fit: folders on the way, at the end what the type asks for. */
export function fitsLevel(isFile: boolean, type: string, isLast: boolean): boolean {
  return isLast ? isFile === (type === 'file') : !isFile
}
