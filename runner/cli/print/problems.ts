// Problems of input bundles as they are drawn: which bundle of many, and no name told twice.
import type { Problem } from '../../text/index.ts'

/** Problems of one bundle among many, ready to be drawn: which bundle, and no name told twice. */
export function drawable(problems: readonly Problem[], bundle: number, of: number): Problem[] {
  return problems.map(({ path, ...problem }) => {
    const told = path !== undefined && problem.message.includes(`'${path}'`)
    const name = told ? undefined : path
    const where = [of > 1 ? `bundle ${bundle}` : undefined, name].filter((one) => one !== undefined)
    return where.length === 0 ? problem : { ...problem, path: where.join(', ') }
  })
}
