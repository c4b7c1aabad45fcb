// Which arguments of a call may come out of it again, as a whole or in part.
import type { ImlFunction } from './function.ts'

/** The arguments of which the result of a function is made; none where it is something new. */
export function handedOn<Argument>(
  row: ImlFunction | undefined,
  args: readonly Argument[],
): readonly Argument[] {
  const [, ...rest] = args
  switch (row?.handsOn) {
    case undefined:
    case 'nothing':
      return []
    case 'any':
      return args
    case 'rest':
      return rest
    case 'results':
      return rest.filter((_, index) => index % 2 === 1 || index === rest.length - 1)
    default:
      return args.slice(0, 1)
  }
}
