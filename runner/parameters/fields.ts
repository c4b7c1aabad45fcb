// A list of parameters with its remote parts put in, as far as their answers are known.
import { everyList } from './nested.ts'
import { type Parameter, type ParameterList, parameterList } from './parameter.ts'
import { type Chain, type Known, type Need, needKey, needOf } from './remote.ts'

export interface Fields {
  readonly fields: readonly Parameter[]
  /** Remote parts that are not known yet; while there are any, further names are possible. */
  readonly needs: readonly Need[]
  /** Remote parts that failed: the address, and the message that came back. */
  readonly failed: readonly { readonly rpc: string; readonly message: string }[]
}

/** The parameters of a list; addresses in it are replaced by what is known of their answers. */
export function fieldsOf(list: ParameterList, chain: Chain, known: Known): Fields {
  const fields: Parameter[] = []
  const needs: Need[] = []
  const failed: { rpc: string; message: string }[] = []
  for (const item of list) {
    if (typeof item !== 'string') {
      fields.push(item)
      continue
    }
    const need = needOf(item, chain)
    const answer = known.get(needKey(need))
    if (answer === undefined) needs.push(need)
    else if ('failed' in answer) failed.push({ rpc: item, message: answer.failed })
    else fields.push(...parameterList(answer.value).filter((field) => typeof field !== 'string'))
  }
  return { fields, needs, failed }
}

/** Every field that any value of the parameter could reveal, in the order they are written. */
export function possibleNested(parameter: Parameter): ParameterList {
  return everyList(parameter).flatMap(({ items }) => parameterList(items))
}
