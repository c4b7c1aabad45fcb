// Form bodies: name=value pairs; lists repeat their name, collections are refused.
import { toText } from '../../iml/index.ts'
import { isRecord, percentEncoded } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import type { BodyCodec } from './codec.ts'

export const urlencoded: BodyCodec = {
  name: 'urlencoded',
  doc: 'application/x-www-form-urlencoded; null and undefined are left out, lists repeat the name.',
  encode: (value) => {
    if (value === undefined) return {}
    const contentType = 'application/x-www-form-urlencoded'
    if (!isRecord(value)) return { body: toText(value), contentType }
    const pairs: string[] = []
    for (const [name, member] of Object.entries(value)) {
      for (const one of Array.isArray(member) ? member : [member]) {
        if (one === undefined || one === null) continue
        if (isRecord(one)) throw notAScalar(name)
        pairs.push(`${formText(name)}=${formText(toText(one))}`)
      }
    }
    return { body: pairs.join('&'), contentType }
  },
}

/** Percent-encoding of forms: as in URLs, with + for blanks. */
function formText(text: string): string {
  return percentEncoded(text).replaceAll('%20', '+')
}

function notAScalar(name: string): ModuleError {
  return new ModuleError('RuntimeError', `The form value "${name}" is a collection.`, {
    remedy: 'a form holds texts, numbers, booleans and lists of them (A-23)',
  })
}
