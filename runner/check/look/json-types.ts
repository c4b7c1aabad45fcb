// JSON types by the type of a field, in the words of contracts: what a parameter gives, what an interface shows.
import { typeNamed } from '../../parameters/index.ts'

/** The JSON types of what a parameter gives; undefined: any. */
export function typesGiven(type: string): readonly string[] | undefined {
  const gives = typeNamed(type)?.gives ?? 'any'
  if (gives === 'any' || gives === 'none') return undefined
  return gives === 'number' ? ['number', 'integer'] : [gives]
}

/** The JSON types that a field of an interface may show; dates are parsed from texts and numbers. */
export function typesShown(type: string): readonly string[] | undefined {
  const isMoment = typeNamed(type)?.control === 'date'
  return isMoment ? ['string', 'number', 'integer'] : typesGiven(type)
}
