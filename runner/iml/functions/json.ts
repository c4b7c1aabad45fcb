// Values written as JSON by functions; refuses, in sentences, what has no end.
import { jsonReason } from '../../text/index.ts'
import { messageOf } from '../rethrow.ts'
import { invalid } from './arguments.ts'

/**
 * The value as JSON; undefined for what JSON has no form of, as `JSON.stringify` gives it.
 *
 * @throws ImlError for a value that holds itself and for one that nests too deep
 */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (error instanceof RangeError) {
      throw invalid('The value nests too deep to be written as JSON.', 'make it flatter')
    }
    if (error instanceof TypeError && messageOf(error).includes('circular')) {
      throw invalid('The value holds itself, which JSON cannot write.', 'leave that member out')
    }
    throw invalid(messageOf(error))
  }
}

/** The value of a JSON text. Throws ImlError in the words of `JSON.parse`. */
export function readJson(text: string, remedy?: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof RangeError) throw invalid('The JSON nests too deep to be read.')
    throw invalid(jsonReason(error), remedy)
  }
}
