// What an operand that was refused was meant as: a keyword in quotes, or all items instead of the first.
import { ImlError } from './error.ts'
import { allItemsOf } from './first-item.ts'
import { keywords } from './keywords.ts'
import { meantByName } from './meant.ts'
import type { Node } from './syntax.ts'
import { quoted } from './values.ts'

/** The error with better advice, where what is written tells what was meant; other errors as they are. */
export function advisedBy(
  error: unknown,
  operands: readonly (Node | undefined)[],
  template: string,
): unknown {
  // an error with a place is one of a part, which has been advised already
  if (!(error instanceof ImlError) || error.place !== undefined) return error
  if (error.code !== 'iml/invalid-value') return error
  const remedy = remedyFor(error.message, operands, template)
  if (remedy === undefined) return error
  const { code, message, cause, source } = error
  return new ImlError(code, message, { remedy, cause, source })
}

function remedyFor(
  message: string,
  operands: readonly (Node | undefined)[],
  template: string,
): string | undefined {
  for (const operand of operands) {
    const word = wordOf(operand)
    if (word !== undefined && operand?.kind === 'literal') {
      const isMeant = message.includes(quoted(operand.value)) || message === 'Invalid array'
      if (isMeant) return `write ${word} without quotes`
    }
    const all = allItemsOf(operand, template)
    if (all !== undefined && /array/.test(message)) return `[] is the first item: write ${all}`
  }
  return undefined
}

/** The keyword that a text in quotes is, in any letters. */
function wordOf(operand: Node | undefined): string | undefined {
  if (operand?.kind !== 'literal' || typeof operand.value !== 'string') return undefined
  const small = operand.value.trim().toLowerCase()
  return keywords.has(small) ? small : meantByName(small, [...keywords.keys()])
}
